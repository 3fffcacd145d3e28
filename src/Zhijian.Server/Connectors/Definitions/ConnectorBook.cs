using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Connectors.Definitions;

/// <summary>A connector as it is used: its definition, where it leads and with what it signs. The secret never leaves the process.</summary>
/// <param name="BaseAddress">Null when its department drops files.</param>
/// <param name="IsDemo">The credentials, or the folder, are those of a demo pack.</param>
/// <param name="Folder">Where files are dropped; null when nobody said.</param>
internal sealed record Connector(AgencyId Agency, ConnectorDefinition Definition, Uri? BaseAddress, string KeyId, string Secret, bool IsDemo, string? Folder = null);

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

        _connectors[(row.AgencyId, row.Key)] = row.Definition.Source == ConnectorSource.Csv ? Dropped(row) : Asked(row);
    }

    private Connector Dropped(ConnectorRow row)
    {
        var folder = configuration[$"Connectors:Drops:{agencies.Find(row.AgencyId)?.Key}:{row.Key}"];
        return new Connector(row.AgencyId, row.Definition, null, "", "", folder is null && row.Definition.DemoFolder is not null, folder ?? row.Definition.DemoFolder);
    }

    private Connector Asked(ConnectorRow row)
    {
        var (definition, name) = (row.Definition, row.Definition.Credentials);
        var (keyId, secret) = (configuration[$"Connectors:Credentials:{name}:Key"], configuration[$"Connectors:Credentials:{name}:Secret"]);
        var demo = box.Open(row.SealedDemoCredentials).Split(' ');
        var isDemo = secret is null && demo.Length == 2;
        if (isDemo) (keyId, secret) = (demo[0], demo[1]);
        var moved = configuration[$"Connectors:BaseAddresses:{agencies.Find(row.AgencyId)?.Key}:{row.Key}"];
        return new Connector(row.AgencyId, definition, moved is null && isDemo ? InSandbox(definition.BaseAddress) : Address(moved ?? definition.BaseAddress), keyId ?? "", secret ?? "", isDemo);
    }

    /// <summary>What a demo pack publishes opens nothing but the sandbox, wherever that listens.</summary>
    private Uri InSandbox(string address) => configuration["Sandbox:Url"] is { } sandbox ? new Uri(new Uri(sandbox), Address(address).PathAndQuery) : Address(address);

    private static Uri Address(string address) => new(address.TrimEnd('/'));

    public Connector? Find(AgencyId agency, string key) => _connectors.GetValueOrDefault((agency, key));

    /// <summary>By the keys in an address.</summary>
    public Connector? Find(string agency, string key) => _connectors.Values.FirstOrDefault(one => one.Definition.Key == key && agencies.Find(one.Agency)?.Key == agency);
}
