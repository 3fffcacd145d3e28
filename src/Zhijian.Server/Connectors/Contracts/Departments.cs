using System.Collections.Concurrent;
using Polly.CircuitBreaker;
using Zhijian.Server.Connectors.Calls;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Drops;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Contracts;

/// <summary>Where other modules ask departments (部门接口). Never throws for what a department does: it answers that the department cannot be reached.</summary>
public sealed partial class Departments
{
    private readonly ConnectorBook _book;
    private readonly DepartmentHttp _http;
    private readonly AnswerCache _cache;
    private readonly DropDesk _drops;
    private readonly TimeProvider _time;
    private readonly ILogger<Departments> _log;
    private readonly ConcurrentDictionary<(AgencyId Agency, string Key), ConnectorLine> _lines = new();

    internal Departments(ConnectorBook book, DepartmentHttp http, AnswerCache cache, DropDesk drops, TimeProvider time, ILogger<Departments> log) =>
        (_book, _http, _cache, _drops, _time, _log) = (book, http, cache, drops, time, log);

    /// <param name="limit">How long whoever asks can wait, all attempts together.</param>
    /// <exception cref="OperationCanceledException">Whoever asked has gone.</exception>
    public async Task<DepartmentReply> AskAsync(AgencyId agency, DepartmentCall call, TimeSpan limit, CancellationToken cancellation = default)
    {
        var (key, name) = call.Operation.Split('/') is [var first, var second] ? (first, second) : ("", "");
        if (_book.Find(agency, key) is not { } connector || connector.Definition.Find(name) is not { } operation) return new DepartmentReply(DepartmentOutcome.Unreachable, _time.GetUtcNow());
        if (operation.Drop is not null) return await _drops.AskAsync(connector, operation, call.Parameters, cancellation);
        var known = AnswerCache.KeyOf(connector, operation, call.Parameters);
        if (_cache.Fresh(known, operation) is { } fresh) return fresh;
        var reply = await CallAsync(connector, operation, call, limit, cancellation);
        if (reply.Outcome is DepartmentOutcome.Found or DepartmentOutcome.Empty) _cache.Put(known, operation, reply);
        return reply.Outcome == DepartmentOutcome.Unreachable ? _cache.Kept(known, operation) ?? reply : reply;
    }

    /// <returns>The first of the agency's connectors that has an operation of this name, as <c>connector/operation</c>; null when none has.</returns>
    public string? FindOperation(AgencyId agency, string operation) => _book.All.Where(connector => connector.Agency == agency && connector.Definition.Find(operation) is not null)
        .Select(connector => $"{connector.Definition.Key}/{operation}").Order(StringComparer.Ordinal).FirstOrDefault();

    /// <returns>What <c>connector/operation</c> takes and gives; null when the agency has none of this name.</returns>
    public OperationShape? FindShape(AgencyId agency, string operation) =>
        operation.Split('/') is [var key, var name] && _book.Find(agency, key)?.Definition is { } connector && connector.Find(name) is { } found ? OperationShapes.ShapeOf(found) : null;

    /// <returns>As people call whoever answers <c>connector/operation</c> or pushes <c>connector/type</c>; null when that is this platform or nobody.</returns>
    public string? TitleOf(AgencyId agency, string name) => _book.Find(agency, name.Split('/')[0])?.Definition.Title;

    internal ConnectorLine LineOf(Connector connector) => _lines.GetOrAdd((connector.Agency, connector.Definition.Key), _ => new ConnectorLine(_time));

    private async Task<DepartmentReply> CallAsync(Connector connector, ConnectorOperation operation, DepartmentCall call, TimeSpan limit, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            // Whoever asks may leave or have little time; what has begun goes on to the end of the department's own time, so that its line learns how the department does and not how patient citizens are.
            return await RunAsync(connector, operation, call, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DepartmentReply(DepartmentOutcome.Unreachable, _time.GetUtcNow());
        }
    }

    /// <param name="waiting">When nobody waits any more, no second attempt is begun.</param>
    private async Task<DepartmentReply> RunAsync(Connector connector, ConnectorOperation operation, DepartmentCall call, CancellationToken waiting)
    {
        var (line, request) = (LineOf(connector), OperationRequest.Of(operation, call.Parameters));
        try
        {
            return await line.RunAsync(operation.IsSafe, _ => _http.AttemptAsync(connector, operation, request, call.IdempotencyKey, line.Health), waiting);
        }
        catch (CallException problem)
        {
            LogFailed(_log, connector.Definition.Key, operation.Key, problem.Failure, problem.Message);
            return new DepartmentReply(problem.Failure == CallFailure.Refused ? DepartmentOutcome.Refused : DepartmentOutcome.Unreachable, _time.GetUtcNow());
        }
        catch (BrokenCircuitException)
        {
            return new DepartmentReply(DepartmentOutcome.Unreachable, _time.GetUtcNow());
        }
    }

    // Nothing of what was asked: it is a citizen's.
    [LoggerMessage(LogLevel.Warning, "The department did not answer {Connector}/{Operation}: {Failure}, {Detail}")]
    private static partial void LogFailed(ILogger logger, string connector, string operation, CallFailure failure, string detail);
}
