namespace Zhijian.Server.Appointments.Contracts;

/// <summary>Who does not come is barred (爽约规则): so many no-shows within so many days, then no booking for so many days.</summary>
public sealed record NoShowRule(int Most, int WithinDays, int BarredDays)
{
    /// <summary>Until when somebody is barred; null when they are not. Pure.</summary>
    /// <param name="missed">When they did not come.</param>
    public DateTimeOffset? BarredUntil(IEnumerable<DateTimeOffset> missed, DateTimeOffset now)
    {
        var times = missed.Where(at => at <= now).Order().ToList();
        DateTimeOffset? until = null;
        for (var last = Most - 1; last < times.Count; last++)
            if (times[last] - times[last - Most + 1] <= TimeSpan.FromDays(WithinDays)) until = times[last].AddDays(BarredDays);
        return until > now ? until : null;
    }
}

/// <summary>
/// What can be booked at one counter (预约事项、号源), as an agency wrote it down: the hours of a working day cut into slots with so many seats each. Immutable;
/// a change holds from the next booking on, and what is booked stays booked.
/// </summary>
public sealed record AppointmentOffer
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? EnglishTitle { get; init; }

    /// <summary>Key of the department that is responsible; null is the whole agency.</summary>
    public string? Department { get; init; }

    /// <summary>Where the citizen has to come to.</summary>
    public required string Place { get; init; }

    /// <summary>Periods of a working day, such as <c>09:00-12:00</c>.</summary>
    public required IReadOnlyList<string> Hours { get; init; }

    public required int SlotMinutes { get; init; }

    /// <summary>Seats of one slot.</summary>
    public required int Capacity { get; init; }

    /// <summary>How many working days can be booked.</summary>
    public required int OpenDays { get; init; }

    /// <summary>The first of them lies so many days from today; 0 is today.</summary>
    public int LeadDays { get; init; }

    /// <summary>A slot is closed so many hours before it begins.</summary>
    public int LeadHours { get; init; }

    /// <summary>The citizen may cancel or move until so many hours before it begins.</summary>
    public int CancelHours { get; init; }

    /// <summary>The citizen may check in so many minutes before the slot begins …</summary>
    public int ArriveBefore { get; init; } = 15;

    /// <summary>… and until so many minutes after.</summary>
    public int ArriveAfter { get; init; } = 15;

    /// <summary>One booking a day and citizen.</summary>
    public bool OnceADay { get; init; } = true;

    public NoShowRule? NoShows { get; init; }

    /// <summary>Minutes before the slot at which the citizen is reminded.</summary>
    public IReadOnlyList<int> Reminders { get; init; } = [];

    /// <summary>Minutes in which somebody on the waitlist has to confirm a seat; null has no waitlist.</summary>
    public int? ConfirmMinutes { get; init; }
}
