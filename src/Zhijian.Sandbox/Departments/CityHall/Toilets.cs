namespace Zhijian.Sandbox.Departments.CityHall;

/// <param name="Access">full (无障碍), or stairs.</param>
public sealed record Toilet(string Id, string Name, string Address, string Hours, string Access, Point Place);

/// <summary>Public toilets along some streets of Xi'an (公厕), one about every half kilometre. The streets are real; where the toilets stand is invented.</summary>
public static class Toilets
{
    private const double Every = 0.5;
    private static readonly (string Street, Point From, Point To)[] Streets =
    [
        ("北大街", new(34.2790, 108.9423), new(34.2625, 108.9423)), ("南大街", new(34.2590, 108.9423), new(34.2515, 108.9423)), ("东大街", new(34.2612, 108.9440), new(34.2618, 108.9660)),
        ("西大街", new(34.2610, 108.9400), new(34.2625, 108.9190)), ("长安路", new(34.2500, 108.9430), new(34.1950, 108.9480)), ("雁塔路", new(34.2480, 108.9620), new(34.2200, 108.9640)),
        ("友谊路", new(34.2420, 108.9180), new(34.2440, 108.9800)), ("科技路", new(34.2320, 108.8750), new(34.2330, 108.9080)), ("未央路", new(34.2800, 108.9430), new(34.3450, 108.9450)),
        ("太白路", new(34.2450, 108.9230), new(34.2080, 108.9160)), ("咸宁路", new(34.2470, 108.9800), new(34.2480, 109.0250)), ("长乐路", new(34.2680, 108.9720), new(34.2720, 109.0200)),
        ("大庆路", new(34.2660, 108.9130), new(34.2670, 108.8700)), ("朱雀大街", new(34.2480, 108.9340), new(34.2000, 108.9370)),
    ];

    public static IReadOnlyList<Toilet> All { get; } = [.. Streets.SelectMany((street, number) => Along(street.Street, street.From, street.To, number))];

    private static IEnumerable<Toilet> Along(string street, Point from, Point to, int number)
    {
        var count = Math.Max(2, (int)(from.KilometresTo(to) / Every));
        for (var at = 0; at < count; at++)
        {
            var (subject, share) = ((number * 100) + at, (at + 0.5) / count);
            var place = new Point(Math.Round(from.Latitude + ((to.Latitude - from.Latitude) * share), 5), Math.Round(from.Longitude + ((to.Longitude - from.Longitude) * share), 5));
            yield return new Toilet(
                $"{number + 1:d2}{at + 1:d2}", $"{street}{at + 1}号公厕", $"{street}路边（演示位置）", Chance.Of(subject, 160, 3) == 0 ? "06:00-23:00" : "全天",
                Chance.Of(subject, 161, 4) == 0 ? "stairs" : "full", place);
        }
    }
}
