using System.Globalization;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <summary>What a camera might have seen, drawn: the road, the car at four moments, the plate, time and place.</summary>
public static class ViolationPicture
{
    public const int Pictures = 4;

    public static string Svg(Violation violation, string plate, int number)
    {
        var (car, sky) = (40 + ((number - 1) * 120), violation.Time.Hour is >= 7 and < 19 ? "#b9d3e6" : "#1d2733");
        var paint = new[] { "#d8dce0", "#222831", "#8a9199", "#30507a", "#8f2f2f" }[Chance.Of(violation.Vehicle, 50, 5)];
        var close = number == Pictures ? " transform=\"translate(-220 -230) scale(1.9)\"" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400" role="img" aria-label="示意图：{plate}，{violation.Place}">
            <rect width="640" height="400" fill="{sky}"/>
            <g{close}>
            <rect y="170" width="640" height="230" fill="#4a4f55"/>
            <path d="M0 285H640" stroke="#e8e2c8" stroke-width="5" stroke-dasharray="46 30"/>
            <path d="M470 170V400" stroke="#f4f4f4" stroke-width="9"/>
            <g transform="translate({car} 215)">
            <path d="M8 62Q10 34 40 30L62 8Q68 2 80 2H138Q150 2 157 10L176 30Q204 33 206 58V78H8Z" fill="{paint}"/>
            <path d="M70 12H104V30H54ZM112 12H138L156 30H112Z" fill="#cfe3f1"/>
            <circle cx="52" cy="78" r="18" fill="#111"/><circle cx="164" cy="78" r="18" fill="#111"/>
            <rect x="76" y="54" width="62" height="19" rx="2" fill="#1647a8"/>
            <text x="107" y="68" font-size="12" fill="#fff" text-anchor="middle" font-family="sans-serif">{plate}</text>
            </g></g>
            <rect width="640" height="46" fill="#000" opacity="0.72"/>
            <text x="12" y="20" font-size="15" fill="#fff" font-family="sans-serif">{violation.Time:yyyy-MM-dd HH:mm:ss}  {violation.Place}</text>
            <text x="12" y="40" font-size="14" fill="#ffd666" font-family="sans-serif">{violation.Act.Name}  第{number}/{Pictures}张（沙箱示意图）</text>
            </svg>
            """);
    }
}
