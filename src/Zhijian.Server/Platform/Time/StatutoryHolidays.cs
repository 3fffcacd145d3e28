using System.Globalization;

namespace Zhijian.Server.Platform.Time;

/// <summary>
/// The 13 statutory days of a year (法定节假日) by 全国年节及纪念日放假办法 as revised in 2024. Used for years whose yearly arrangement is not
/// published yet: bridged days and make-up days are then not known.
/// </summary>
public static class StatutoryHolidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static IEnumerable<DateOnly> Of(int year)
    {
        yield return new DateOnly(year, 1, 1);
        var newYear = FromLunar(year, 1, 1);
        for (var day = -1; day <= 2; day++) yield return newYear.AddDays(day);
        yield return new DateOnly(year, 4, Qingming(year));
        yield return new DateOnly(year, 5, 1);
        yield return new DateOnly(year, 5, 2);
        yield return FromLunar(year, 5, 5);
        yield return FromLunar(year, 8, 15);
        for (var day = 1; day <= 3; day++) yield return new DateOnly(year, 10, day);
    }

    private static DateOnly FromLunar(int year, int month, int day)
    {
        // A leap month counts as one of its own and pushes back those after it; it never is the first.
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && leap <= month ? month + 1 : month, day, 0, 0, 0, 0));
    }

    /// <summary>The usual approximation of the solar term; it holds for the whole of the 21st century.</summary>
    private static int Qingming(int year) => (int)((year % 100 * 0.2422) + 4.81) - (year % 100 / 4);
}
