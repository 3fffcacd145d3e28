using System.Collections.Concurrent;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>What can be booked at the agencies of this server, in memory (预约事项清单).</summary>
public sealed class OfferBook
{
    private readonly ConcurrentDictionary<(AgencyId Agency, string Key), (AppointmentOffer Offer, bool IsWithdrawn)> _offers = new();
    private readonly ConcurrentDictionary<AgencyId, bool> _agencies = new();

    /// <summary>Also one that was withdrawn: what was booked of it is kept.</summary>
    public AppointmentOffer? Find(AgencyId agency, string? key) => key is not null && _offers.TryGetValue((agency, key), out var found) ? found.Offer : null;

    /// <summary>One that can be booked now.</summary>
    public AppointmentOffer? FindOpen(AgencyId agency, string? key) => key is not null && _offers.TryGetValue((agency, key), out var found) && !found.IsWithdrawn ? found.Offer : null;

    /// <summary>What can be booked now, in the order of the titles.</summary>
    public IReadOnlyList<AppointmentOffer> Of(AgencyId agency) =>
        [.. _offers.Where(row => row.Key.Agency == agency && !row.Value.IsWithdrawn).Select(row => row.Value.Offer).OrderBy(offer => offer.Title, StringComparer.Ordinal)];

    /// <summary>Asked for each message, so it must not look through all offers.</summary>
    public bool HasAny(AgencyId agency) => _agencies.ContainsKey(agency);

    internal void Put(OfferRow row)
    {
        _offers[(row.AgencyId, row.Key)] = (row.Offer, row.IsWithdrawn);
        _agencies[row.AgencyId] = true;
    }
}
