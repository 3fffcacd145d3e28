using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Departments.Pushing;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

public sealed record DriverQuery(string? Licence, string? Name, string? FileNumber, string? Phone);

public sealed record VehicleQuery(string? Plate, string? Check);

public sealed record ViolationView(
    string Id, DateTimeOffset Time, string Plate, string Place, string Agency, string Code, string Act, long FineFen, int Points, string Status, string? Decision, DateOnly? DueOn, long SurchargeFen, int Photos);

public sealed record ViolationsView(int Total, long FineFen, long SurchargeFen, int Points, IReadOnlyList<ViolationView> Violations);

public sealed record DecisionView(string Number, string Violation, string Act, long FineFen, long SurchargeFen, int Points, DateOnly DueOn, bool Paid);

public sealed record RoadsView(DateTimeOffset At, int Smooth, int Slow, int Jam, IReadOnlyList<RoadView> Roads);

public sealed record CentresView(IReadOnlyList<CentreView> Centres);

public sealed record PublicNoticesView(IReadOnlyList<PublicNoticeView> Notices);

public sealed record RoadSetting(string? Level);

/// <summary>What is pushed.</summary>
public sealed record RoadChange(string Id, string Level);

public sealed record ClaimCount(int Count);

/// <summary>One invented person, with what proves to be them.</summary>
/// <param name="Open">How many violations are not paid.</param>
public sealed record PersonView(DriverView Driver, string Phone, VehicleView Vehicle, string Vin, string Engine, int Open);

/// <summary>The back office of an emulated traffic police (交警业务系统): docs/connectors/traffic-v1.openapi.yaml at /departments/traffic.</summary>
public static class TrafficPoliceModule
{
    public static void MapTrafficPolice(this WebApplication app)
    {
        var api = app.MapDepartment("traffic", "Traffic police");
        api.MapPost("/drivers/query", FindDriver);
        api.MapPost("/vehicles/query", FindVehicle);
        api.MapPost("/violations/query", FindViolations);
        api.MapGet("/violations/{id}", FindViolation);
        api.MapGet("/violations/{id}/photos/{number:int}", Picture);
        api.MapGet("/decisions/{number}", FindDecision);
        api.MapPost("/claims", Report);
        api.MapGet("/claims/{number}", (string number, ClaimBook claims) => claims.Find(number) is { } claim ? TypedResults.Ok(claim) : (IResult)DepartmentsModule.Missing("claim_unknown"));
        api.MapGet("/roads", ReadRoads);
        api.MapGet("/claim-centres", ReadCentres);
        api.MapGet("/notices", ReadNotices);
        api.MapGet("/notices/{id}", (string id, World world) => PublicNotices.Find(id, world.Today()) is { } notice ? TypedResults.Ok(notice) : (IResult)DepartmentsModule.Missing("notice_unknown"));
    }

    /// <summary>What a tester may look up and set.</summary>
    public static void MapTrafficPoliceControl(this RouteGroupBuilder control)
    {
        var police = control.MapGroup("/departments/traffic").WithTags("Departments");
        police.MapGet("/people/{number:int}", Person).WithSummary("One of the invented drivers with vehicle, 100,000 in each city: everything needed to ask about them");
        police.MapGet("/claims", (ClaimBook claims) => TypedResults.Ok(new ClaimCount(claims.Count)));
        police.MapGet("/roads", ReadRoads).WithSummary("Those of Wuhan, or of `city`");
        police.MapPut("/roads/{id}", SetRoad).WithSummary("Pushes road.changed to who listens to its city");
    }

    private static IResult SetRoad(string id, RoadSetting setting, Roads roads, ListenerBook listeners, World world)
    {
        if (setting.Level is not null && !Roads.IsLevel(setting.Level)) return Problem.Invalid("level_invalid", "level must be smooth, slow or jam, or missing to leave it to chance");
        if (!roads.Set(id, setting.Level)) return Problem.NotFound("road_unknown", "There is no such road; GET /departments/traffic/v1/roads lists them.");
        foreach (var city in Cities.All.Where(city => city.Roads.Any(road => road.Id == id)))
            listeners.Tell("traffic", "road.changed", new RoadChange(id, roads.At(city, world.Now).Single(road => road.Id == id).Level), target => Cities.Find(target.City) == city);
        return TypedResults.NoContent();
    }

    private static IResult Person(int number, World world) => number < 0 || number >= Cities.All.Count * Register.Size
        ? Problem.NotFound("person_unknown", $"Numbers run from 0 to {Cities.All.Count * Register.Size - 1}: {Register.Size} in each city.")
        : TypedResults.Ok(new PersonView(
            Register.Driver(number, world.Today()), Register.PhoneOf(number), Register.Vehicle(number, world.Today()), Register.VinOf(number), Register.EngineOf(number), Violations.Of(number, world.Today()).Count(one => !one.IsPaid)));

