using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Zhijian.Server.Connectors.Contracts;

namespace Zhijian.Server.Connectors.Calls;

/// <summary>
/// The line to one department (线路): its breaker and what was seen of its health, over all changes of the definition. A department that fails half of its calls
/// is left alone for half a minute, so that citizens get clear words at once and the department can recover.
/// </summary>
internal sealed class ConnectorLine
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(30);
    private const int LeastCalls = 5;

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<DepartmentReply> _once;
    private readonly ResiliencePipeline<DepartmentReply> _twice;

    public ConnectorLine(TimeProvider time)
    {
        Health = new ConnectorHealth(time);
        var breaker = new CircuitBreakerStrategyOptions<DepartmentReply>
        {
            FailureRatio = 0.5,
            MinimumThroughput = LeastCalls,
            SamplingDuration = Seen,
            BreakDuration = Rest,
            StateProvider = _state,
            ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is CallException { IsTrouble: true }),
        };
        var retry = new RetryStrategyOptions<DepartmentReply>
        {
            MaxRetryAttempts = 1,
            // At once: a citizen waits, and a connection that broke is mostly an old one.
            Delay = TimeSpan.Zero,
            ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is CallException { IsTrouble: true, Failure: not CallFailure.Garbage }),
        };
        // Both share the one breaker.
        _once = new ResiliencePipelineBuilder<DepartmentReply> { TimeProvider = time }.AddCircuitBreaker(breaker).Build();
        _twice = new ResiliencePipelineBuilder<DepartmentReply> { TimeProvider = time }.AddRetry(retry).AddPipeline(_once).Build();
    }

    public ConnectorHealth Health { get; }

    public CircuitState Breaker => _state.CircuitState;

    /// <param name="mayRepeat">A second attempt does no harm.</param>
    /// <exception cref="BrokenCircuitException">The department rests.</exception>
    /// <exception cref="CallException">The last attempt failed.</exception>
    public ValueTask<DepartmentReply> RunAsync(bool mayRepeat, Func<CancellationToken, ValueTask<DepartmentReply>> attempt, CancellationToken cancellation) =>
        (mayRepeat ? _twice : _once).ExecuteAsync(attempt, cancellation);
}
