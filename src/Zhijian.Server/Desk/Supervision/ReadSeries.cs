using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Desk.Supervision;

/// <summary>Hours of a day and days of a period, from the hourly figures.</summary>
internal sealed class ReadSeries(DeskFigures figures, PromiseFigures promises, TimeProvider time)
{
    /// <summary>Today, with what is usual on this weekday.</summary>
    public static async Task<Ok<HoursOfDay>> HoursAsync(ReadSeries series, CancellationToken cancellation)
    {
        var now = series.Now;
        var day = now.DayInBeijing();
        var hours = new List<CountedHour>(await series.ReadAsync(day, day, cancellation));
        for (var week = 1; week <= FigureSeries.WeeksBack; week++) hours.AddRange(await series.ReadAsync(day.AddDays(-7 * week), day.AddDays(-7 * week), cancellation));
        return TypedResults.Ok(new HoursOfDay(day, FigureSeries.Hours(hours, day, await series.FirstHourAsync(cancellation), now)));
    }

    /// <summary>The last days up to today.</summary>
    public static async Task<Ok<List<DayView>>> DaysAsync(ReadSeries series, CancellationToken cancellation, [Range(1, 366)] int days = 30)
    {
        var today = series.Now.DayInBeijing();
        var from = today.AddDays(1 - days);
        return TypedResults.Ok(FigureSeries.Days(await series.ReadAsync(from, today, cancellation), from, today));
    }

    public async Task<List<CountedHour>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var (start, end) = (BeijingTime.Start(from), BeijingTime.Start(to.AddDays(1)));
        return FigureSeries.Merge(await figures.HoursAsync(start, end, cancellation), await promises.BreachesAsync(start, end, cancellation));
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private Task<DateTimeOffset?> FirstHourAsync(CancellationToken cancellation) => figures.FirstHourAsync(cancellation);
}
