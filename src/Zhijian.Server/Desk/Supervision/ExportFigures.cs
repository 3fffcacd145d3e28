using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Sheets;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Desk.Supervision;

public sealed record FiguresWanted
{
    /// <summary>First day, in Beijing.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary><c>day</c> or <c>hour</c>.</summary>
    [AllowedValues(null, "day", "hour")]
    public string? By { get; init; }

    /// <summary>Whether each department has a row of its own.</summary>
    public bool? Departments { get; init; }

    /// <summary><c>en</c> for English headings; else Chinese.</summary>
    public string? Language { get; init; }
}

/// <summary>The figures of a period as a table (导出统计).</summary>
internal sealed class ExportFigures(ReadSeries series, AgencyDirectory agencies, AuditLog audit)
{
    private const int MostDays = 366;

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    private static readonly string[] Chinese = ["日期", "时段", "部门", "收到消息", "提问", "自助答复", "自助率", "直接答复", "给出候选", "选中候选", "转人工", "未答", "人工回复", "逾期"];

    private static readonly string[] English =
        ["Date", "Hour", "Department", "Received", "Questions", "Answered without a person", "Automatic share", "Answered", "Offered", "Picked", "Handed over", "Unanswered", "Officers' replies", "Breaches"];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> CsvAsync([AsParameters] FiguresWanted wanted, ExportFigures export, ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (WhyNot(wanted) is { } problem) return problem;
        var rows = await export.RowsAsync(wanted, person, cancellation);
        return TypedResults.Stream(stream => WriteAsync(wanted, rows, stream, cancellation), "text/csv; charset=utf-8", FileName(wanted, "csv"));
    }

    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> WorkbookAsync([AsParameters] FiguresWanted wanted, ExportFigures export, ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (WhyNot(wanted) is { } problem) return problem;
        var rows = await export.RowsAsync(wanted, person, cancellation);
        return TypedResults.File(await Workbook.CreateAsync(wanted.Language == "en" ? "figures" : "统计", Header(wanted), rows, cancellation), Workbook.ContentType, FileName(wanted, "xlsx"));
    }

    private static ProblemHttpResult? WhyNot(FiguresWanted wanted) =>
        wanted.To < wanted.From || wanted.To.DayNumber - wanted.From.DayNumber >= MostDays
            ? Problem.Invalid("period_invalid", $"Choose a first day that is not after the last, and at most {MostDays} days.")
            : null;

    private async Task<List<object[]>> RowsAsync(FiguresWanted wanted, ClaimsPrincipal person, CancellationToken cancellation)
    {
        await audit.WriteAsync(AuditActor.Of(person), AuditAction.Exported, "figures", $"{wanted.From:yyyy-MM-dd} – {wanted.To:yyyy-MM-dd}", cancellation);
        var hours = await series.ReadAsync(wanted.From, wanted.To, cancellation);
        var agency = person.AgencyId();
        return
        [
            .. hours.GroupBy(hour => (Start: wanted.By == "hour" ? hour.Hour : BeijingTime.Start(hour.Hour.DayInBeijing()), Department: wanted.Departments == true ? hour.Department : ""))
                .OrderBy(group => group.Key.Start).ThenBy(group => group.Key.Department, StringComparer.Ordinal)
                .Select(group => Cells(wanted, group.Key.Start, DepartmentOf(agency, group.Key.Department, wanted), FigureSeries.Sum(group))),
        ];
    }

    private string DepartmentOf(AgencyId agency, string key, FiguresWanted wanted) => (key, wanted.Language) switch
    {
        ("", "en") => "All",
        ("", _) => "全部",
        (ConversationReader.GeneralQueue, "en") => "General queue",
        (ConversationReader.GeneralQueue, _) => "综合队列",
        _ => agencies.FindDepartment(agency, key)?.Name ?? key,
    };

    private static object[] Cells(FiguresWanted wanted, DateTimeOffset start, string department, FiguresView sum) =>
    [
        start.InBeijing().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        .. wanted.By == "hour" ? [start.InBeijing().ToString("HH:00", CultureInfo.InvariantCulture)] : Array.Empty<object>(),
        FormulaGuard.Guard(department), sum.Received, sum.Questions, sum.Automatic, sum.Share is { } share ? Math.Round(share, 4) : "",
        sum.Answered, sum.Offered, sum.Picked, sum.HandedOver, sum.Unanswered, sum.Replied, sum.Breaches,
    ];

    private static string[] Header(FiguresWanted wanted) =>
        [.. (wanted.Language == "en" ? English : Chinese).Where((_, column) => column != 1 || wanted.By == "hour")];

    private static async Task WriteAsync(FiguresWanted wanted, List<object[]> rows, Stream stream, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        await csv.WriteRecordAsync(Header(wanted), cancellation);
        foreach (var row in rows) await csv.WriteRecordAsync([.. row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")], cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static string FileName(FiguresWanted wanted, string extension) => $"figures-{wanted.From:yyyyMMdd}-{wanted.To:yyyyMMdd}.{extension}";
}
