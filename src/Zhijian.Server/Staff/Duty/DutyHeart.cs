using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff.Duty;

/// <summary>
/// Writes whose consoles are open (在岗心跳): at once when one opens, and all of them again and again in one statement. When the server is gone, what it
/// wrote goes stale by itself; so several servers agree on who is there without knowing each other.
/// </summary>
internal sealed partial class DutyHeart(DutyBoard board, IServiceScopeFactory scopes, TimeProvider time, ILogger<DutyHeart> log) : BackgroundService
{
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    private readonly Channel<(AgencyId Agency, StaffId Staff)?> _beats = Channel.CreateUnbounded<(AgencyId, StaffId)?>(new UnboundedChannelOptions { SingleReader = true });

    public async Task BeatAsync(List<StaffId> staff, CancellationToken cancellation)
    {
        if (staff.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var now = time.GetUtcNow();
        Guid? node = board.Node;
        // Who was locked may still have a console open; it does not count.
        await db.Set<StaffDuty>().Where(duty => staff.Contains(duty.StaffId) && !db.Set<StaffMember>().Any(member => member.Id == duty.StaffId && member.IsLocked))
            .ExecuteUpdateAsync(change => change.SetProperty(duty => duty.SeenAt, now).SetProperty(duty => duty.Node, node), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Opened += Opened;
        using var timer = time.CreateTimer(_ => _beats.Writer.TryWrite(null), null, BeatEvery, BeatEvery);
        try
        {
            await foreach (var beat in _beats.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    await BeatAsync(beat is { } opened ? [opened.Staff] : board.All(), stoppingToken);
                    if (beat is { } come) board.Tell(come.Agency);
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    LogFailed(problem);
                }
            }
        }
        finally
        {
            board.Opened -= Opened;
        }
    }

    private void Opened(AgencyId agency, StaffId staff) => _beats.Writer.TryWrite((agency, staff));

    [LoggerMessage(LogLevel.Warning, "Who is on duty could not be written; officers may count as away until it can")]
    private partial void LogFailed(Exception problem);
}
