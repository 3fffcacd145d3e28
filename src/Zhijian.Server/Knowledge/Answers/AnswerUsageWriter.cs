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
            foreach (var (id, count) in given)
            {
                var answer = new AnswerId(Guid.Parse(id));
                await db.Set<CanonicalAnswer>().Where(row => row.Id == answer).ExecuteUpdateAsync(set => set.SetProperty(row => row.Hits, row => row.Hits + count), cancellation);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogLost(problem, given.Values.Sum());
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} uses of answers could not be counted")]
    private partial void LogLost(Exception problem, int count);
}
