namespace Zhijian.Sandbox.Departments.Water;

/// <summary>Two months of a household's water (账期), from reading to reading.</summary>
/// <param name="Reading">Of the meter at its end, in cubic metres.</param>
/// <param name="Used">In it.</param>
public sealed record Period(int Number, DateOnly ReadOn, int Reading, int Used)
{
    private const int DaysToPay = 20;

    /// <summary>Demonstration prices: 1.92 yuan of water and 1.53 of sewage a cubic metre.</summary>
    private const long WaterFen = 192;
    private const long SewageFen = 153;

    public string Name => $"{ReadOn.Year}年{((Number % 6) * 2) + 1}-{((Number % 6) * 2) + 2}月";

    public long Water => Used * WaterFen;

    public long Sewage => Used * SewageFen;

    public long Total => Water + Sewage;

    public DateOnly DueOn => ReadOn.AddDays(DaysToPay);

    public static long Cost(int used) => used * (WaterFen + SewageFen);
}

/// <summary>What the meters showed whenever they were read, computed: the same at every time but that more lies in the past.</summary>
public static class Meters
{
    private const int FirstYear = 2020;
    private const int PeriodsAYear = 6;
    private const int Subjects = 300_000;

    /// <returns>The last periods that were read until today, newest first.</returns>
    public static IReadOnlyList<Period> Read(int customer, DateOnly today, int most)
    {
        var last = ((today.Year - FirstYear) * PeriodsAYear) + ((today.Month - 1) / 2);
        if (ReadOn(customer, last) > today) last--;
        return [.. Enumerable.Range(0, most).Select(back => Of(customer, last - back)).Where(period => period.Number >= 0)];
    }

    /// <summary>Of the period that was not read last: whoever pays does so before the next reading.</summary>
    public static bool IsPaid(int customer, Period period, Period newest) =>
        period.Number < newest.Number - 1 || Chance.Of(Subjects + customer, 1_000 + period.Number, 4) < (period.Number == newest.Number ? 1 : 3);

    /// <summary>In two months.</summary>
    public static int Usual(int customer) => 8 + Chance.Of(Subjects + customer, 70, 25);

    private static Period Of(int customer, int number) => new(number, ReadOn(customer, number), Start(customer) + Enumerable.Range(0, Math.Max(0, number + 1)).Sum(one => UsedIn(customer, one)), UsedIn(customer, number));

    private static int Start(int customer) => Chance.Of(Subjects + customer, 71, 600);

    private static int UsedIn(int customer, int number) => Math.Max(1, Usual(customer) - 4 + Chance.Of(Subjects + customer, 100 + number, 9));

    private static DateOnly ReadOn(int customer, int number) => new(FirstYear + (number / PeriodsAYear), ((number % PeriodsAYear) * 2) + 2, 3 + Chance.Of(Subjects + customer, 72, 20));
}
