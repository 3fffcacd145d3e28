using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Definitions;

/// <summary>When a service may be begun (受理时间). Who has begun finishes at any time.</summary>
/// <param name="Periods">Of a day, such as <c>08:30-12:00</c>; in order, not overlapping.</param>
/// <param name="EveryDay">Whether weekends and holidays count too.</param>
/// <param name="Closed">What citizens can do at other times; null says only when it opens.</param>
public sealed record ServiceHours([property: Required] IReadOnlyList<string> Periods, bool EveryDay, string? Closed)
{
    public string InWords() => $"{(EveryDay ? "每天" : "工作日")}{string.Join('、', Periods)}";

    /// <returns>What a citizen is told who comes at another time; null when it may be begun.</returns>
    public string? Refusal(string title, DateTimeOffset now, WorkingCalendar agency)
    {
        var calendar = new WorkingCalendar(new OpeningHours(Periods, EveryDay, agency.Hours.Closures));
        if (calendar.IsOpen(now)) return null;
        var words = $"“{title}”的受理时间是{InWords()}，下次开始受理：{SpokenTime.Of(calendar.NextOpening(now), now)}。";
        return Closed is null ? words : $"{words}\n{Closed}";
    }
}
