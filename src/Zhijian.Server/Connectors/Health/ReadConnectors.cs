using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Polly.CircuitBreaker;
using Zhijian.Server.Connectors.Calls;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Drops;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Connectors.Health;

/// <summary>How a department does (对接状态); the names are API.</summary>
public enum ConnectorState
{
    /// <summary>Nobody has asked it since the start.</summary>
    NotAsked,
    Healthy,

    /// <summary>The last attempt failed.</summary>
    Failing,

    /// <summary>It failed so often that it is left alone for half a minute.</summary>
    Resting,
}

public sealed record OperationView(string Key, string? Title, string Method);

/// <summary>How the file of an operation does that a department drops.</summary>
/// <param name="FileAt">When the department wrote the one that answers; null when none does.</param>
/// <param name="IsOld">It is too old to answer.</param>
/// <param name="Last">What came of the last one that was read.</param>
public sealed record DropView(string Operation, string? Title, string File, DateTimeOffset? FileAt, DateTimeOffset? LoadedAt, int Rows, int BadRows, bool IsOld, DropReport? Last);

/// <param name="Files">Of a department that drops files; empty for others.</param>
/// <param name="Calls">Attempts since the start of this server.</param>
/// <param name="P95">Milliseconds of the last two hundred attempts.</param>
/// <param name="Events">How many events it has pushed in the last 24 hours.</param>
/// <param name="UsesDemoCredentials">It signs with what a demo pack publishes.</param>
public sealed record ConnectorView(
    string Key, string Title, string? EnglishTitle, string? Host, ConnectorState State, long Calls, long Failures, DateTimeOffset? SucceededAt, DateTimeOffset? FailedAt, CallFailure? LastFailure, double? P95,
    IReadOnlyList<OperationView> Operations, IReadOnlyList<DropView> Files, int Events, DateTimeOffset? LastEventAt, bool UsesDemoCredentials);

/// <summary>Shows the people of an agency how its departments' systems do.</summary>
internal static class ReadConnectors
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static async Task<Ok<List<ConnectorView>>> HandleAsync(ConnectorBook book, Departments departments, ZhijianDb db, TimeProvider time, HttpContext http)
    {
        var (agency, since) = (http.User.AgencyId(), time.GetUtcNow() - Day);
        var told = await db.Set<ConnectorEvent>().Where(one => one.ReceivedAt >= since).GroupBy(one => one.Connector)
            .Select(same => new { same.Key, Count = same.Count(), Last = same.Max(one => one.ReceivedAt) }).ToDictionaryAsync(same => same.Key, http.RequestAborted);
        var files = await db.Set<DropFile>().AsNoTracking().ToListAsync(http.RequestAborted);
        return TypedResults.Ok(book.All.Where(connector => connector.Agency == agency).OrderBy(connector => connector.Definition.Key, StringComparer.Ordinal).Select(connector =>
        {
            var events = told.GetValueOrDefault(connector.Definition.Key);
            return Of(connector, departments.LineOf(connector), FilesOf(connector, files, time.GetUtcNow()), events?.Count ?? 0, events?.Last);
        }).ToList());
    }

    private static ConnectorView Of(Connector connector, ConnectorLine line, List<DropView> files, int events, DateTimeOffset? lastEvent)
    {
        var (definition, seen) = (connector.Definition, line.Health.Read());
        var state = definition.Source == ConnectorSource.Csv ? StateOf(files) : line.Breaker is CircuitState.Open or CircuitState.Isolated ? ConnectorState.Resting
            : seen.Calls == 0 ? ConnectorState.NotAsked
            : seen.FailedLast ? ConnectorState.Failing : ConnectorState.Healthy;
        return new ConnectorView(
            definition.Key, definition.Title, definition.EnglishTitle, connector.BaseAddress?.Authority, state, seen.Calls, seen.Failures, seen.SucceededAt, seen.FailedAt, seen.LastFailure, seen.P95,
            [.. definition.Operations.Select(operation => new OperationView(operation.Key, operation.Title, operation.Method))], files, events, lastEvent, connector.IsDemo);
    }

    private static List<DropView> FilesOf(Connector connector, List<DropFile> files, DateTimeOffset now) => [.. connector.Definition.Operations.Where(operation => operation.Drop is not null).Select(operation =>
    {
        var file = files.Find(one => one.Connector == connector.Definition.Key && one.Operation == operation.Key);
        var isOld = operation.Drop!.OldAfterHours is { } hours && file?.FileAt is { } at && now - at > TimeSpan.FromHours(hours);
        return new DropView(operation.Key, operation.Title, operation.Drop.File, file?.FileAt, file?.LoadedAt, file?.Rows ?? 0, file?.BadRows ?? 0, isOld, file?.Last);
    })];

    private static ConnectorState StateOf(List<DropView> files) =>
        files.TrueForAll(file => file is { FileAt: null, Last: null }) ? ConnectorState.NotAsked
        : files.Exists(file => file.FileAt is null || file.IsOld || file.Last is { IsTaken: false }) ? ConnectorState.Failing : ConnectorState.Healthy;
}
