using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Counter;

/// <summary>What can be booked, a day of it, and what one citizen has.</summary>
internal static class ReadAppointments
{
    public const string NoOffer = "appointment_offer_not_found";

    public static void MapReading(this IEndpointRouteBuilder appointments)
    {
        appointments.MapGet("offers", List).WithName("listAppointmentOffers").RequireAuthorization(Policies.ReadConversations);
        appointments.MapGet("offers/{key}/day", DayAsync).WithName("readAppointmentDay").RequireAuthorization(Policies.ReadConversations).ProducesProblem(StatusCodes.Status404NotFound);
        appointments.MapGet("of/{conversationId:guid}", OfAsync).WithName("listAppointmentsOfConversation").RequireAuthorization(Policies.ReadConversations);
    }

    private static Ok<List<OfferView>> List(AppointmentDays days, ClaimsPrincipal person) => TypedResults.Ok(days.Offers(person.AgencyId()).Select(offer => days.View(person.AgencyId(), offer)).ToList());

    /// <param name="day">Left out is today.</param>
    private static async Task<Results<Ok<AppointmentDayView>, ProblemHttpResult>> DayAsync(string key, AppointmentDays days, TimeProvider time, ClaimsPrincipal person, CancellationToken cancellation, DateOnly? day = null) =>
        days.Find(person.AgencyId(), key) is { } offer
            ? TypedResults.Ok(await days.ReadAsync(person.AgencyId(), offer, day ?? time.GetUtcNow().DayInBeijing(), cancellation))
            : Problem.NotFound(NoOffer, "There is no such offer in your departments. Reload the page.");

    private static async Task<Ok<CitizenBookingsView>> OfAsync(Guid conversationId, AppointmentDays days, CancellationToken cancellation) =>
        TypedResults.Ok(await days.OfAsync(conversationId, cancellation));
}
