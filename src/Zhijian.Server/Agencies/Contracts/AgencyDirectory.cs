using System.Collections.Concurrent;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <param name="Key">Stable name in packs and on the command line.</param>
/// <param name="Region">Six-digit division code; null when it was never said.</param>
public sealed record AgencyName(AgencyId Id, string Key, string Name, string? Region = null);

/// <summary>A department of an agency, by which answers name their owner.</summary>
public sealed record DepartmentName(AgencyId AgencyId, string Key, string Name, bool IsClosed = false);

/// <summary>The names of all agencies of this server and of their departments, in memory.</summary>
public sealed class AgencyDirectory
{
    private readonly ConcurrentDictionary<AgencyId, AgencyName> _byId = new();
    private readonly ConcurrentDictionary<(AgencyId, string), DepartmentName> _departments = new();

    public IEnumerable<AgencyName> All => _byId.Values.OrderBy(agency => agency.Id.Value);

    public AgencyName? Find(AgencyId id) => _byId.GetValueOrDefault(id);

    public AgencyName? Find(string key) => _byId.Values.FirstOrDefault(agency => agency.Key == key);

    public IEnumerable<DepartmentName> DepartmentsOf(AgencyId agency) => _departments.Values.Where(department => department.AgencyId == agency);

    public DepartmentName? FindDepartment(AgencyId agency, string key) => _departments.GetValueOrDefault((agency, key));

    public void Put(DepartmentName department) => _departments[(department.AgencyId, department.Key)] = department;

    public void Put(AgencyName agency) => _byId[agency.Id] = agency;
}
