using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Sheets;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Knowledge.Sheets;

/// <summary>All answers of the agency as a table (导出) in the form that <see cref="SheetReader"/> reads.</summary>
internal static class ExportSheet
{
    /// <summary>The mark at the beginning makes Excel read UTF-8.</summary>
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    public static async Task<PushStreamHttpResult> HandleAsync(ZhijianDb db, AuditLog audit, TimeProvider time, HttpContext http)
    {
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.Exported, "answers", null, http.RequestAborted);
        return TypedResults.Stream(
            stream => WriteAsync(Readable(db, http).AsAsyncEnumerable(), stream, http.RequestAborted), "text/csv; charset=utf-8", FileName(time, "csv"));
    }

    /// <summary>The same as a workbook: in many offices a double click on CSV shows one column.</summary>
    public static async Task<FileStreamHttpResult> HandleWorkbookAsync(ZhijianDb db, AuditLog audit, TimeProvider time, HttpContext http)
    {
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.Exported, "answers", null, http.RequestAborted);
        var answers = await Readable(db, http).ToListAsync(http.RequestAborted);
        var file = await Workbook.CreateAsync("answers", SheetColumns.All, answers.Select(Cells), http.RequestAborted);
        return TypedResults.File(file, Workbook.ContentType, FileName(time, "xlsx"));
    }

    private static IQueryable<CanonicalAnswer> Readable(ZhijianDb db, HttpContext http) =>
        db.Set<CanonicalAnswer>().AsNoTracking().ReadableBy(http.User).OrderBy(answer => answer.Key);

    private static string FileName(TimeProvider time, string extension) => $"answers-{time.GetUtcNow().DayInBeijing():yyyyMMdd}.{extension}";

    internal static async Task WriteAsync(IAsyncEnumerable<CanonicalAnswer> answers, Stream stream, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. SheetColumns.All], cancellation);
        await foreach (var answer in answers.WithCancellation(cancellation)) await csv.WriteRecordAsync(Cells(answer), cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static string[] Cells(CanonicalAnswer answer) =>
    [
        .. new[]
        {
            answer.Key, answer.Question, string.Join('|', answer.Phrasings), answer.Kind.ToString().ToLowerInvariant(), answer.Text, answer.Title, answer.Description,
            answer.Url, answer.Media, answer.Department, answer.Source, answer.SourceUrl, answer.EffectiveFrom?.ToString("yyyy-MM-dd"), answer.ExpiresAt?.ToString("yyyy-MM-dd"),
            answer.Status.ToString().ToLowerInvariant(),
        }.Select(cell => FormulaGuard.Guard(cell ?? "")),
    ];
}
