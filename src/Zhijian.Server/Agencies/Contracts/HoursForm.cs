using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>Opening hours as an administrator writes them.</summary>
/// <param name="Periods">Of each working day, such as <c>08:30-12:00</c>, in order.</param>
/// <param name="EveryDay">Whether weekends and holidays are worked too.</param>
/// <param name="Closures">Days on which the agency is shut although the country works.</param>
public sealed record HoursForm([property: Required] IReadOnlyList<string> Periods, bool EveryDay, [property: Required] IReadOnlyList<Closure> Closures)
{
    private const int MostPeriods = 6;
    private const int MostClosures = 100;
    private const int LongestClosure = 366;
    private const int LongestReason = 128;

    public OpeningHours ToHours() => new([.. Periods.Select(text => OpeningPeriod.Parse(text)?.ToString() ?? text)], EveryDay, Closures);

    /// <summary>Everything that is wrong with them, field by field.</summary>
    public IReadOnlyList<Fault> Check() => [.. PeriodFaults(), .. Closures.SelectMany(ClosureFaults), .. CountFaults()];

    private IEnumerable<Fault> CountFaults()
    {
        if (Periods.Count is 0 or > MostPeriods) yield return new Fault("periods", $"write 1 to {MostPeriods} periods such as 08:30-12:00");
        if (Closures.Count > MostClosures) yield return new Fault("closures", $"keep at most {MostClosures}; remove those that are over");
    }

    private IEnumerable<Fault> PeriodFaults()
    {
        var end = TimeSpan.Zero;
        for (var index = 0; index < Periods.Count; index++)
        {
            if (OpeningPeriod.Parse(Periods[index] ?? "") is not { } period)
            {
                yield return new Fault($"periods[{index}]", $"“{Periods[index]}” is no period of one day; write it as 08:30-12:00, the end after the beginning");
                continue;
            }

            if (period.From < end) yield return new Fault($"periods[{index}]", $"“{period}” begins before the period in front of it has ended");
            end = period.To;
        }
    }

    private static IEnumerable<Fault> ClosureFaults(Closure closure, int index)
    {
        var field = $"closures[{index}]";
        if (closure is null)
        {
            yield return new Fault(field, "is empty");
            yield break;
        }

        if (closure.To < closure.From) yield return new Fault(field, $"ends on {closure.To:yyyy-MM-dd}, before it begins");
        if (closure.To.DayNumber - closure.From.DayNumber >= LongestClosure) yield return new Fault(field, $"is longer than {LongestClosure} days");
        if (closure.Reason?.Length > LongestReason) yield return new Fault(field, $"has a reason of more than {LongestReason} characters");
    }
}
