using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Packs;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Connectors.Contracts;

/// <summary>What an operation takes and gives, as far as whoever writes a service has to know.</summary>
/// <param name="Money">Names among <paramref name="Values"/> and <paramref name="Each"/> whose values are fen.</param>
public sealed record OperationShape(IReadOnlyCollection<string> Parameters, IReadOnlyCollection<string> Values, IReadOnlyCollection<string> Each, IReadOnlyCollection<string> Money)
{
    /// <summary>Asking twice does no harm.</summary>
    public bool IsSafe { get; init; }
}

/// <summary>What an event says.</summary>
/// <param name="Times">Which of <paramref name="Values"/> are instants.</param>
public sealed record EventShape(IReadOnlyCollection<string> Values, IReadOnlyCollection<string> Times);

/// <summary>The operations that the connectors of a pack describe, by <c>connector/operation</c>; for checking what refers to them.</summary>
public static class OperationShapes
{
    public static IReadOnlyDictionary<string, OperationShape> Of(Pack pack)
    {
        var shapes = new Dictionary<string, OperationShape>(StringComparer.Ordinal);
        foreach (var connector in pack.ReadFolder("connectors").Select(file => new ConnectorReader(file).Read()))
            foreach (var operation in connector.Operations) shapes[$"{connector.Key}/{operation.Key}"] = ShapeOf(operation);
        return shapes;
    }

    /// <summary>What the departments of a pack push, by <c>connector/type</c>: the names of what each event says, and which of them are instants.</summary>
    public static IReadOnlyDictionary<string, EventShape> EventsOf(Pack pack) => pack.ReadFolder("connectors").Select(file => new ConnectorReader(file).Read())
        .SelectMany(connector => connector.Events.Select(told => (Name: $"{connector.Key}/{told.Type}", told.Values))).GroupBy(told => told.Name, StringComparer.Ordinal).ToDictionary(
            same => same.Key, same => new EventShape([.. same.First().Values.Keys], [.. same.First().Values.Where(value => value.Value.Kind == FieldKind.Time).Select(value => value.Key)]), StringComparer.Ordinal);

    internal static OperationShape ShapeOf(ConnectorOperation operation) => new(
        [.. operation.Parameters], [.. operation.Values.Keys], [.. operation.Each.Keys],
        [.. operation.Values.Concat(operation.Each).Where(field => field.Value.Kind == FieldKind.Yuan).Select(field => field.Key)])
    {
        IsSafe = operation.IsSafe,
    };
}
