using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Counter;

/// <summary>
/// <c>/screen/{agency}/{offer}</c>: the page on the wall of the hall (叫号屏). Numbers and windows only, as everybody in the hall may see them; what was read is
/// kept for a second, so any number of screens cost one question.
/// </summary>
internal sealed class PublicScreen(IServiceScopeFactory scopes, AgencyDirectory agencies, OfferBook offers, TimeProvider time)
{
    private const int MostCalled = 6;
    private const int MostNext = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly Lazy<string> Html = new(ReadPage);

    private readonly ConcurrentDictionary<(AgencyId, string), ScreenView> _shown = new();

    public static string PathOf(string agency, string offer) => $"/screen/{agency}/{offer}";

    public static void Map(WebApplication app)
    {
        // Anonymous: nobody signs in on the wall of a hall, and it says what is called out there anyway.
        app.MapGet("/screen/{agency}/{offer}", Page).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/api/screen/{agency}/{offer}", ReadAsync).WithTags("Appointments").WithName("readScreen").AllowAnonymous().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Page(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(Html.Value, "text/html; charset=utf-8");
    }

    private static async Task<Results<Ok<ScreenView>, ProblemHttpResult>> ReadAsync(string agency, string offer, PublicScreen screen, CancellationToken cancellation) =>
        await screen.FindAsync(agency, offer, cancellation) is { } view ? TypedResults.Ok(view) : Problem.NotFound(ReadAppointments.NoOffer, "There is no such screen. Check its address.");

    private async Task<ScreenView?> FindAsync(string agencyKey, string offerKey, CancellationToken cancellation)
    {
        if (agencies.Find(agencyKey) is not { } agency || offers.FindOpen(agency.Id, offerKey) is not { } offer) return null;
        var now = time.GetUtcNow();
        if (_shown.TryGetValue((agency.Id, offerKey), out var shown) && (now - shown.Now).Duration() < Kept) return shown;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency.Id);
        var today = now.DayInBeijing();
        var rows = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<Booking>().AsNoTracking()
            .Where(row => row.Offer == offerKey && row.Day == today && (row.State == BookingState.CheckedIn || row.State == BookingState.Called))
            .Select(row => new { row.State, row.Ticket, row.Window, row.CalledAt, row.StartsAt }).ToListAsync(cancellation);
        var waiting = rows.FindAll(row => row.State == BookingState.CheckedIn);
        return _shown[(agency.Id, offerKey)] = new ScreenView(
            offer.Title, offer.Place, now,
            [.. rows.Where(row => row.State == BookingState.Called).OrderByDescending(row => row.CalledAt).Take(MostCalled).Select(row => new CalledTicket(row.Ticket!.Value, row.Window!, row.CalledAt!.Value))],
            [.. waiting.OrderBy(row => row.StartsAt).ThenBy(row => row.Ticket).Take(MostNext).Select(row => row.Ticket!.Value)], waiting.Count);
    }

    private static string ReadPage()
    {
        using var reader = new StreamReader(typeof(PublicScreen).Assembly.GetManifestResourceStream("screen.html")!);
        return reader.ReadToEnd();
    }
}
