namespace Zhijian.Sandbox.Clock;

/// <summary>WeChat counts days and months in Beijing time (UTC+8, no summer time).</summary>
public static class BeijingTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The first day of the month of <paramref name="at"/>.</summary>
    public static DateOnly Month(DateTimeOffset at) => Day(at) is var day ? new(day.Year, day.Month, 1) : default;
}
