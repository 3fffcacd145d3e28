using System.Threading.RateLimiting;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Traffic.Contracts;

namespace Zhijian.Server.Hall;

/// <summary>Which pages an agency has besides those of every agency.</summary>
/// <param name="Roads">How the roads go.</param>
/// <param name="Parties">Where the code of another party is entered.</param>
public sealed record HallPages(bool Roads, bool Parties);

/// <summary>The service hall (办事大厅): what the citizen application shows and does, over the same services, answers and conversations as the chat.</summary>
public static class HallModule
{
    private const string Limit = "citizen";

    public static void AddHall(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OwnConversation>();
        builder.Services.AddScoped<OwnSubject>();
        builder.Services.AddRateLimiter(options => options.AddPolicy(Limit, Partition));
    }

    public static void MapHall(this WebApplication app)
    {
        var hall = app.MapGroup("/api/citizen").WithTags("Citizen").RequireAuthorization(Policies.Citizen).RequireRateLimiting(Limit)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        hall.MapFinding();
        hall.MapVisits();
        hall.MapFiles();
        var bookings = hall.MapGroup("bookings");
        bookings.MapReading();
        bookings.MapChanging();
        hall.MapMessages();
        hall.MapDocuments();
        hall.MapNotices();
        hall.MapOwnData();
        hall.MapGet("pages", (RoadBoard board, ServiceVisits services, HttpContext http) =>
            TypedResults.Ok(new HallPages(board.Has(http.User.CitizenAgency()), services.HasParties(http.User.CitizenAgency())))).WithName("listHallPages");
        hall.MapGet("roads", async (RoadBoard board, HttpContext http) => TypedResults.Ok(await board.ReadAsync(http.User.CitizenAgency(), http.RequestAborted))).WithName("readRoadsNow");
    }

    /// <summary>By session: nobody taps this fast.</summary>
    private static RateLimitPartition<string> Partition(HttpContext http)
    {
        var perMinute = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Citizens:RequestsPerMinute", 240);
        return RateLimitPartition.GetFixedWindowLimiter(
            http.User.CitizenSession().ToString(), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
    }
}
