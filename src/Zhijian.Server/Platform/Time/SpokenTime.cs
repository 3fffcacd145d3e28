namespace Zhijian.Server.Platform.Time;

/// <summary>Instants as one tells them to a citizen: 今天17:30, 明天8:30, 11月24日（周二）8:30.</summary>
public static class SpokenTime
{
    private const string Weekdays = "日一二三四五六";

    public static string Of(DateTimeOffset at, DateTimeOffset now)
    {
        var local = at.InBeijing();
        var time = $"{local.Hour}:{local.Minute:d2}";
        var date = $"{local.Month}月{local.Day}日（周{Weekdays[(int)local.DayOfWeek]}）{time}";
        return (at.DayInBeijing().DayNumber - now.DayInBeijing().DayNumber) switch
        {
            0 => "今天" + time,
            1 => "明天" + time,
            _ => local.Year == now.InBeijing().Year ? date : $"{local.Year}年{date}",
        };
    }
}
