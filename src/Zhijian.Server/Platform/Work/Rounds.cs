namespace Zhijian.Server.Platform.Work;

/// <summary>Work that looks around every so often (定时巡查).</summary>
internal static class Rounds
{
    /// <summary>Looks at once and then every so often until the server stops. A look that fails is told to <paramref name="failed"/>; the next comes in its time.</summary>
    public static async Task RunAsync(TimeSpan every, TimeProvider time, Func<CancellationToken, Task> look, Action<Exception> failed, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await look(stopping);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                failed(problem);
            }

            await Task.Delay(every, time, stopping);
            // Not on the thread of the timer: a clock that leaps over days would make every look of those days on its way.
            await Task.Yield();
        }
    }
}
