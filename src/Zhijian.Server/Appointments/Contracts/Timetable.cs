using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>One slot of a day (时段), in Beijing time.</summary>
public readonly record struct SlotTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public DateOnly Day => StartsAt.DayInBeijing();
}

/// <summary>The slots of an offer (号源时刻表). Pure: the working calendar says which days there are.</summary>
public static class Timetable
{
    /// <summary>Longer than any run of days off.</summary>
    private const int DaysLookedAt = 60;

    /// <summary>The working days that can be booked from one day on.</summary>
    public static IEnumerable<DateOnly> OpenDays(AppointmentOffer offer, WorkingCalendar calendar, DateOnly today) =>
        Enumerable.Range(offer.LeadDays, DaysLookedAt).Select(today.AddDays).Where(calendar.IsWorkingDay).Take(offer.OpenDays);

    /// <summary>Everything that can be booked from one day on, in order; the position in it is the number citizens choose by.</summary>
    public static IReadOnlyList<SlotTime> Of(AppointmentOffer offer, WorkingCalendar calendar, DateOnly today) =>
        [.. OpenDays(offer, calendar, today).SelectMany(day => OfDay(offer, day))];

    /// <summary>Of any day, whether it is worked or not.</summary>
    public static IEnumerable<SlotTime> OfDay(AppointmentOffer offer, DateOnly day)
    {
        var (start, length) = (BeijingTime.Start(day), TimeSpan.FromMinutes(offer.SlotMinutes));
        foreach (var period in offer.Hours.Select(OpeningPeriod.Parse).OfType<OpeningPeriod>())
            for (var from = period.From; from + length <= period.To; from += length) yield return new SlotTime(start + from, start + from + length);
    }
}
