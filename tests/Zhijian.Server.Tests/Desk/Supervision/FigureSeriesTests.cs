using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Supervision;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Tests.Desk.Supervision;

public sealed class FigureSeriesTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Fact]
    public void A_day_begins_at_midnight_in_Beijing_and_days_without_figures_are_shown()
    {
        var days = FigureSeries.Days([Received(Friday, 0, 3), Received(Friday.AddDays(-2), 23, 5)], Friday.AddDays(-2), Friday);

        days.Select(day => (day.Day, day.Figures.Received)).ShouldBe([(Friday.AddDays(-2), 5), (Friday.AddDays(-1), 0), (Friday, 3)]);
    }

    [Fact]
    public void What_is_usual_is_the_average_of_the_same_weekday_in_the_last_four_weeks()
    {
        var hours = FigureSeries.Hours(
            [Received(Friday, 9, 50), Received(Friday.AddDays(-7), 9, 10), Received(Friday.AddDays(-14), 9, 30), Received(Friday.AddDays(-1), 9, 1_000)],
            Friday, first: At(Friday.AddDays(-60), 0), now: At(Friday, 9).AddMinutes(20));

        (hours[9].Today!.Received, hours[9].Usual!.Received).ShouldBe((50, 10.0), "40 messages over four weeks, two of them quiet");
        hours[10].Today.ShouldBeNull("it has not begun");
        hours[8].Today!.Received.ShouldBe(0);
    }

    [Fact]
    public void Weeks_before_the_first_figures_do_not_make_the_average_smaller()
    {
        var hours = FigureSeries.Hours([Received(Friday.AddDays(-7), 9, 10)], Friday, first: At(Friday.AddDays(-7), 8), now: At(Friday, 12));
        hours[9].Usual!.Received.ShouldBe(10.0);
        FigureSeries.Hours([], Friday, first: At(Friday, 8), now: At(Friday, 12)).ShouldAllBe(hour => hour.Usual == null);
    }

    [Fact]
    public void A_breach_counts_in_the_hour_in_which_it_was_due()
    {
        var merged = FigureSeries.Merge(
            [new FiguresOfHour(At(Friday, 9), "traffic", new Tally { Received = 2 })],
            [new BreachAt(At(Friday, 9).AddMinutes(59), "traffic"), new BreachAt(At(Friday, 10), null)]);

        merged.Select(hour => (hour.Hour, hour.Department, hour.Tally.Received, hour.Breaches)).ShouldBe([(At(Friday, 9), "traffic", 2, 1), (At(Friday, 10), "-", 0, 1)]);
    }

    private static CountedHour Received(DateOnly day, int hour, int count) => new(At(day, hour), "-", new Tally { Received = count }, 0);

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8));
}
