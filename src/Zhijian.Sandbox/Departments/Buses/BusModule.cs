using System.Globalization;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Departments.Buses;

/// <param name="Lines">Their names, as people say them.</param>
/// <param name="Next">The next bus of any of them by the timetable, as people read it.</param>
public sealed record NearStopView(string Id, string Name, int Metres, int Minutes, string Lines, string Next, double Latitude, double Longitude);

public sealed record NearStopsView(int Total, IReadOnlyList<NearStopView> Stops);

/// <param name="State">running or over.</param>
public sealed record LineView(string Id, string Name, string From, string To, string First, string Last, int EveryMinutes, long FareFen, string Stops, string State);

public sealed record LinesView(int Total, IReadOnlyList<LineView> Lines);

/// <param name="State">open or closed.</param>
public sealed record SightView(string Id, string Name, string Address, string Hours, long TicketFen, string Hint, string Stop, string Lines, string State, double Latitude, double Longitude);

public sealed record SightsView(int Total, IReadOnlyList<SightView> Sights);

/// <summary>The back office of an emulated city's buses and sights (公交和景区信息): docs/connectors/buses-v1.openapi.yaml at /departments/buses.</summary>
public static class BusModule
{
    private const double WithinKilometres = 2;

    public static void MapBuses(this WebApplication app)
    {
        var api = app.MapDepartment("buses", "Buses and sights");
        api.MapGet("/stops/near", Near);
        api.MapGet("/lines", (World world, string? q) => TypedResults.Ok(Of([.. Network.Find(q ?? "").Select(line => Of(line, TimeOf(world)))])));
        api.MapGet("/sights", (World world) => TypedResults.Ok(new SightsView(Network.Sights.Count, [.. Network.Sights.Select(sight => Of(sight, TimeOf(world)))])));
        api.MapGet("/sights/{id}", (string id, World world) =>
            Network.Sights.FirstOrDefault(sight => sight.Id == id) is { } sight ? TypedResults.Ok(Of(sight, TimeOf(world))) : (IResult)DepartmentsModule.Missing("sight_unknown"));
    }

    private static IResult Near(World world, double? latitude, double? longitude)
    {
        if (Surroundings.Read(latitude, longitude) is not { } here) return Problem.Invalid("place_invalid", "latitude and longitude are needed, in degrees (WGS-84).");
        var stops = Surroundings.Near(here, Network.Stops, stop => stop.Place, WithinKilometres)
            .Select(near => new NearStopView(
                near.Thing.Id, near.Thing.Name, near.Metres, Surroundings.MinutesOnFoot(near.Metres), string.Join('、', Network.LinesAt(near.Thing.Id).Select(line => line.Name)), NextAt(near.Thing, TimeOf(world)),
                near.Thing.Place.Latitude, near.Thing.Place.Longitude)).ToList();
        return TypedResults.Ok(new NearStopsView(stops.Count, stops));
    }

    /// <summary>By the timetable, as if all stops lay one minute from each other.</summary>
    private static string NextAt(BusStop stop, TimeOnly now)
    {
        var waits = Network.LinesAt(stop.Id).Where(line => IsOn(line.First, line.Last, now)).Select(line =>
        {
            var since = (now - Time(line.First)).TotalMinutes - line.Stops.ToList().IndexOf(stop.Id);
            return line.EveryMinutes - (int)(((since % line.EveryMinutes) + line.EveryMinutes) % line.EveryMinutes);
        }).ToList();
        return waits.Count == 0 ? "现在没有车" : $"约{waits.Min()}分钟后有车";
    }

    private static LinesView Of(IReadOnlyList<LineView> lines) => new(lines.Count, lines);

    private static LineView Of(BusLine line, TimeOnly now) => new(
        line.Id, line.Name, Network.Stop(line.Stops[0]).Name, Network.Stop(line.Stops[^1]).Name, line.First, line.Last, line.EveryMinutes, line.FareFen,
        string.Join('、', line.Stops.Select(stop => Network.Stop(stop).Name)), IsOn(line.First, line.Last, now) ? "running" : "over");

    private static SightView Of(Sight sight, TimeOnly now) => new(
        sight.Id, sight.Name, sight.Address, sight.Closes == "24:00" ? "全天" : $"{sight.Opens}-{sight.Closes}", sight.TicketFen, sight.Hint, Network.Stop(sight.Stop).Name,
        string.Join('、', Network.LinesAt(sight.Stop).Select(line => line.Name)), IsOn(sight.Opens, sight.Closes, now) ? "open" : "closed", sight.Place.Latitude, sight.Place.Longitude);

    private static bool IsOn(string from, string until, TimeOnly now) => now >= Time(from) && (until == "24:00" || now <= Time(until));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly TimeOf(World world) => TimeOnly.FromDateTime(world.Now.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
