using System.Globalization;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Tests.Promises;

/// <summary>Spans as people write them, over the calendar of real days.</summary>
public sealed class PromiseTermTests
{
    [Theory]
    [InlineData("48h", "2026-11-20 17:00", "2026-11-22 17:00")]
    [InlineData("30m", "2026-11-20 17:20", "2026-11-20 17:50")]
    [InlineData("2d", "2026-02-14 09:00", "2026-02-16 09:00")]
    [InlineData("4 working hours", "2026-11-20 16:30", "2026-11-23 11:30")]
    [InlineData("sameWorkingDay", "2026-11-20 09:00", "2026-11-20 17:30")]
    [InlineData("sameWorkingDay", "2026-11-20 19:00", "2026-11-23 17:30")]
    [InlineData("1 working day", "2026-11-20 09:00", "2026-11-23 17:30")]
    [InlineData("3 working days", "2025-09-29 10:00", "2025-10-10 17:30")]
    [InlineData("2 working days", "2026-02-13 18:00", "2026-02-25 17:30")]
    public void A_term_ends_when_people_say_it_does(string term, string asked, string due) =>
        PromiseTerm.Parse(term)!.Value.After(At(asked), WorkingCalendar.Standard).ShouldBe(At(due));

    [Theory]
    [InlineData("1h", "2026-11-20 17:30", "2026-11-20 16:30")]
    [InlineData("2 working hours", "2026-11-20 15:30", "2026-11-20 11:00")]
    [InlineData("2 working hours", "2026-11-23 09:30", "2026-11-20 16:30")]
    [InlineData("99h", "2026-11-20 17:30", "2026-11-20 08:00")]
    public void A_warning_comes_so_long_before_but_not_before_the_promise(string term, string due, string warned) =>
        PromiseTerm.Parse(term)!.Value.Before(At(due), At("2026-11-20 08:00"), WorkingCalendar.Standard).ShouldBe(At(warned));

    [Theory, InlineData(""), InlineData("soon"), InlineData("h"), InlineData("0h"), InlineData("-4h"), InlineData("48 Stunden"), InlineData("99999h"), InlineData(null)]
    public void What_is_no_term_is_none(string? text) => PromiseTerm.Parse(text).ShouldBeNull();

    [Fact]
    public void A_department_has_its_own_promise_and_all_others_the_general_one()
    {
        var plan = new PromisePlan(WorkingCalendar.Standard, HasHours: true, [new("户政", "household", "4 working hours", null, null), new("其他", null, "48h", "2h", "24h")]);

        plan.Promise("household", At("2026-11-20 09:00"))!.DueAt.ShouldBe(At("2026-11-20 15:30"));
        var other = plan.Promise("traffic", At("2026-11-20 09:00"))!;
        (other.WarnAt, other.DueAt, other.EscalateAt).ShouldBe((At("2026-11-22 07:00"), At("2026-11-22 09:00"), At("2026-11-23 09:00")));
        PromisePlan.None.Promise(null, At("2026-11-20 09:00")).ShouldBeNull();
    }

    private static DateTimeOffset At(string local) => new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