    private static IResult FindDriver(DriverQuery query, World world) =>
        Register.FindDriver(query.Licence ?? "") is { } driver && Register.NameOf(driver) == query.Name && IsProven(driver, query)
            ? TypedResults.Ok(Register.Driver(driver, world.Today()))
            : DepartmentsModule.Missing("driver_unknown");

    /// <summary>By the number of the file, or by the telephone number the driver left with the office.</summary>
    private static bool IsProven(int driver, DriverQuery query) =>
        (query.FileNumber ?? query.Phone) is not null && (query.FileNumber is null || Register.FileNumberOf(driver) == query.FileNumber) && (query.Phone is null || Register.PhoneOf(driver) == query.Phone);

    private static IResult FindVehicle(VehicleQuery query, World world) =>
        Known(query) is { } vehicle ? TypedResults.Ok(Register.Vehicle(vehicle, world.Today())) : DepartmentsModule.Missing("vehicle_unknown");

    private static IResult FindViolations(VehicleQuery query, World world)
    {
        if (Known(query) is not { } vehicle) return DepartmentsModule.Missing("vehicle_unknown");
        var open = Violations.Of(vehicle, world.Today()).Where(one => !one.IsPaid).Select(one => Of(one, world.Today())).ToList();
        return TypedResults.Ok(new ViolationsView(open.Count, open.Sum(one => one.FineFen), open.Sum(one => one.SurchargeFen), open.Where(one => one.Decision is null).Sum(one => one.Points), open));
    }

    private static IResult FindViolation(string id, World world) => Violations.Find(id, world.Today()) is { } one ? TypedResults.Ok(Of(one, world.Today())) : DepartmentsModule.Missing("violation_unknown");

    private static IResult Picture(string id, int number, World world) => number is >= 1 and <= ViolationPicture.Pictures && Violations.Find(id, world.Today()) is { } one
        ? TypedResults.Text(ViolationPicture.Svg(one, Register.PlateOf(one.Vehicle), number), "image/svg+xml")
        : DepartmentsModule.Missing("photo_unknown");

    private static IResult FindDecision(string number, World world)
    {
        var today = world.Today();
        return Violations.FindDecision(number, today) is { } one
            ? TypedResults.Ok(new DecisionView(one.Decision!, one.Id, one.Act.Name, one.Act.Fine, one.SurchargeOn(today), one.Act.Points, one.DueOn!.Value, one.IsPaid))
            : DepartmentsModule.Missing("decision_unknown");
    }

    private static IResult Report(ClaimRequest report, ClaimBook claims, World world, HttpContext http)
    {
        if (http.IdempotencyKey() is not { } key) return DepartmentsModule.KeyMissing();
        if (report.At is null || report.Parties is not { Count: >= 1 and <= 5 } || report.Parties.Any(party => party.Plate is not { Length: > 0 }))
            return Problem.Invalid("claim_incomplete", "at and one to five parties with their plates are needed.");
        var claim = claims.Report(key, report, world.Now);
        return TypedResults.Created($"/departments/traffic/v1/claims/{claim.Number}", claim);
    }

    private static IResult ReadRoads(Roads roads, World world, string? city) =>
        Cities.Find(city) is { } found ? TypedResults.Ok(Of(roads.At(found, world.Now), world.Now)) : DepartmentsModule.Missing("city_unknown");

    private static IResult ReadCentres(World world, double? latitude, double? longitude, string? city) =>
        Cities.Find(city) is { } found ? TypedResults.Ok(new CentresView(ClaimBook.Near(found, latitude, longitude, world.Now))) : DepartmentsModule.Missing("city_unknown");

    private static IResult ReadNotices(World world, string? city) =>
        Cities.Find(city) is { } found ? TypedResults.Ok(new PublicNoticesView(PublicNotices.At(found, world.Today()))) : DepartmentsModule.Missing("city_unknown");

    private static int? Known(VehicleQuery query) => Register.FindVehicle(query.Plate ?? "") is { } vehicle && Register.Fits(vehicle, query.Check ?? "") ? vehicle : null;

    private static ViolationView Of(Violation one, DateOnly today) => new(
        one.Id, one.Time, Register.PlateOf(one.Vehicle), one.Place, one.Agency, one.Act.Code, one.Act.Name, one.Act.Fine, one.Act.Points, one.IsPaid ? "paid" : one.Handled ? "decided" : "open", one.Decision,
        one.DueOn, one.SurchargeOn(today), ViolationPicture.Pictures);

    private static RoadsView Of(IReadOnlyList<RoadView> roads, DateTimeOffset now) =>
        new(now, roads.Count(road => road.Level == "smooth"), roads.Count(road => road.Level == "slow"), roads.Count(road => road.Level == "jam"), roads);
}
