namespace Zhijian.Server.Connectors.Calls;

/// <summary>What was seen of a department since the start (健康记录). Safe for concurrent use.</summary>
internal sealed class ConnectorHealth(TimeProvider time)
{
    private const int Kept = 200;

    private readonly Lock _gate = new();
    private readonly double[] _milliseconds = new double[Kept];
    private long _calls;
    private long _failures;
    private DateTimeOffset? _succeededAt;
    private DateTimeOffset? _failedAt;
    private CallFailure _lastFailure;
    private bool _failed;

    /// <summary>An attempt ended.</summary>
    public void Note(TimeSpan took, CallFailure failure)
    {
        lock (_gate)
        {
            _failed = failure != CallFailure.None;
            _milliseconds[_calls++ % Kept] = took.TotalMilliseconds;
            if (failure == CallFailure.None) _succeededAt = time.GetUtcNow();
            else (_failedAt, _lastFailure, _failures) = (time.GetUtcNow(), failure, _failures + 1);
        }
    }

    public HealthSeen Read()
    {
        lock (_gate)
        {
            double[] sorted = [.. _milliseconds.Take((int)Math.Min(_calls, Kept)).Order()];
            var p95 = sorted.Length == 0 ? (double?)null : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * 0.95))];
            return new HealthSeen(_calls, _failures, _succeededAt, _failedAt, _failedAt is null ? null : _lastFailure, p95, _failed);
        }
    }
}

/// <param name="P95">Milliseconds of the last two hundred attempts.</param>
/// <param name="FailedLast">The last attempt of all.</param>
internal sealed record HealthSeen(long Calls, long Failures, DateTimeOffset? SucceededAt, DateTimeOffset? FailedAt, CallFailure? LastFailure, double? P95, bool FailedLast);
