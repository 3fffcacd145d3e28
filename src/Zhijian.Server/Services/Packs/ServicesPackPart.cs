using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Packs;

/// <summary>Services from a pack: one YAML file each in <c>services/</c>. A changed one becomes a new version; one that is gone is withdrawn.</summary>
internal sealed class ServicesPackPart : IPackPart
{
    public int Order => 30;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var departments = pack.Root.Maps("departments").Select(map => map.Text("key")).ToHashSet(StringComparer.Ordinal);
        var offers = pack.ReadFolder("appointments").Select(map => map.Text("offer")).ToHashSet(StringComparer.Ordinal);
        var services = new List<ServiceDefinition>();
        var (pictures, places) = (new PackPictures(pack), new PackPlaces(pack));
        var shapes = OperationShapes.Of(pack).Concat(DocumentOperations.Shapes).ToDictionary(StringComparer.Ordinal);
        var events = OperationShapes.EventsOf(pack);
        foreach (var file in pack.ReadFolder("services"))
        {
            var service = new DefinitionReader(file, pictures, places, shapes, events).Read();
            if (service.Department is { } department && !departments.Contains(department)) file.Complain("department", $"there is no department “{department}”");
            if (services.Exists(other => other.Key == service.Key)) file.Complain("service", $"there is another service with the key “{service.Key}”");
            foreach (var key in service.Menu.Where(key => services.Exists(other => other.Menu.Contains(key)))) file.Complain("start", $"the menu key “{key}” begins another service already");
            foreach (var step in service.Steps.Where(step => step.Offer is not null && !offers.Contains(step.Offer))) file.Complain("steps", $"there is no offer “{step.Offer}” in appointments/");
            services.Add(service);
        }

        return async (load, cancellation) =>
        {
            await pictures.LoadAsync(load, cancellation);
            await LoadAsync(load, services, cancellation);
        };
    }

    private static async Task LoadAsync(PackLoad load, List<ServiceDefinition> services, CancellationToken cancellation)
    {
        var known = await load.Db.Set<ServiceVersion>().Where(version => version.AgencyId == load.Agency).ToListAsync(cancellation);
        foreach (var service in services)
        {
            var newest = known.Where(version => version.Key == service.Key).MaxBy(version => version.Version);
            if (!load.IsNews("services/" + service.Key, service))
            {
                // Its file was gone for a while and is back as it was.
                newest?.IsWithdrawn = false;
                continue;
            }

            load.Db.Add(new ServiceVersion { AgencyId = load.Agency, Key = service.Key, Version = (newest?.Version ?? 0) + 1, Definition = service, PublishedAt = load.Time.GetUtcNow() });
        }

        foreach (var version in known.Where(version => !version.IsWithdrawn && !services.Exists(service => service.Key == version.Key))) version.IsWithdrawn = true;
    }
}
