using System.Text.RegularExpressions;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Packs;

/// <summary>Reads one offer and complains about everything in it that could not work, where it stands.</summary>
internal sealed partial class OfferReader(PackMap file)
{
    private const int MinutesInHour = 60;
    private const int MinutesInDay = 24 * MinutesInHour;

    public AppointmentOffer Read()
    {
        var key = file.RequiredText("offer", 64);
        if (key.Length > 0 && !Key().IsMatch(key)) file.Complain("offer", "must be small letters, digits and hyphens, such as id-card-window");
        var minutes = Required("slotMinutes", 5, 480);
        var (booking, arrival) = (file.Map("booking"), file.Map("arrival"));
        return new AppointmentOffer
        {
            Key = key,
            Title = file.RequiredText("title", 60),
            EnglishTitle = file.Text("englishTitle", 128),
            Department = file.Text("department", 64),
            Place = file.RequiredText("place", 200),
            Hours = ReadHours(minutes),
            SlotMinutes = minutes,
            Capacity = Required("capacity", 1, 10_000),
            OpenDays = booking?.Integer("workingDays", 1, 30) ?? 5,
            LeadDays = booking?.Integer("leadDays", 0, 30) ?? 0,
            LeadHours = booking?.Integer("leadHours", 0, 240) ?? 0,
            CancelHours = booking?.Integer("cancelHours", 0, 240) ?? 0,
            OnceADay = booking?.Has("severalADay") != true || !booking.Flag("severalADay"),
            ArriveBefore = arrival?.Integer("before", 0, 240) ?? 15,
            ArriveAfter = arrival?.Integer("after", 0, 240) ?? 15,
            NoShows = file.Map("noShows") is { } rule ? ReadNoShows(rule) : null,
            Reminders = ReadReminders(),
            ConfirmMinutes = file.Map("waitlist") is { } waitlist ? Required(waitlist, "confirmMinutes", 5, 720) : null,
        };
    }

    private static NoShowRule ReadNoShows(PackMap rule) => new(Required(rule, "most", 1, 20), Required(rule, "withinDays", 1, 365), Required(rule, "barredDays", 1, 365));

    private List<string> ReadHours(int minutes)
    {
        var hours = file.Texts("hours").ToList();
        if (hours.Count == 0) file.Complain("hours", "are missing; write periods such as [\"09:00-12:00\", \"13:00-17:00\"]");
        else if (new OpeningHours(hours, EveryDay: false, []).WhyNot() is { } reason) file.Complain("hours", reason);
        foreach (var period in hours.Select(OpeningPeriod.Parse).OfType<OpeningPeriod>().Where(period => minutes > 0 && (period.To - period.From).TotalMinutes % minutes != 0))
            file.Complain("hours", $"“{period}” cannot be cut into slots of {minutes} minutes");
        return hours;
    }

    /// <summary>Such as 1d and 1h.</summary>
    private List<int> ReadReminders()
    {
        var reminders = new List<int>();
        foreach (var text in file.Texts("reminders"))
        {
            var read = Span().Match(text);
            var count = read.Success ? int.Parse(read.Groups["count"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (count == 0) file.Complain("reminders", $"“{text}” is no time before; write 1d, 2h or 30m");
            else reminders.Add(count * (read.Groups["unit"].Value switch { "d" => MinutesInDay, "h" => MinutesInHour, _ => 1 }));
        }

        if (reminders.Count > 3) file.Complain("reminders", "are more than three; WeChat lets five messages through after the citizen wrote last");
        if (reminders.Distinct().Count() < reminders.Count) file.Complain("reminders", "one stands there twice");
        return reminders;
    }

    private int Required(string name, int least, int most) => Required(file, name, least, most);

    private static int Required(PackMap map, string name, int least, int most)
    {
        if (map.Integer(name, least, most) is { } number) return number;
        if (!map.Has(name)) map.Complain(name, "is missing");
        return least;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex("^(?<count>[0-9]{1,3})(?<unit>[dhm])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
