using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Files;

/// <summary>
/// Fetches what did not arrive while the citizen waited (补取附件), for as long as WeChat keeps it. Who sent something that turns out to be none of use is told so. Every fetch
/// is marked before it begins, so two servers do not make the same one.
/// </summary>
internal sealed partial class FileFetcher(
    IServiceScopeFactory scopes, ServiceBook book, WeChatFiles wechat, FileIntake intake, FileVault vault, TellingBell bell, SecretBox box, TimeProvider time, ILogger<FileFetcher> log) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>As long as WeChat keeps files.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private const int AtOnce = 20;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, FetchDueAsync, LogFailed, stoppingToken);

    private async Task FetchDueAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow();
        var due = await InScopeAsync(db => db.Set<ServiceFile>().AsNoTracking().Where(file => file.DueAt <= since && file.State == FileState.Waiting).OrderBy(file => file.DueAt).Take(AtOnce).ToListAsync(cancellation));
        foreach (var file in due)
        {
            var attempt = file with { Attempts = file.Attempts + 1, DueAt = time.GetUtcNow() + Patience + FirstPause };
            var isMine = await InScopeAsync(db => db.Set<ServiceFile>().Where(row => row.Id == file.Id && row.Attempts == file.Attempts && row.State == FileState.Waiting)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.Attempts, attempt.Attempts).SetProperty(row => row.DueAt, attempt.DueAt), cancellation)) > 0;
            if (isMine) await FetchAsync(attempt, cancellation);
        }
    }

    private async Task FetchAsync(ServiceFile file, CancellationToken cancellation)
    {
        var run = await InScopeAsync(db => db.Set<ServiceRun>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == file.RunId, cancellation));
        if (run is null || book.Find(run.AgencyId, run.Service, run.Version)?.Find(file.Step) is not { } step) return;
        var others = await InScopeAsync(db => db.Set<ServiceFile>().AsNoTracking()
            .Where(other => other.RunId == file.RunId && other.Id != file.Id && other.State == FileState.Kept).OrderBy(other => other.SentAt).ToListAsync(cancellation));
        others = FileEntry.InUse(run.Unsealed(box).Entries, others, file.Step);
        var (outcome, bytes) = await wechat.FetchAsync(new AccountId(file.AccountId!.Value), file.MediaId!, FileCheck.MostBytes(step.Kind), Patience, cancellation);
        await SettleAsync(outcome switch
        {
            FetchOutcome.Fetched => await intake.TakeAsync(file, step, bytes, others, cancellation),
            FetchOutcome.TooLarge => file with { State = FileState.Refused, Fault = FileCheck.TooLarge(step.Kind, null), DueAt = null },
            FetchOutcome.Unavailable when time.GetUtcNow() - file.SentAt < Life => file with { DueAt = time.GetUtcNow() + PauseAfter(file.Attempts) },
            _ => file with { State = FileState.Gone, Fault = FileArrivals.Expired(step.Kind), DueAt = null },
        }, run, step, cancellation);
    }

    /// <summary>The citizen is told in the same transaction, once; not of what they took back meanwhile.</summary>
    private async Task SettleAsync(ServiceFile file, ServiceRun run, ServiceStep step, CancellationToken cancellation)
    {
        var isSettled = await InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (await db.Set<ServiceFile>().Where(row => row.Id == file.Id && row.State == FileState.Waiting).ExecuteUpdateAsync(change => change.SetProperty(row => row.State, file.State), cancellation) == 0) return false;
            db.Update(file);
            if (file.Fault is { } fault) db.Add(Telling.To(run.AgencyId, run.ConversationId, Words(run, step, fault), time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        });
        if (isSettled && file.Fault is not null) bell.Ring();
        // Taken back meanwhile, or settled by another server: then these bytes are the citizen's picture.
        if (!isSettled && !await InScopeAsync(db => db.Set<ServiceFile>().AnyAsync(row => row.Id == file.Id && row.State == FileState.Kept, cancellation))) vault.Delete(file.Id);
    }

    private static string Words(ServiceRun run, ServiceStep step, string fault) =>
        $"您刚才为“{step.Title}”发的一{FileArrivals.Unit(step.Kind)}有问题：{fault}{(run.State == RunState.Open ? "其他已填写的内容都在。" : "办理已经提交，可以回复“人工”补充。")}";

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task<T> InScopeAsync<T>(Func<ZhijianDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await work(scope.ServiceProvider.GetRequiredService<ZhijianDb>());
    }

    [LoggerMessage(LogLevel.Error, "Files of services could not be fetched; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
