namespace Zhijian.Server.Platform.Time;

/// <summary>The one time zone of the product (北京时间): UTC+8 all the year.</summary>
public static class BeijingTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateTimeOffset InBeijing(this DateTimeOffset at) => at.ToOffset(Offset);

    public static DateOnly DayInBeijing(this DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a day begins.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
