namespace Zhijian.Sandbox.Departments.CityHall;

/// <param name="State">paying, paused or retired.</param>
/// <param name="Months">Paid in all.</param>
/// <param name="LastMonth">The last month that was paid, such as 2026-10.</param>
public sealed record PensionView(string State, int Months, long AccountFen, string LastMonth, long BaseFen);

/// <param name="State">covered or paused.</param>
public sealed record MedicalView(string State, long AccountFen, long SpentFen);

public sealed record SocialView(string Name, string Agency, PensionView Pension, MedicalView Medical);

/// <summary>Social security of the residents of Xi'an (社保), made up: how many months are paid, what the accounts hold.</summary>
public static class SocialSecurity
{
    private const int Subjects = 700_000;
    private const int FenInYuan = 100;
    private static readonly Population People = TrafficPolice.Cities.All[1].People;
    private static readonly string[] Agencies = ["新城区社保经办中心", "碑林区社保经办中心", "莲湖区社保经办中心", "灞桥区社保经办中心", "未央区社保经办中心", "雁塔区社保经办中心", "阎良区社保经办中心", "临潼区社保经办中心"];

    public static int Size => People.Size;

    public static (string Id, string Name) PersonOf(int person) => (People.IdOf(person), People.NameOf(person));

    /// <returns>Null when number and name do not belong together.</returns>
    public static SocialView? Find(string? id, string? name, DateOnly today)
    {
        if (id is null || People.Find(id) is not { } person || People.NameOf(person) != name) return null;
        var paused = Chance.Of(Subjects + person, 180, 10) == 0;
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(paused ? -2 - Chance.Of(Subjects + person, 181, 20) : -1);
        var joined = new DateOnly(2005, 1, 1).AddMonths(Chance.Of(Subjects + person, 182, 220));
        var months = Math.Max(0, ((last.Year - joined.Year) * 12) + last.Month - joined.Month + 1);
        var wage = (4_400L + (Chance.Of(Subjects + person, 183, 160) * 100L)) * FenInYuan;
        // Eight per cent of the base go into one's own account; the base was lower in the past.
        var account = months * wage * 8 / 100 * 2 / 3;
        var spent = Chance.Of(Subjects + person, 184, 3_000) * (long)FenInYuan;
        return new SocialView(
            People.MaskedNameOf(person), Agencies[person / (People.Size / Agencies.Length)], new PensionView(paused ? "paused" : "paying", months, account, $"{last:yyyy-MM}", wage),
            new MedicalView(paused ? "paused" : "covered", Chance.Of(Subjects + person, 185, 8_000) * (long)FenInYuan, spent));
    }
}
