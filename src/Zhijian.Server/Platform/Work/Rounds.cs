namespace Zhijian.Server.Platform.Work;

/// <summary>Work that looks around every so often (定时巡查).</summary>
internal static class Rounds
{
    /// <summary>Looks at once and then every so often until the server stops. A look that fails is told to <paramref name="failed"/>; the next comes in its time.</summary>
    public static Task RunAsync(TimeSpan every, TimeProvider time, Func<CancellationToken, Task> look, Action<Exception> failed, CancellationToken stopping) =>
        RunAsync(cancellation => Task.Delay(every, time, cancellation), look, failed, stopping);

    /// <summary>The same, and whenever the bell rings.</summary>
    public static Task RunAsync(Bell bell, TimeSpan every, TimeProvider time, Func<CancellationToken, Task> look, Action<Exception> failed, CancellationToken stopping) =>
        RunAsync(cancellation => bell.WaitAsync(every, time, cancellation), look, failed, stopping);

    private static async Task RunAsync(Func<CancellationToken, Task> pause, Func<CancellationToken, Task> look, Action<Exception> failed, CancellationToken stopping)
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

            await pause(stopping);
            // Not on the thread of the timer: a clock that leaps over days would make every look of those days on its way.
            await Task.Yield();
        }
    }
}
