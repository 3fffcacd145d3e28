using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Files;

/// <summary>Files on their way to the database in the transaction of the message that brought them, and back.</summary>
internal static class FileStorage
{
    public static Guid IdOf(Guid conversation, string mediaId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation:N}/{mediaId}"), hash);
        return new Guid(hash[..16]);
    }

    /// <summary>The same file again changes nothing.</summary>
    public static Statement Save(ServiceFile file) => new(
        """
        INSERT INTO "ServiceFiles"
            ("Id", "AgencyId", "ConversationId", "RunId", "Step", "Department", "AccountId", "MediaId", "State", "Type", "Bytes", "Name", "Hash", "Fingerprint", "TakenAt", "SentAt", "KeptAt", "Attempts", "DueAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18)
        ON CONFLICT ("Id") DO NOTHING
        """,
        [
            file.Id, file.AgencyId.Value, file.ConversationId, file.RunId, file.Step, file.Department, file.AccountId, file.MediaId, (int)file.State, file.Type, (int)file.Bytes, file.Name,
            file.Hash, file.Fingerprint, file.TakenAt, file.SentAt, file.KeptAt, file.Attempts, file.DueAt,
        ]);

    /// <summary>What was uploaded stands in an entry now.</summary>
    public static Statement Keep(Guid file) => new("""UPDATE "ServiceFiles" SET "State" = 1, "DueAt" = NULL WHERE "Id" = @p0 AND "State" = 4""", [file], MustChange: true);

    /// <summary>What stood in an entry and stands in none any more is deleted soon.</summary>
    public static IEnumerable<Statement> LetGo(ServiceRun before, ServiceRun after, IReadOnlyList<ServiceFile> files, DateTimeOffset now) =>
        FileEntry.InUse(before.Entries, files).Except(FileEntry.InUse(after.Entries, files))
            .Select(file => new Statement("""UPDATE "ServiceFiles" SET "State" = 4, "DueAt" = @p1 WHERE "Id" = @p0 AND "State" IN (0, 1)""", [file.Id, now]));

    /// <summary>What was sent for these runs, by age.</summary>
    public static Task<List<ServiceFile>> OfRunsAsync(ZhijianDb db, List<Guid> runs, CancellationToken cancellation) =>
        db.Set<ServiceFile>().AsNoTracking().Where(file => runs.Contains(file.RunId)).OrderBy(file => file.SentAt).ThenBy(file => file.Id).ToListAsync(cancellation);
}
