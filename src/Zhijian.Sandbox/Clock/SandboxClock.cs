namespace Zhijian.Sandbox.Clock;

/// <summary>
/// The sandbox's virtual clock: real time plus an offset that only the control API moves. Windows, expiry and quotas
/// (48 h, 7,200 s, Beijing midnight …) follow it; timers and network cut-offs stay in real time.
/// </summary>
public sealed class SandboxClock(TimeProvider real) : TimeProvider
{
    private long offsetTicks;

    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref offsetTicks));

    /// <summary>The time of the machine, which is also what signs pushes by default.</summary>
    public DateTimeOffset RealNow => real.GetUtcNow();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <param name="by">How far to move forward; negative values are refused because windows would reopen.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref offsetTicks, by.Ticks);
    }

    /// <summary>Back to real time. Things issued in the virtual future stay valid until their own end.</summary>
    public void ReturnToRealTime() => Interlocked.Exchange(ref offsetTicks, 0);
}
