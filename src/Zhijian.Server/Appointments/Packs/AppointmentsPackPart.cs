using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Appointments.Packs;

/// <summary>Offers from a pack: one YAML file each in <c>appointments/</c>. One that is gone is withdrawn; what was booked of it stays.</summary>
internal sealed class AppointmentsPackPart : IPackPart
{
    public int Order => 25;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var departments = pack.Root.Maps("departments").Select(map => map.Text("key")).ToHashSet(StringComparer.Ordinal);
        var offers = new List<AppointmentOffer>();
        foreach (var file in pack.ReadFolder("appointments"))
        {
            var offer = new OfferReader(file).Read();
            if (offer.Department is { } department && !departments.Contains(department)) file.Complain("department", $"there is no department “{department}”");
            if (offers.Exists(other => other.Key == offer.Key)) file.Complain("offer", $"there is another offer with the key “{offer.Key}”");
            offers.Add(offer);
        }

        return (load, cancellation) => LoadAsync(load, offers, cancellation);
    }

    private static async Task LoadAsync(PackLoad load, List<AppointmentOffer> offers, CancellationToken cancellation)
    {
        var known = await load.Db.Set<OfferRow>().Where(row => row.AgencyId == load.Agency).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellation);
        foreach (var offer in offers)
        {
            if (!load.IsNews("appointments/" + offer.Key, offer)) continue;
            if (known.TryGetValue(offer.Key, out var row)) (row.Offer, row.IsWithdrawn) = (offer, false);
            else load.Db.Add(new OfferRow { AgencyId = load.Agency, Key = offer.Key, Offer = offer });
        }

        foreach (var row in known.Values) row.IsWithdrawn = !offers.Exists(offer => offer.Key == row.Key);
    }
}
