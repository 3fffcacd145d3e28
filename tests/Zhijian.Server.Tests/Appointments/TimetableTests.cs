using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>Which slots there are, who may have them, who is barred.</summary>
public sealed class TimetableTests
{
    private static readonly AppointmentOffer Offer = new() { Key = "w", Title = "窗口", Place = "一楼", Hours = ["09:00-12:00", "14:00-17:00"], SlotMinutes = 30, Capacity = 2, OpenDays = 5 };

    [Theory]
    [InlineData("2026-09-30", 1, "2026-10-08 2026-10-09 2026-10-10 2026-10-12 2026-10-13", "the National Day holiday is left out, the Saturday that makes up for it is worked")]
    [InlineData("2026-02-13", 0, "2026-02-13 2026-02-14 2026-02-24 2026-02-25 2026-02-26", "Spring Festival, with a Saturday worked before it")]
    [InlineData("2026-11-20", 0, "2026-11-20 2026-11-23 2026-11-24 2026-11-25 2026-11-26", "an ordinary weekend")]
    [InlineData("2026-11-21", 2, "2026-11-23 2026-11-24 2026-11-25 2026-11-26 2026-11-27", "two days ahead of a Saturday")]
    public void Only_working_days_are_open_with_holidays_and_make_up_days_as_published(string today, int lead, string expected, string because) =>
        string.Join(' ', Timetable.OpenDays(Offer with { LeadDays = lead }, WorkingCalendar.Standard, DateOnly.ParseExact(today, "yyyy-MM-dd")).Select(day => $"{day:yyyy-MM-dd}"))
            .ShouldBe(expected, because);

    [Theory]
    [InlineData(9, 0, SlotVerdict.TooLate)]
    [InlineData(11, 30, SlotVerdict.TooLate)]
    [InlineData(14, 0, SlotVerdict.Free)]
    [InlineData(14, 10, SlotVerdict.None)]
    public void A_slot_closes_so_many_hours_before_it_begins(int hour, int minute, SlotVerdict expected) =>
        SlotBoard.Blank(Offer with { LeadHours = 4 }, WorkingCalendar.Standard, At(20, 10, 0)).Check(At(20, hour, minute)).ShouldBe(expected);

    [Theory]
    [InlineData("1,2,3", true)]
    [InlineData("1,2", false)]
    [InlineData("1,50,120", false)]
    [InlineData("1,80,90", true)]
    [InlineData("-40,-35,-31", false)]
    public void Three_no_shows_within_ninety_days_bar_for_thirty_after_the_last(string daysAgo, bool barred)
    {
        var now = At(20, 10, 0);
        var missed = daysAgo.Split(',').Select(int.Parse).Select(days => now.AddDays(-Math.Abs(days))).ToList();

        var until = new NoShowRule(3, 90, 30).BarredUntil(missed, now);

        until.HasValue.ShouldBe(barred);
        if (barred) until.ShouldBe(missed.Max().AddDays(30));
    }

    [Fact]
    public void A_slot_is_free_exactly_while_seats_are_left_that_nobody_waits_for() => Prop.ForAll<byte, byte, byte>((taken, waiting, capacity) =>
    {
        var offer = Offer with { Capacity = capacity + 1 };
        var board = SlotBoard.Blank(offer, WorkingCalendar.Standard, At(20, 10, 0)) with { Counts = new Dictionary<DateTimeOffset, SlotCount> { [At(23, 9, 0)] = new(taken, waiting, IsBlocked: false) } };

        (board.Check(At(23, 9, 0)) == SlotVerdict.Free).ShouldBe(board.FreeSeats(new SlotTime(At(23, 9, 0), At(23, 9, 30))) > 0);
        (board.Check(At(23, 9, 0)) == SlotVerdict.Free).ShouldBe(taken + waiting < capacity + 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Number_and_code_of_a_booking_are_its_own_and_a_code_is_read_as_it_is_typed() => Prop.ForAll<Guid>(booking =>
    {
        var code = BookingCode.Of(booking);

        BookingCode.Of(booking).ShouldBe(code);
        BookingCode.Read(" " + code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()).ShouldBe(code);
        BookingCode.NumberOf(booking).ShouldMatch("^[0-9]{5}-[0-9]{5}$");
        BookingCode.Read("12345").ShouldBeNull();
    }).QuickCheckThrowOnFailure();

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, BeijingTime.Offset);
}
