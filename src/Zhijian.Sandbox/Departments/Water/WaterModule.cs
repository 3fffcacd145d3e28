using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Departments.Water;

public sealed record AccountQuery(string? Account, string? Name);

public sealed record ReadingReport(string? Account, string? Name, int? Reading);

public sealed record AccountView(
    string Account, string Owner, string Address, string Area, string AreaName, string Meter, int LastReading, DateOnly LastReadOn, int UsualCubic, int? ReportedReading, DateTimeOffset? ReportedAt);

/// <param name="State">open or paid.</param>
public sealed record BillView(string Period, int UsedCubic, int Reading, long WaterFen, long SewageFen, long TotalFen, DateOnly DueOn, string State);

public sealed record BillsView(string Account, string Owner, string Address, string AreaName, long DebtFen, int Open, IReadOnlyList<BillView> Bills);

/// <param name="Verdict">usual, or high when it is more than three times as much as usual.</param>
public sealed record ReadingCheck(int LastReading, DateOnly LastReadOn, int UsedCubic, int UsualCubic, long EstimateFen, string Verdict);

public sealed record OutagesView(int Total, IReadOnlyList<OutageView> Outages)
{
    public static OutagesView Of(IReadOnlyList<OutageView> all) => new(all.Count, all);
}

/// <summary>One invented customer, with what proves to be them.</summary>
public sealed record CustomerView(string Account, string Name, string Area, string AreaName, int LastReading, int Open);

public sealed record ReadingCount(int Count);

/// <summary>The back office of an emulated water company (供水业务系统): docs/connectors/water-v1.openapi.yaml at /departments/water.</summary>
public static class WaterModule
{
    private const int BillsShown = 6;
    private const int FarMore = 3;

    public static void MapWater(this WebApplication app)
    {
        var api = app.MapDepartment("water", "Water company");
        api.MapPost("/accounts/query", FindAccount);
        api.MapPost("/bills/query", FindBills);
        api.MapPost("/readings/check", CheckReading);
        api.MapPost("/readings", TakeReading);
        api.MapGet("/outages", (OutageBook outages, World world, string? area) => TypedResults.Ok(OutagesView.Of(outages.At(world.Now, area))));
    }

    public static void MapWaterControl(this RouteGroupBuilder control)
    {
        var water = control.MapGroup("/departments/water").WithTags("Departments");
        water.MapGet("/customers/{number:int}", Customer).WithSummary("One of the invented customers: everything needed to ask about them");
        water.MapGet("/readings", (ReadingBook readings) => TypedResults.Ok(new ReadingCount(readings.Count)));
        water.MapOutageControl();
    }

    private static IResult FindAccount(AccountQuery query, World world, ReadingBook readings)
    {
        if (Customers.Find(query.Account, query.Name) is not { } customer) return DepartmentsModule.Missing("account_unknown");
        var (newest, area, told) = (Newest(customer, world), Customers.AreaOf(customer), readings.Find(customer));
        return TypedResults.Ok(new AccountView(
            Customers.AccountOf(customer), Customers.MaskedNameOf(customer), Customers.AddressOf(customer), area.Key, area.Name, Customers.MeterOf(customer), newest.Reading, newest.ReadOn, Meters.Usual(customer),
            told?.Reading, told?.ReceivedAt));
    }

    private static IResult FindBills(AccountQuery query, World world)
    {
        if (Customers.Find(query.Account, query.Name) is not { } customer) return DepartmentsModule.Missing("account_unknown");
        var periods = Meters.Read(customer, world.Today(), BillsShown);
        var bills = periods.Select(period => new BillView(
            period.Name, period.Used, period.Reading, period.Water, period.Sewage, period.Total, period.DueOn, Meters.IsPaid(customer, period, periods[0]) ? "paid" : "open")).ToList();
        var open = bills.Where(bill => bill.State == "open").ToList();
        return TypedResults.Ok(new BillsView(
            Customers.AccountOf(customer), Customers.MaskedNameOf(customer), Customers.AddressOf(customer), Customers.AreaOf(customer).Name, open.Sum(bill => bill.TotalFen), open.Count, bills));
    }

    private static IResult CheckReading(ReadingReport report, World world)
    {
        if (Customers.Find(report.Account, report.Name) is not { } customer) return DepartmentsModule.Missing("account_unknown");
        var newest = Newest(customer, world);
        if (WhyNot(report, newest) is { } why) return why;
        var (used, usual) = (report.Reading!.Value - newest.Reading, Meters.Usual(customer));
        return TypedResults.Ok(new ReadingCheck(newest.Reading, newest.ReadOn, used, usual, Period.Cost(used), used > FarMore * usual ? "high" : "usual"));
    }

    private static IResult TakeReading(ReadingReport report, World world, ReadingBook readings, HttpContext http)
    {
        if (http.IdempotencyKey() is not { } key) return DepartmentsModule.KeyMissing();
        if (Customers.Find(report.Account, report.Name) is not { } customer) return DepartmentsModule.Missing("account_unknown");
        var newest = Newest(customer, world);
        return WhyNot(report, newest) is { } why ? why : TypedResults.Created((string?)null, readings.Take(key, customer, report.Reading!.Value, newest, world.Now));
    }

    private static ProblemHttpResult? WhyNot(ReadingReport report, Period newest) => report.Reading switch
    {
        null or < 0 or > 999_999 => Problem.Invalid("reading_invalid", "reading must be a whole number of cubic metres from 0 to 999999."),
        { } reading when reading < newest.Reading => Problem.Conflict("reading_below_last", $"The meter showed {newest.Reading} on {newest.ReadOn:yyyy-MM-dd}."),
        _ => null,
    };

    private static Period Newest(int customer, World world) => Meters.Read(customer, world.Today(), 1)[0];

    private static IResult Customer(int number, World world)
    {
        if (number < 0 || number >= Customers.Size) return Problem.NotFound("customer_unknown", $"Numbers run from 0 to {Customers.Size - 1}.");
        var (periods, area) = (Meters.Read(number, world.Today(), BillsShown), Customers.AreaOf(number));
        return TypedResults.Ok(new CustomerView(
            Customers.AccountOf(number), Customers.NameOf(number), area.Key, area.Name, periods[0].Reading, periods.Count(period => !Meters.IsPaid(number, period, periods[0]))));
    }
}
