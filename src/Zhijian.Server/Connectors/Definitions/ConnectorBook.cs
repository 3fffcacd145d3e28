using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Connectors.Definitions;

/// <summary>A connector as it is used: its definition, where it leads and with what it signs. The secret never leaves the process.</summary>
/// <param name="IsDemo">The credentials are those a demo pack publishes.</param>
internal sealed record Connector(AgencyId Agency, ConnectorDefinition Definition, Uri BaseAddress, string KeyId, string Secret, bool IsDemo);

/// <summary>The connectors of all agencies of this server, in memory.</summary>
internal sealed class ConnectorBook(SecretBox box, AgencyDirectory agencies, IConfiguration configuration)
{
    private readonly ConcurrentDictionary<(AgencyId Agency, string Key), Connector> _connectors = new();

    public IEnumerable<Connector> All => _connectors.Values;

    public void Put(ConnectorRow row)
    {
        if (row.IsWithdrawn)
        {
            _connectors.TryRemove((row.AgencyId, row.Key), out _);
            return;
        }

        var (definition, name) = (row.Definition, row.Definition.Credentials);
        var (keyId, secret) = (configuration[$"Connectors:Credentials:{name}:Key"], configuration[$"Connectors:Credentials:{name}:Secret"]);
        var demo = box.Open(row.SealedDemoCredentials).Split(' ');
        var isDemo = secret is null && demo.Length == 2;
        if (isDemo) (keyId, secret) = (demo[0], demo[1]);
        var moved = configuration[$"Connectors:BaseAddresses:{agencies.Find(row.AgencyId)?.Key}:{row.Key}"];
        _connectors[(row.AgencyId, row.Key)] = new Connector(row.AgencyId, definition, new Uri((moved ?? definition.BaseAddress).TrimEnd('/')), keyId ?? "", secret ?? "", isDemo);
    }

    public Connector? Find(AgencyId agency, string key) => _connectors.GetValueOrDefault((agency, key));

    /// <summary>By the keys in an address.</summary>
    public Connector? Find(string agency, string key) => _connectors.Values.FirstOrDefault(one => one.Definition.Key == key && agencies.Find(one.Agency)?.Key == agency);
}
