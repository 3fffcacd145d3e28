using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <summary>One vehicle of an accident.</summary>
public sealed record ClaimParty(string? Plate, string? Name, string? Phone, string? Licence, string? Insurer);

/// <summary>A fast claim (快速理赔) as it is reported.</summary>
public sealed record ClaimRequest(DateTimeOffset? At, string? Place, double? Latitude, double? Longitude, string? District, string? Form, IReadOnlyList<ClaimParty>? Parties, IReadOnlyList<string>? Photos, string? Reference);

/// <param name="Status">received, accepted, guided, rejected or settled.</param>
public sealed record ClaimView(string Number, string Status, DateTimeOffset ReceivedAt, string Centre, string CentreAddress, ClaimRequest Report);

/// <param name="Kilometres">From where was asked; missing when nobody said.</param>
public sealed record CentreView(string Id, string Name, string Address, string Phone, string Hours, bool Open, double Latitude, double Longitude, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Kilometres = null);

/// <summary>Reported claims, in memory, and where they are settled.</summary>
public sealed class ClaimBook : IDepartmentMemory
{
    private readonly ConcurrentDictionary<string, ClaimView> byNumber = new(StringComparer.Ordinal);
    private readonly Once<ClaimView> once = new();
    private int last;

    public int Count => byNumber.Count;

    /// <summary>The same key is the same claim, however often it comes.</summary>
    public ClaimView Report(string idempotencyKey, ClaimRequest report, DateTimeOffset now) => once.Do(idempotencyKey, () =>
    {
        var city = Cities.OfPlate(report.Parties?[0].Plate) ?? Cities.All[0];
        var centre = Near(city, report.Latitude, report.Longitude, now)[0];
        var view = new ClaimView($"KP{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd}{Interlocked.Increment(ref last):d5}", "received", now, centre.Name, centre.Address, report);
        byNumber[view.Number] = view;
        return view;
    });

    public ClaimView? Find(string number) => byNumber.GetValueOrDefault(number);

    /// <summary>Nearest first, those that are open before the others.</summary>
    public static IReadOnlyList<CentreView> Near(City city, double? latitude, double? longitude, DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);
        var all = city.Centres.Select(centre => centre with
        {
            Open = centre.Hours.Split('-') is [var from, var to] && time >= TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) && time < TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
            Kilometres = Surroundings.Read(latitude, longitude) is { } here ? Math.Round(here.KilometresTo(new Point(centre.Latitude, centre.Longitude)), 1) : null,
        });
        return [.. all.OrderByDescending(centre => centre.Open).ThenBy(centre => centre.Kilometres ?? 0)];
    }

    public void Clear()
    {
        byNumber.Clear();
        once.Clear();
    }
}
