using System.Collections.Concurrent;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <param name="Key">Stable name in packs and on the command line.</param>
public sealed record AgencyName(AgencyId Id, string Key, string Name);

/// <summary>The names of all agencies of this server, in memory.</summary>
public sealed class AgencyDirectory
{
    private readonly ConcurrentDictionary<AgencyId, AgencyName> _byId = new();

    public IEnumerable<AgencyName> All => _byId.Values.OrderBy(agency => agency.Id.Value);

    public AgencyName? Find(AgencyId id) => _byId.GetValueOrDefault(id);

    public AgencyName? Find(string key) => _byId.Values.FirstOrDefault(agency => agency.Key == key);

    public void Put(AgencyName agency) => _byId[agency.Id] = agency;
}
