using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Services.Previews;

/// <summary>An invented citizen of an agency, today (示例群众).</summary>
internal sealed class SampleCitizen(AgencyDirectory agencies, AgencyCalendars calendars, OfferBook offers, Departments departments, TimeProvider time)
{
    /// <param name="take">See <see cref="WantedWay.Of"/>.</param>
    public PreviewWay WalkThrough(ServiceDefinition service, AgencyId agency, string[]? take)
    {
        var context = EntryContext.At(agency, agencies, calendars, time.GetUtcNow());
        return SampleWay.Through(service, context with
        {
            // With every seat free: the preview shows the service, not the day.
            Boards = SlotSteps.OffersIn([service]).Select(key => offers.FindOpen(agency, key)).OfType<AppointmentOffer>().ToDictionary(offer => offer.Key, offer => SlotBoard.Blank(offer, context.Calendar, context.Now)),
        }, WantedWay.Of(take), operation => departments.TitleOf(agency, operation));
    }
}
