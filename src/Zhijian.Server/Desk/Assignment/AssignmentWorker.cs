using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Assignment;

/// <summary>
/// Gives out what waits as soon as something changes at this server, and every two seconds for what changed at others or by time alone. One agency
/// at a time; however often it is rung for meanwhile, one round follows.
/// </summary>
internal sealed partial class AssignmentWorker(
    AssignmentRound round, DutySweep sweep, QueueMoves moves, DutyBoard board, IServiceScopeFactory scopes, TimeProvider time, ILogger<AssignmentWorker> log) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(15);

    private readonly Channel<AgencyId?> _bell = Channel.CreateUnbounded<AgencyId?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<AgencyId, bool> _rung = new();
    private int _looking;

    /// <summary>Agencies that give out by turn, as the last look found them: a storm at any other costs nothing here.</summary>
    private volatile HashSet<AgencyId> _automatic = [];
    private DateTimeOffset _sweptAt;

    /// <summary>Somebody changed how an agency gives out.</summary>
    public void RulesChanged() => Look();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        moves.Moved += Ring;
        board.Changed += Ring;
        using var timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        try
        {
            await foreach (var rung in _bell.Reader.ReadAllAsync(stoppingToken)) await RunAsync(rung, stoppingToken);
        }
        finally
        {
            moves.Moved -= Ring;
            board.Changed -= Ring;
        }
    }

    private void Ring(AgencyId agency)
    {
        if (_automatic.Contains(agency) && _rung.TryAdd(agency, true)) _bell.Writer.TryWrite(agency);
    }

    /// <summary>A clock that leaps asks once, not for every two seconds it leapt over.</summary>
    private void Look()
    {
        if (Interlocked.Exchange(ref _looking, 1) == 0) _bell.Writer.TryWrite(null);
    }

    private async Task RunAsync(AgencyId? rung, CancellationToken cancellation)
    {
        try
        {
            if (rung is { } agency)
            {
                _rung.TryRemove(agency, out _);
                await round.RunAsync(agency, cancellation);
                return;
            }

            Interlocked.Exchange(ref _looking, 0);
            if (time.GetUtcNow() - _sweptAt >= SweepEvery)
            {
                _sweptAt = time.GetUtcNow();
                await sweep.RunAsync(cancellation);
            }

            _automatic = await AutomaticAsync(cancellation);
            foreach (var automatic in _automatic) await round.RunAsync(automatic, cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(problem);
        }
    }

    private async Task<HashSet<AgencyId>> AutomaticAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<AssignmentRules>()
            .Where(rules => rules.Mode == AssignmentMode.Automatic).Select(rules => rules.AgencyId).ToHashSetAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Waiting conversations could not be given out; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
