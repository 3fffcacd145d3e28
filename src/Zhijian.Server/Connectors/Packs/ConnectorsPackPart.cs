using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Connectors.Packs;

/// <summary>Connectors from a pack: one YAML file each in <c>connectors/</c>.</summary>
internal sealed class ConnectorsPackPart(SecretBox box) : IPackPart
{
    public int Order => 25;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var connectors = new List<(ConnectorDefinition Definition, string Demo)>();
        foreach (var file in pack.ReadFolder("connectors"))
        {
            var reader = new ConnectorReader(file);
            var connector = reader.Read();
            if (connector.DemoFolder is { } folder) connector = connector with { DemoFolder = Path.GetFullPath(Path.Combine(pack.Folder, folder)) };
            if (connectors.Exists(other => other.Definition.Key == connector.Key)) file.Complain("connector", $"there is another connector with the key “{connector.Key}”");
            connectors.Add((connector, reader.DemoCredentials ?? ""));
        }

        return (load, cancellation) => LoadAsync(load, connectors, cancellation);
    }

    private async Task LoadAsync(PackLoad load, List<(ConnectorDefinition Definition, string Demo)> connectors, CancellationToken cancellation)
    {
        var known = await load.Db.Set<ConnectorRow>().Where(row => row.AgencyId == load.Agency).ToListAsync(cancellation);
        foreach (var (definition, demo) in connectors)
        {
            var row = known.Find(row => row.Key == definition.Key);
            if (!load.IsNews("connectors/" + definition.Key, new { definition, demo }) && row is { IsWithdrawn: false }) continue;
            if (row is null) load.Db.Add(row = new ConnectorRow { AgencyId = load.Agency, Key = definition.Key });
            (row.Definition, row.SealedDemoCredentials, row.IsWithdrawn, row.LoadedAt) = (definition, box.Seal(demo), false, load.Time.GetUtcNow());
        }

        foreach (var row in known.Where(row => !row.IsWithdrawn && !connectors.Exists(one => one.Definition.Key == row.Key))) row.IsWithdrawn = true;
    }
}
