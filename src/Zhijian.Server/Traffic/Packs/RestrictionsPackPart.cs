using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Traffic.Packs;

/// <summary>Driving restrictions from the <c>rules/</c> folder of a pack, one city a file.</summary>
internal sealed class RestrictionsPackPart : IPackPart
{
    public int Order => 20;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var cities = new List<CityRules>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var map in pack.ReadFolder("rules"))
        {
            var city = PackRestrictions.Read(map, ids);
            if (cities.Exists(other => other.Code == city.Code)) map.Complain("city", $"“{city.Code}” has another file already; a city has one");
            cities.Add(city);
        }

        // The agency's own city first, then as the files are named.
        var home = pack.Root.Map("agency")?.Text("region");
        var ordered = cities.OrderBy(city => city.Code == home ? 0 : 1).ToList();
        return async (load, cancellation) =>
        {
            for (var place = 0; place < ordered.Count; place++) await LoadAsync(load, ordered[place], place, cancellation);
        };
    }

    private static async Task LoadAsync(PackLoad load, CityRules city, int place, CancellationToken cancellation)
    {
        if (!load.IsNews("rules/" + city.Code, city)) return;
        var row = await load.Db.Set<RestrictionRow>().SingleOrDefaultAsync(known => known.AgencyId == load.Agency && known.City == city.Code, cancellation);
        if (row is null) load.Db.Add(row = new RestrictionRow { AgencyId = load.Agency, City = city.Code, Rules = city });
        (row.Rules, row.Place, row.LoadedAt) = (city, place, load.Time.GetUtcNow());
    }
}
