using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Traffic.Contracts;
using Zhijian.Server.Traffic.Packs;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Traffic;

/// <summary>What traffic police do for drivers (交通管理): which tails may not drive where and when (限行), how the roads go (路况).</summary>
public static class TrafficModule
{
    public static void AddTraffic(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RestrictionBook>();
        builder.Services.AddSingleton<RestrictionAnswers>();
        builder.Services.AddScoped(services => new RoadBoard(services.GetRequiredService<Departments>(), services.GetRequiredService<AgencyMaps>()));
        builder.Services.KeepInMemory<RestrictionRow, RestrictionBook>((book, row) => book.Put(row));
        builder.Services.AddSingleton<IPackPart, RestrictionsPackPart>();
    }

    public static void MapTraffic(this WebApplication app)
    {
        // The rules are published by the agency anyway, so all of its staff may look at them.
        var restrictions = app.MapGroup("/api/restrictions").WithTags("Traffic");
        restrictions.MapGet("", ReadRestrictions.AllAsync).WithName("readRestrictions").RequireAuthorization(Policies.Staff);
        restrictions.MapGet("month", ReadRestrictions.MonthAsync).WithName("readRestrictionMonth").RequireAuthorization(Policies.Staff);
        app.MapGet("/api/roads", async (RoadBoard board, HttpContext http) => TypedResults.Ok(await board.ReadAsync(http.User.AgencyId(), http.RequestAborted)))
            .WithTags("Traffic").WithName("readRoads").RequireAuthorization(Policies.Staff);
    }
}
