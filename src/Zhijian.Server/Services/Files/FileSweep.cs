using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Services.Files;

/// <summary>
/// Deletes what citizens took back, and what they uploaded and never entered, from the vault and the database (清理附件); and from the vault what has no row, as the message
/// that brought it was never written.
/// </summary>
internal sealed partial class FileSweep(IServiceScopeFactory scopes, FileVault vault, TimeProvider time, ILogger<FileSweep> log) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>One directory of the vault at a time, each about once a day, whichever server it is.</summary>
    private static readonly TimeSpan WalkEvery = TimeSpan.FromMinutes(5);

    /// <summary>Long after the last try of a message.</summary>
    private static readonly TimeSpan StrayAfter = TimeSpan.FromDays(1);

    private long _walked;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, SweepAsync, LogFailed, stoppingToken);

    /// <summary>The bytes go first: a server that stops in between finds the row again.</summary>
    private async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var files = scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<ServiceFile>();
        var now = time.GetUtcNow();
        var due = await files.Where(file => file.DueAt <= now && file.State == FileState.Loose).OrderBy(file => file.DueAt).Take(AtOnce).Select(file => file.Id).ToListAsync(cancellation);
        foreach (var id in due) vault.Delete(id);
        if (due.Count > 0) await files.Where(file => due.Contains(file.Id) && file.State == FileState.Loose).ExecuteDeleteAsync(cancellation);
        if (now.Ticks / WalkEvery.Ticks is var walk && walk == _walked) return;
        _walked = walk;
        await vault.DeleteStraysAsync((int)(walk % FileVault.Directories), now - StrayAfter, ids => files.Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToHashSetAsync(cancellation));
    }

    [LoggerMessage(LogLevel.Error, "Files that citizens took back could not be deleted; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
