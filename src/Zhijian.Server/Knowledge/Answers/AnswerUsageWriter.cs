using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>Writes the counts of given answers down every half minute and when the server stops.</summary>
internal sealed partial class AnswerUsageWriter(AnswerUsage usage, IServiceScopeFactory scopes, TimeProvider time, ILogger<AnswerUsageWriter> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        var given = usage.Take();
        if (given.Count == 0) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
            var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
            foreach (var uses in given.GroupBy(pair => pair.Key.AnswerId, StringComparer.Ordinal))
                await AddAsync(db, new AnswerId(Guid.Parse(uses.Key)), uses.ToDictionary(pair => pair.Key.Kind, pair => pair.Value), cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogLost(problem, given.Values.Sum());
        }
    }

    private static async Task AddAsync(ZhijianDb db, AnswerId answer, Dictionary<AnswerUseKind, int> counts, CancellationToken cancellation)
    {
        var (given, helpful) = (counts.GetValueOrDefault(AnswerUseKind.Given), counts.GetValueOrDefault(AnswerUseKind.Helpful));
        var (unhelpful, handedOver) = (counts.GetValueOrDefault(AnswerUseKind.Unhelpful), counts.GetValueOrDefault(AnswerUseKind.HandedOver));
        await db.Set<CanonicalAnswer>().Where(row => row.Id == answer).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Hits, row => row.Hits + given)
                .SetProperty(row => row.Helpful, row => row.Helpful + helpful)
                .SetProperty(row => row.Unhelpful, row => row.Unhelpful + unhelpful)
                .SetProperty(row => row.HandedOver, row => row.HandedOver + handedOver),
            cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} uses of answers could not be counted")]
    private partial void LogLost(Exception problem, int count);
}
