using System.Text;
using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Traffic;

namespace Zhijian.Sandbox.Departments.Pushing;

/// <summary>
/// Brings events to a listener: up to 500 in one request, the next only when those before are taken, and again until they are, with pauses of 1 s, 2 s … 60 s or what
/// Retry-After says. What is refused for good is given up. Listeners know nothing of each other.
/// </summary>
public sealed partial class EventCourier(World world, EventClient client, ILogger<EventCourier> log)
{
    private const int LongestPauses = 60;
    private static readonly TimeSpan ReorderWait = TimeSpan.FromSeconds(1);

    public async Task ServeAsync(Listener listener)
    {
        await Task.Yield();
        while (!listener.Stopping.IsCancellationRequested)
        {
            try
            {
                await listener.UntilMoreAsync();
                await ServeNextAsync(listener);
            }
            catch (OperationCanceledException) when (listener.Stopping.IsCancellationRequested)
            {
                // Nobody listens any more; what waits is lost with the listener.
            }
            catch (Exception failure)
            {
                LogLost(failure, listener.Department, listener.Name);
            }
            finally
            {
                listener.Settle();
            }
        }
    }

    private async Task ServeNextAsync(Listener listener)
    {
        var events = listener.Take();
        if (Strike(listener, kind => kind == FaultKind.Reorder) is { } fault)
        {
            var overtaking = events.Skip(1).ToList();
            if (overtaking.Count == 0)
            {
                await listener.UntilMoreAsync(fault.Milliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : ReorderWait);
                overtaking = [.. listener.Take()];
            }

            if (overtaking.Count > 0) await DeliverAsync(listener, overtaking);
            events = [events[0]];
        }

        await DeliverAsync(listener, events);
    }

    private async Task DeliverAsync(Listener listener, IReadOnlyList<DepartmentEvent> events)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await AttemptAsync(listener, events, attempt);
            if (answer.Status == StatusCodes.Status422UnprocessableEntity && events.Count > 1)
            {
                // One of them is wrong, and none was taken: alone, the others are.
                foreach (var one in events) await DeliverAsync(listener, [one]);
                return;
            }

            if (!IsToBeRepeated(answer.Status))
            {
                if (answer.Status != StatusCodes.Status200OK) LogGivenUp(events.Count, events[0].Type, listener.Department, listener.Name, answer.Status, answer.Body);
                return;
            }

            await listener.PauseAsync(PauseAfter(attempt, answer));
        }
    }

    private async Task<EventAnswer> AttemptAsync(Listener listener, IReadOnlyList<DepartmentEvent> events, int attempt)
    {
        listener.Steady();
        var (url, body) = (listener.Target.Url, DepartmentEvent.Body(events));
        var fault = Strike(listener, kind => kind is FaultKind.Drop or FaultKind.Duplicate or FaultKind.Slow or FaultKind.Status or FaultKind.StatusAfter);
        var twin = fault?.Kind == FaultKind.Duplicate ? client.PostAsync(url, body, null, listener.Stopping) : null;
        var answer = await client.PostAsync(url, body, fault, listener.Stopping);
        Record(answer, attempt);
        if (twin is not null) Record(await twin, attempt);
        return answer;
    }

    private TimeSpan PauseAfter(int attempt, EventAnswer answer) => answer is { Status: StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable, Wait: { } wait }
        ? wait
        : world.Options.EventPause * Math.Min(LongestPauses, 1 << Math.Min(attempt - 1, 10));

    private static bool IsToBeRepeated(int? status) => status is not (StatusCodes.Status200OK or StatusCodes.Status401Unauthorized or StatusCodes.Status422UnprocessableEntity);

    private Fault? Strike(Listener listener, Func<FaultKind, bool> fits) => world.Faults.Strike(FaultSide.Department, null, listener.Target.Url.AbsolutePath, fits);

    private void Record(EventAnswer answer, int attempt) => world.Traffic.Add(new TrafficRecord("department", null, world.Now, "POST", answer.Url.AbsolutePath)
    {
        Attempt = attempt,
        Query = answer.Url.Query.TrimStart('?'),
        RequestHeaders = answer.Headers,
        RequestBody = Encoding.UTF8.GetString(answer.Sent),
        ResponseStatus = answer.Status,
        ResponseBody = answer.Body,
        Milliseconds = Math.Round(answer.Took.TotalMilliseconds, 2),
        Outcome = answer.Status == StatusCodes.Status200OK ? Outcome.Success : IsToBeRepeated(answer.Status) ? Outcome.Retrying : Outcome.Error,
        Reason = answer.Failure ?? (answer.Status == StatusCodes.Status200OK ? null : IsToBeRepeated(answer.Status) ? $"status {answer.Status}" : $"status {answer.Status}: not told again"),
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "Events of {Department} for {Listener} were lost by a mistake of the sandbox")]
    private partial void LogLost(Exception failure, string department, string listener);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Events} events ({Type}) of {Department} are given up, {Listener} answered {Status}: {Answer}")]
    private partial void LogGivenUp(int events, string type, string department, string listener, int? status, string? answer);
}
