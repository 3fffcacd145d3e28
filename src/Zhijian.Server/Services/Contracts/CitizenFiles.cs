using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>What came of an upload.</summary>
/// <param name="Id">Null when the file is of no use.</param>
/// <param name="Fault">In the citizen's words why not, and what to do.</param>
public sealed record CitizenFile(Guid? Id, string? Fault, string? Type = null, long Bytes = 0);

/// <summary>
/// Takes pictures, recordings and documents from the page and the mini program (上传附件). The caller has made sure that the conversation is the citizen's own. An uploaded file belongs to
/// one step of one run; it becomes part of it by <see cref="AttachFile"/>, and is deleted when that never comes.
/// </summary>
public sealed class CitizenFiles
{
    /// <summary>More than a step keeps, as citizens take pictures again; enough to stop who fills the disk.</summary>
    private const int MostOfRun = 60;

    /// <summary>The next thing that happens to an upload is that it becomes part of its step.</summary>
    private static readonly TimeSpan LooseFor = TimeSpan.FromHours(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly ServiceBook _book;
    private readonly FileIntake _intake;
    private readonly FileVault _vault;
    private readonly SecretBox _box;
    private readonly TimeProvider _time;

    internal CitizenFiles(IServiceScopeFactory scopes, ServiceBook book, FileIntake intake, FileVault vault, SecretBox box, TimeProvider time) =>
        (_scopes, _book, _intake, _vault, _box, _time) = (scopes, book, intake, vault, box, time);

    /// <summary>Bytes of the largest file any step takes; for the limit of the request.</summary>
    public static int MostBytes => FileCheck.MostBytes(StepKind.Photos);

    /// <param name="content">Read to its end, or to the limit.</param>
    /// <param name="name">As the telephone calls it; only shown.</param>
    /// <returns>Null when there is no such open run in the conversation, or its step takes no files.</returns>
    public async Task<CitizenFile?> KeepAsync(Guid conversation, Guid run, string step, Stream content, string? name, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var row = await db.Set<ServiceRun>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == run && one.ConversationId == conversation && one.State == RunState.Open, cancellation);
        if (row is not null) await _book.CatchUpAsync(db, [row]);
        if (row is null || _book.Find(row.AgencyId, row.Service, row.Version)?.Find(step) is not { TakesFiles: true } asked) return null;
        var others = await FileStorage.OfRunsAsync(db, [run], cancellation);
        if (others.Count >= MostOfRun) return new CitizenFile(null, "这次办理上传的文件太多了，请用已经上传的，或者退出后重新开始。");
        if (await ReadAsync(content, FileCheck.MostBytes(asked.Kind), cancellation) is not { } bytes) return new CitizenFile(null, FileCheck.TooLarge(asked.Kind, null));

        var now = _time.GetUtcNow();
        var sent = new ServiceFile
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = row.AgencyId,
            ConversationId = conversation,
            RunId = run,
            Step = step,
            Department = row.Department,
            Name = name is { Length: > 0 } ? Path.GetFileName(name) is { Length: <= 100 } plain ? plain : null : null,
            SentAt = now,
        };
        var file = await _intake.TakeAsync(sent, asked, bytes, FileEntry.InUse(row.Unsealed(_box).Entries, others, step), cancellation);
        if (file.Fault is { } fault) return new CitizenFile(null, fault);
        db.Add(file with { State = FileState.Loose, DueAt = now + LooseFor });
        await db.SaveChangesAsync(cancellation);
        return new CitizenFile(file.Id, null, file.Type, file.Bytes);
    }

    /// <summary>What a citizen sent for a run of theirs, for the page to show it again.</summary>
    /// <returns>Null when it is not theirs or not here.</returns>
    public async Task<(byte[] Bytes, string Type)?> FindAsync(Guid conversation, Guid id, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var file = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<ServiceFile>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id && row.ConversationId == conversation && row.State == FileState.Kept, cancellation);
        return file?.Type is { } type && await _vault.FindAsync(id, cancellation) is { } bytes ? (bytes, type) : null;
    }

    private static async Task<byte[]?> ReadAsync(Stream content, int mostBytes, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (read.Length + count > mostBytes) return null;
            await read.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        return read.ToArray();
    }
}
