using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Departments.CityHall;

public sealed record SocialQuery(string? IdNumber, string? Name);

public sealed record NearToiletView(string Id, string Name, string Address, string Hours, string Access, int Metres, int Minutes, double Latitude, double Longitude);

public sealed record NearToiletsView(int Total, IReadOnlyList<NearToiletView> Toilets);

/// <summary>One invented resident, with what proves to be them.</summary>
public sealed record ResidentView(string IdNumber, string Name);

/// <param name="Open">1 once somebody has applied for it, before that 0.</param>
public sealed record PaperNumber(string Number, int Open);

/// <summary>The systems of an emulated city hall (便民大厅): docs/connectors/cityhall-v1.openapi.yaml at /departments/cityhall.</summary>
public static class CityHallModule
{
    private const double WithinKilometres = 2;

    public static void MapCityHall(this WebApplication app)
    {
        var api = app.MapDepartment("cityhall", "City hall");
        api.MapGet("/weather", (World world, string? district) =>
            Weather.Districts.ContainsKey(district ?? "") ? TypedResults.Ok(Weather.Of(district!, world.Now)) : (IResult)DepartmentsModule.Missing("district_unknown"));
        api.MapGet("/toilets/near", Near);
        api.MapGet("/papers/{number}", (string number, World world) => Papers.Find(number, world.Today()) is { } paper ? TypedResults.Ok(paper) : (IResult)DepartmentsModule.Missing("paper_unknown"));
        api.MapPost("/social/query", (SocialQuery query, World world) =>
            SocialSecurity.Find(query.IdNumber, query.Name, world.Today()) is { } found ? TypedResults.Ok(found) : (IResult)DepartmentsModule.Missing("person_unknown"));
    }

    public static void MapCityHallControl(this RouteGroupBuilder control)
    {
        var hall = control.MapGroup("/departments/cityhall").WithTags("Departments");
        hall.MapGet("/residents/{number:int}", Resident).WithSummary("One of the invented residents: everything needed to ask about them");
        hall.MapGet("/papers/{number:int}", (int number, World world) => number is >= 0 and < Papers.Size
            ? TypedResults.Ok(new PaperNumber(Papers.NumberOf(number), Papers.Find(Papers.NumberOf(number), world.Today()) is null ? 0 : 1))
            : (IResult)Problem.NotFound("paper_unknown", $"Numbers run from 0 to {Papers.Size - 1}.")).WithSummary("The receipt number of one of the invented documents");
    }

    private static IResult Near(double? latitude, double? longitude)
    {
        if (Surroundings.Read(latitude, longitude) is not { } here) return Problem.Invalid("place_invalid", "latitude and longitude are needed, in degrees (WGS-84).");
        var toilets = Surroundings.Near(here, Toilets.All, toilet => toilet.Place, WithinKilometres).Select(near => new NearToiletView(
            near.Thing.Id, near.Thing.Name, near.Thing.Address, near.Thing.Hours, near.Thing.Access, near.Metres, Surroundings.MinutesOnFoot(near.Metres), near.Thing.Place.Latitude, near.Thing.Place.Longitude)).ToList();
        return TypedResults.Ok(new NearToiletsView(toilets.Count, toilets));
    }

    private static IResult Resident(int number)
    {
        if (number < 0 || number >= SocialSecurity.Size) return Problem.NotFound("resident_unknown", $"Numbers run from 0 to {SocialSecurity.Size - 1}.");
        var (id, name) = SocialSecurity.PersonOf(number);
        return TypedResults.Ok(new ResidentView(id, name));
    }
}
