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
public sealed class ClaimBook
{
    private static readonly CentreView[] Centres =
    [
        new("wuchang", "武昌快速理赔服务中心", "武昌区武珞路（沙箱地址）", "027-0000-0001", "08:30-17:30", true, 30.536, 114.337),
        new("hankou", "汉口快速理赔服务中心", "江汉区发展大道（沙箱地址）", "027-0000-0002", "08:30-17:30", true, 30.612, 114.262),
        new("hanyang", "汉阳快速理赔服务中心", "汉阳区汉阳大道（沙箱地址）", "027-0000-0003", "08:30-17:30", true, 30.553, 114.235),
        new("qingshan", "青山快速理赔服务点", "青山区和平大道（沙箱地址）", "027-0000-0004", "09:00-17:00", true, 30.628, 114.385),
        new("optics-valley", "光谷快速理赔服务点", "洪山区珞喻路（沙箱地址）", "027-0000-0005", "09:00-17:00", true, 30.506, 114.397),
    ];
    private readonly ConcurrentDictionary<string, ClaimView> byNumber = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<ClaimView>> byKey = new(StringComparer.Ordinal);
    private int last;

    public int Count => byNumber.Count;

    /// <summary>The same key is the same claim, however often it comes.</summary>
    public ClaimView Report(string idempotencyKey, ClaimRequest report, DateTimeOffset now) => byKey.GetOrAdd(idempotencyKey, _ => new Lazy<ClaimView>(() =>
    {
        var centre = Near(report.Latitude, report.Longitude, now)[0];
        var view = new ClaimView($"KP{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd}{Interlocked.Increment(ref last):d5}", "received", now, centre.Name, centre.Address, report);
        byNumber[view.Number] = view;
        return view;
    })).Value;

    public ClaimView? Find(string number) => byNumber.GetValueOrDefault(number);

    /// <summary>Nearest first, those that are open before the others.</summary>
    public static IReadOnlyList<CentreView> Near(double? latitude, double? longitude, DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);
        var all = Centres.Select(centre => centre with
        {
            Open = centre.Hours.Split('-') is [var from, var to] && time >= TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) && time < TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
            Kilometres = latitude is { } lat && longitude is { } lon ? Math.Round(Kilometres(lat, lon, centre), 1) : null,
        });
        return [.. all.OrderByDescending(centre => centre.Open).ThenBy(centre => centre.Kilometres ?? 0)];
    }

    public void Clear()
    {
        byNumber.Clear();
        byKey.Clear();
    }

    private static double Kilometres(double latitude, double longitude, CentreView centre)
    {
        const double kilometresADegree = 111.2;
        var (north, east) = ((latitude - centre.Latitude) * kilometresADegree, (longitude - centre.Longitude) * kilometresADegree * Math.Cos(latitude * Math.PI / 180));
        return Math.Sqrt(north * north + east * east);
    }
}
