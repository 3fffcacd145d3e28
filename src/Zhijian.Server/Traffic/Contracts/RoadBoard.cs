using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Traffic.Contracts;

/// <summary>How a road goes (畅通程度); anything a department says besides is unknown.</summary>
public enum RoadLevel
{
    Unknown,

    /// <summary>畅通.</summary>
    Smooth,

    /// <summary>缓行.</summary>
    Slow,

    /// <summary>拥堵.</summary>
    Jam,

    /// <summary>封闭.</summary>
    Closed,
}

/// <param name="Id">Of the road, bridge or tunnel in the agency's sketch.</param>
public sealed record RoadView(string Id, string Name, RoadLevel Level);

/// <param name="Map">What it is drawn on.</param>
/// <param name="HasRoads">The agency has a department that tells.</param>
/// <param name="At">When the department said it; null when it has said nothing or cannot be reached and nothing is kept.</param>
public sealed record RoadsView(MapView Map, bool HasRoads, DateTimeOffset? At, IReadOnlyList<RoadView> Roads);

/// <summary>
/// How the roads of an agency go now (路况). The department that tells it is the agency's connector with an operation <c>roads</c> whose items have
/// id, name and level (smooth, slow, jam, closed).
/// </summary>
public sealed class RoadBoard
{
    private const string Operation = "roads";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Departments _departments;
    private readonly AgencyMaps _maps;

    internal RoadBoard(Departments departments, AgencyMaps maps) => (_departments, _maps) = (departments, maps);

    /// <summary>Whether the agency has a department that tells.</summary>
    public bool Has(AgencyId agency) => _departments.FindOperation(agency, Operation) is not null;

    public async Task<RoadsView> ReadAsync(AgencyId agency, CancellationToken cancellation)
    {
        var map = await _maps.ReadAsync(cancellation);
        if (_departments.FindOperation(agency, Operation) is not { } operation) return new RoadsView(map, HasRoads: false, null, []);
        // Reading twice is the same as reading once, so any key will do.
        var reply = await _departments.AskAsync(agency, new DepartmentCall(operation, Nothing, Operation), Patience, cancellation);
        return reply.Outcome is DepartmentOutcome.Found or DepartmentOutcome.Empty
            ? new RoadsView(map, HasRoads: true, reply.At, [.. reply.Items.Select(ViewOf)])
            : new RoadsView(map, HasRoads: true, null, []);
    }

    private static RoadView ViewOf(IReadOnlyDictionary<string, DepartmentValue> road) => new(
        road.GetValueOrDefault("id")?.Value ?? "", road.GetValueOrDefault("name")?.Shown ?? "",
        Enum.TryParse<RoadLevel>(road.GetValueOrDefault("level")?.Value, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : RoadLevel.Unknown);
}
