using System.Collections.Frozen;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>A row that belongs to one agency; nobody of another agency sees or changes it.</summary>
public interface IAgencyOwned
{
    AgencyId AgencyId { get; }
}

/// <summary>
/// Whose rows the current unit of work may see and change. Starts empty (sees nothing), so forgetting to set it fails closed.
/// HTTP requests get it from the signed-in person; jobs call <see cref="EnterSystem"/> or <see cref="Enter"/>.
/// </summary>
public sealed class AgencyScope
{
    private FrozenSet<AgencyId> _agencies = [];

    /// <summary>True for the server's own work that spans agencies (start-up, jobs).</summary>
    public bool IsSystem { get; private set; }

    public IReadOnlyCollection<AgencyId> Agencies => _agencies;

    public void Enter(params IEnumerable<AgencyId> agencies)
    {
        _agencies = agencies.ToFrozenSet();
        IsSystem = false;
    }

    public void EnterSystem() => IsSystem = true;

    public bool Allows(AgencyId agency) => IsSystem || _agencies.Contains(agency);
}

/// <summary>A write that would have crossed the border between agencies.</summary>
public sealed class AgencyBorderException(string message) : InvalidOperationException(message);
