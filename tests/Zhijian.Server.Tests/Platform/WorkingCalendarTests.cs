using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Tests.Platform;

/// <summary>Working time by the State Council's papers, by tables, by laws and against a slow count minute by minute.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Office = WorkingCalendar.Standard;

    private static readonly WorkingCalendar Shut = new(OpeningHours.Standard with { Closures = [new Closure(new(2026, 3, 30), new(2026, 3, 31), "搬迁")] });

    private static readonly WorkingCalendar AlwaysThere = new(new OpeningHours(["00:00-24:00"], EveryDay: true, []));

    public static TheoryData<string, bool> Days => new()
    {
        { "2025-09-28", true },  // Sunday, made up for National Day
        { "2025-09-30", true },
        { "2025-10-01", false }, // National Day and Mid-Autumn, 1 to 8 October
        { "2025-10-08", false },
        { "2025-10-09", true },
        { "2025-10-11", true },  // Saturday, made up
        { "2025-10-12", false },
        { "2026-02-14", true },  // Saturday before Spring Festival, made up
        { "2026-02-15", false }, // 15 to 23 February
        { "2026-02-23", false },
        { "2026-02-24", true },
        { "2026-02-28", true },  // Saturday after it, made up
        { "2026-03-01", false },
        { "2022-12-31", false }, // in the paper on 2023
        { "2027-02-05", false }, // statutory eve of Spring Festival; the paper on 2027 is not out
        { "2027-02-04", true },
        { "2030-02-03", false }, // computed: Spring Festival 2030 is 3 February
    };

    [Theory, MemberData(nameof(Days))]
    public void Days_off_and_make_up_days_are_those_of_the_papers(string day, bool worked) => Office.IsWorkingDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ShouldBe(worked);

    [Theory, InlineData(2023, 249), InlineData(2024, 251), InlineData(2025, 248), InlineData(2026, 248)]
    public void The_working_days_of_a_year_are_as_many_as_the_papers_make(int year, int days) =>
        Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Count(day => day.Year == year && Office.IsWorkingDay(day)).ShouldBe(days);

    [Fact]
    public void Years_without_a_paper_say_so_and_keep_the_statutory_days()
    {
        Office.IsKnown(At("2026-12-31 23:59")).ShouldBeTrue();
        Office.IsKnown(At("2027-01-01 00:00")).ShouldBeFalse();
        AlwaysThere.IsKnown(At("2027-01-01 00:00")).ShouldBeTrue("it works whatever the paper will say");
        WorkingDays.National.LastKnownYear.ShouldBe(2026);
        foreach (var year in new[] { 2025, 2026, 2027 })
            StatutoryHolidays.Of(year).ShouldAllBe(day => !Office.IsWorkingDay(day), "computed and published days agree");
        // A year with a leap fifth month, which pushes the eighth back.
        StatutoryHolidays.Of(2028).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)).ShouldBe(
            ["01-01", "01-25", "01-26", "01-27", "01-28", "04-04", "05-01", "05-02", "05-28", "10-03", "10-01", "10-02", "10-03"]);
    }

    [Theory]
    [InlineData("2026-11-20 08:29", "2026-11-20 08:30")]
    [InlineData("2026-11-20 09:00", "2026-11-20 09:00")]
    [InlineData("2026-11-20 12:00", "2026-11-20 14:30")]
    [InlineData("2026-11-20 17:30", "2026-11-23 08:30")]
    [InlineData("2025-09-30 18:00", "2025-10-09 08:30")]
    [InlineData("2026-02-13 17:30", "2026-02-14 08:30")]
    [InlineData("2026-02-14 17:30", "2026-02-24 08:30")]
    [InlineData("2026-02-28 07:00", "2026-02-28 08:30")]
    public void The_next_opening_skips_lunch_nights_weekends_and_holidays(string asked, string opening) => Office.NextOpening(At(asked)).ShouldBe(At(opening));

    [Theory]
    [InlineData("2026-11-20 09:00", "2026-11-20 17:30")]
    [InlineData("2026-11-20 13:00", "2026-11-20 17:30")]
    [InlineData("2026-11-20 17:29", "2026-11-20 17:30")]
    [InlineData("2026-11-20 17:30", "2026-11-23 17:30")]
    [InlineData("2025-10-01 10:00", "2025-10-09 17:30")]
    [InlineData("2026-02-27 20:00", "2026-02-28 17:30")]
    public void A_question_counts_for_the_day_it_was_asked_or_for_the_next_working_day(string asked, string due) => Office.SameWorkingDayEnd(At(asked)).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-11-20 09:00", 4, "2026-11-20 15:30")]
    [InlineData("2026-11-20 16:30", 4, "2026-11-23 11:30")]
    [InlineData("2026-11-20 11:00", 1, "2026-11-20 12:00")]
    [InlineData("2026-02-14 16:30", 2, "2026-02-24 09:30")]
    [InlineData("2025-09-27 10:00", 13, "2025-09-29 17:30")]
    public void Working_hours_run_only_while_the_agency_is_open(string asked, int hours, string due) => Office.AddWorkingTime(At(asked), TimeSpan.FromHours(hours)).ShouldBe(At(due));

    [Fact]
    public void A_local_closure_shuts_and_the_days_around_it_do_not()
    {
        Shut.NextOpening(At("2026-03-27 18:00")).ShouldBe(At("2026-04-01 08:30"));
        Shut.IsOpen(At("2026-03-27 09:00")).ShouldBeTrue();
        Shut.IsOpen(At("2026-03-30 09:00")).ShouldBeFalse();
        Office.IsOpen(At("2026-03-30 09:00")).ShouldBeTrue();
    }

    [Fact]
    public void Round_the_clock_working_time_is_time() =>
        AlwaysThere.AddWorkingTime(At("2026-02-16 13:07"), TimeSpan.FromHours(48)).ShouldBe(At("2026-02-18 13:07"));

    [Theory, InlineData("8:30-12:00"), InlineData("12:00-08:30"), InlineData("08:30"), InlineData("22:00-25:00"), InlineData("")]
    public void What_is_no_period_of_a_day_is_refused(string period) =>
        Should.Throw<ArgumentException>(() => new WorkingCalendar(new OpeningHours([period], EveryDay: false, [])));

    [Fact]
    public void Overlapping_periods_and_backward_closures_are_refused()
    {
        new OpeningHours(["08:30-12:00", "11:00-17:00"], false, []).WhyNot()!.ShouldContain("11:00-17:00");
        (OpeningHours.Standard with { Closures = [new Closure(new(2026, 3, 31), new(2026, 3, 30))] }).WhyNot()!.ShouldContain("2026-03-30");
        new OpeningHours([], false, []).WhyNot().ShouldNotBeNull();
    }

    [Fact]
    public void Adding_nothing_changes_nothing() => Check((calendar, at, _, _) => calendar.AddWorkingTime(at, TimeSpan.Zero) == at);

    [Fact]
    public void Working_time_between_takes_back_what_adding_put_on() =>
        Check((calendar, at, span, _) => calendar.WorkingTimeBetween(at, calendar.AddWorkingTime(at, span)) == span);

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        Check((calendar, at, first, second) => calendar.AddWorkingTime(calendar.AddWorkingTime(at, first), second) == calendar.AddWorkingTime(at, first + second));

    [Fact]
    public void Later_and_longer_never_ends_earlier() => Check((calendar, at, first, second) =>
        calendar.AddWorkingTime(at, first + second) >= calendar.AddWorkingTime(at, first) && calendar.AddWorkingTime(at + second, first) >= calendar.AddWorkingTime(at, first));

    [Fact]
    public void What_falls_due_falls_due_while_somebody_is_there() => Check((calendar, at, span, _) =>
        span == TimeSpan.Zero || calendar.IsOpen(calendar.AddWorkingTime(at, span) - TimeSpan.FromTicks(1)));

    [Fact]
    public void The_next_opening_is_open_and_nothing_is_open_before_it() => Check((calendar, at, _, _) =>
        calendar.NextOpening(at) is var opening && calendar.IsOpen(opening) && opening >= at && calendar.WorkingTimeBetween(at, opening) == TimeSpan.Zero);

    [Fact]
    public void Every_minute_counted_by_hand_gives_the_same()
    {
        var random = new Random(20261122);
        foreach (var calendar in new[] { Office, Shut })
            for (var number = 0; number < 300; number++)
            {
                var at = At("2025-09-20 00:00") + TimeSpan.FromMinutes(random.Next(60 * 24 * 240));
                var minutes = random.Next(1, 60 * 13);
                var due = CountMinutes(at, minutes, calendar == Shut);
                calendar.AddWorkingTime(at, TimeSpan.FromMinutes(minutes)).ShouldBe(due, $"{minutes} working minutes from {at}");
                calendar.WorkingTimeBetween(at, due).ShouldBe(TimeSpan.FromMinutes(minutes));
            }
    }

    /// <summary>Walks minute by minute over the published days, with nothing of the calendar's own.</summary>
    private static DateTimeOffset CountMinutes(DateTimeOffset at, int minutes, bool shut)
    {
        while (minutes > 0)
        {
            if (Worked(at.DateTime, shut)) minutes--;
            at += TimeSpan.FromMinutes(1);
        }

        return at;
    }

    private static bool Worked(DateTime at, bool shut)
    {
        var minute = (at.Hour * 60) + at.Minute;
        if (minute is not ((>= 510 and < 720) or (>= 870 and < 1050))) return false;
        var day = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (shut && (day == "2026-03-30" || day == "2026-03-31")) return false;
        if (day is "2025-09-28" or "2025-10-11" or "2026-01-04" or "2026-02-14" or "2026-02-28" or "2026-05-09") return true;
        var off = Between(day, "2025-10-01", "2025-10-08") || Between(day, "2026-01-01", "2026-01-03") || Between(day, "2026-02-15", "2026-02-23")
            || Between(day, "2026-04-04", "2026-04-06") || Between(day, "2026-05-01", "2026-05-05") || Between(day, "2026-06-19", "2026-06-21");
        return !off && at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    private static bool Between(string day, string from, string to) => string.CompareOrdinal(day, from) >= 0 && string.CompareOrdinal(day, to) <= 0;

    private static void Check(Func<WorkingCalendar, DateTimeOffset, TimeSpan, TimeSpan, bool> law)
    {
        var calendars = Gen.Elements(Office, Shut, AlwaysThere, new WorkingCalendar(new OpeningHours(["09:00-10:00", "10:00-11:30", "22:00-24:00"], false, [])));
        var instants = Gen.Choose(0, 86_400 * 366 * 3).Select(seconds => At("2025-01-01 00:00") + TimeSpan.FromSeconds(seconds));
        var spans = Gen.OneOf(Gen.Constant(TimeSpan.Zero), Gen.Choose(0, 3_600 * 400).Select(seconds => TimeSpan.FromSeconds(seconds)), Gen.Choose(0, 200).Select(quarters => TimeSpan.FromMinutes(15 * quarters)));
        var cases = from calendar in calendars from at in instants from first in spans from second in spans select (calendar, at, first, second);
        Prop.ForAll(cases.ToArbitrary(), one => law(one.calendar, one.at, one.first, one.second)).QuickCheckThrowOnFailure();
    }

    private static DateTimeOffset At(string local) => new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
