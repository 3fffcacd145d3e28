using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>Whether a citizen can have a slot.</summary>
public enum SlotVerdict
{
    Free,
    Full,

    /// <summary>An officer closed it.</summary>
    Blocked,

    /// <summary>It has begun, or begins too soon.</summary>
    TooLate,

    /// <summary>No slot begins then, or not on a day that is open.</summary>
    None,

    /// <summary>The citizen has a booking of this offer on that day.</summary>
    OnceADay,

    /// <summary>The citizen did not come too often.</summary>
    Barred,
}

/// <param name="Taken">Booked, or offered to somebody on the waitlist.</param>
/// <param name="Waiting">Citizens who wait for a seat; they come first.</param>
public readonly record struct SlotCount(int Taken, int Waiting, bool IsBlocked);

/// <summary>What of an offer is free for one citizen at one moment (号源余量). Read from the database; everything asked of it is pure.</summary>
/// <param name="OwnDays">Days on which the citizen has a booking of this offer.</param>
public sealed record SlotBoard(
    AppointmentOffer Offer, WorkingCalendar Calendar, DateTimeOffset Now, IReadOnlyDictionary<DateTimeOffset, SlotCount> Counts, IReadOnlySet<DateOnly> OwnDays, DateTimeOffset? BarredUntil)
{
    /// <summary>Of nobody, with nothing booked.</summary>
    public static SlotBoard Blank(AppointmentOffer offer, WorkingCalendar calendar, DateTimeOffset now) =>
        new(offer, calendar, now, new Dictionary<DateTimeOffset, SlotCount>(), new HashSet<DateOnly>(), null);

    /// <summary>What could be chosen when the list was shown; a number on it keeps its meaning although time passes.</summary>
    public IReadOnlyList<SlotTime> ShownOn(DateOnly day) => Timetable.Of(Offer, Calendar, day);

    public SlotVerdict Check(DateTimeOffset startsAt)
    {
        if (BarredUntil is not null) return SlotVerdict.Barred;
        if (!Find(startsAt, out var slot)) return startsAt <= Now ? SlotVerdict.TooLate : SlotVerdict.None;
        if (IsTooLate(slot)) return SlotVerdict.TooLate;
        if (Offer.OnceADay && OwnDays.Contains(slot.Day)) return SlotVerdict.OnceADay;
        var count = CountOf(slot);
        return count.IsBlocked ? SlotVerdict.Blocked : count.Taken + count.Waiting < Offer.Capacity ? SlotVerdict.Free : SlotVerdict.Full;
    }

    /// <summary>Seats nobody has and nobody waits for.</summary>
    public int FreeSeats(SlotTime slot) => CountOf(slot) is var count && (count.IsBlocked || IsTooLate(slot)) ? 0 : Math.Max(0, Offer.Capacity - count.Taken - count.Waiting);

    public SlotCount CountOf(SlotTime slot) => Counts.GetValueOrDefault(slot.StartsAt);

    public bool IsTooLate(SlotTime slot) => slot.StartsAt <= Now || slot.StartsAt < Now.AddHours(Offer.LeadHours);

    /// <summary>What this citizen can have, in the order of time.</summary>
    public IEnumerable<SlotTime> Free() => Timetable.Of(Offer, Calendar, Now.DayInBeijing()).Where(slot => Check(slot.StartsAt) == SlotVerdict.Free);

    /// <summary>The free ones nearest in time, in their order.</summary>
    public IEnumerable<SlotTime> Nearest(DateTimeOffset wanted, int most) => Free().OrderBy(slot => (slot.StartsAt - wanted).Duration()).Take(most).OrderBy(slot => slot.StartsAt);

    /// <summary>For moving a booking: the citizen's own one does not stand in the way of another hour of its day.</summary>
    public SlotBoard WithoutOwn(SlotTime booked) => this with { OwnDays = OwnDays.Where(day => day != booked.Day).ToHashSet() };

    private bool Find(DateTimeOffset startsAt, out SlotTime slot)
    {
        foreach (var each in Timetable.Of(Offer, Calendar, Now.DayInBeijing()))
        {
            slot = each;
            if (each.StartsAt == startsAt) return true;
        }

        slot = default;
        return false;
    }
}
