using System.Diagnostics;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Time that only moves when a test says so. Timers fire, in order of their due time, inside <see cref="Advance"/>.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<TestTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> Wanted, int Count, TaskCompletionSource Seen)> _waiting = [];
    private DateTimeOffset _now = now;

    /// <summary>A Friday morning in Beijing.</summary>
    public TestClock() : this(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time forward and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset end;
        lock (_gate) end = _now + by;
        while (TakeDue(end) is { } due) due.Fire();
        lock (_gate) _now = end;
    }

    /// <summary>
    /// Moves time as a machine that slept sees it: what fell due fires once, then. For hours and days, in which everything that looks around every few
    /// seconds would otherwise look around thousands of times.
    /// </summary>
    public void Leap(TimeSpan by)
    {
        lock (_gate) _now += by;
        Advance(TimeSpan.Zero);
    }

    /// <summary>
    /// Lets time run until the work is done: for work that may pause between attempts or share one that does. Faster than outside, but not so fast that
    /// its limits pass on a busy machine.
    /// </summary>
    /// <param name="step">How far time goes in a tenth of a second; not given, three times as far as outside.</param>
    public async Task RunAsync(Task work, TimeSpan? step = null)
    {
        var waited = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(100)) != work)
        {
            if (waited.Elapsed > Patience) throw new TimeoutException($"Not done after {Patience}; the clock stands at {GetUtcNow():O}.");
            Advance(step ?? TimeSpan.FromMilliseconds(300));
        }

        await work;
    }

    /// <summary>
    /// What comes about in the background. As long as it comes soon, time stands still; when it does not, somebody may have looked around just before time was moved and wait for
    /// the next look, so time goes on.
    /// </summary>
    public async Task<T> WhenAsync<T>(Task<T> seen)
    {
        await Task.WhenAny(seen, Task.Delay(Soon));
        await RunAsync(seen);
        return await seen;
    }

    /// <summary>Looks again and again, while time runs, until there is something to see.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> look, TimeSpan? step = null) where T : class
    {
        T? seen = null;
        await RunAsync(LookAsync(), step);
        return seen!;

        async Task LookAsync()
        {
            while ((seen = await look()) is null) await Task.Delay(20);
        }
    }

    /// <summary>Completes as soon as a timer stands, or several, whose remaining time satisfies <paramref name="wanted"/>: then somebody waits.</summary>
    public Task WhenTimerStandsAsync(Func<TimeSpan, bool> wanted, int count = 1)
    {
        lock (_gate)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, count, seen));
            Look();
            return seen.Task.WaitAsync(Patience);
        }
    }

    private void Look()
    {
        foreach (var waiting in _waiting.Where(waiting => _timers.Count(timer => waiting.Wanted(timer.DueAt - _now)) >= waiting.Count).ToList())
        {
            _waiting.Remove(waiting);
            waiting.Seen.SetResult();
        }
    }

    private TestTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (due is null) return null;
            if (due.DueAt > _now) _now = due.DueAt;
            if (due.Period > TimeSpan.Zero) due.DueAt = _now + due.Period;
            else _timers.Remove(due);
            return due;
        }
    }

    private bool Set(TestTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            timer.DueAt = _now + dueTime;
            timer.Period = period;
            _timers.Add(timer);
            Look();
            return true;
        }
    }

    private void Drop(TestTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset DueAt { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

        public void Dispose() => clock.Drop(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
