using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Sheets;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Audit;

/// <summary>One line of the audit log.</summary>
/// <param name="Subject">What it was done to, as <c>kind:name</c>.</param>
public sealed record AuditEntryView(long Sequence, DateTimeOffset At, Guid? StaffId, string StaffName, AuditAction Action, string Subject, string? Details, string Hash);

/// <param name="Total">How many there are on all pages.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntryView> Items, int Total);

/// <summary>Which lines are wanted.</summary>
public sealed record AuditFilter
{
    /// <summary>Part of a name.</summary>
    [FromQuery(Name = "person")]
    public string? Person { get; init; }

    /// <summary>Its name as the entries show it; one that does not exist finds nothing.</summary>
    [FromQuery(Name = "action")]
    public string? Action { get; init; }

    /// <summary>First day in Beijing.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    /// <summary>Last day in Beijing.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }
}

/// <summary>What the audit administrator does with the log: read, export, verify (审计查询、导出、校验).</summary>
internal static class ReadAudit
{
    /// <summary>The mark at the beginning makes Excel read UTF-8.</summary>
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    private static readonly string[] Columns = ["sequence", "at", "staffId", "staffName", "action", "subject", "details", "previousHash", "hash", "id", "atMilliseconds"];

    /// <param name="page">From 1.</param>
    public static async Task<Ok<AuditPage>> ListAsync(
        [AsParameters] AuditFilter filter, ZhijianDb db, CancellationToken cancellation, [Range(1, 1_000_000)] int page = 1, [Range(1, 200)] int size = 50)
    {
        var entries = Find(db, filter);
        var total = await entries.CountAsync(cancellation);
        var items = await entries.OrderByDescending(entry => entry.Sequence).Skip((page - 1) * size).Take(size)
            .Select(entry => new AuditEntryView(entry.Sequence, entry.At, entry.StaffId, entry.StaffName, entry.Action, entry.Subject, entry.Details, entry.Hash))
            .ToListAsync(cancellation);
        return TypedResults.Ok(new AuditPage(items, total));
    }

    public static async Task<PushStreamHttpResult> ExportAsync([AsParameters] AuditFilter filter, ZhijianDb db, AuditLog audit, TimeProvider time, HttpContext http)
    {
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.Exported, "audit", null, http.RequestAborted);
        var entries = Find(db, filter).OrderBy(entry => entry.Sequence).AsAsyncEnumerable();
        return TypedResults.Stream(stream => WriteAsync(entries, stream, http.RequestAborted), "text/csv; charset=utf-8", $"audit-{time.GetUtcNow().DayInBeijing():yyyyMMdd}.csv");
    }

    public static async Task<Ok<AuditReport>> VerifyAsync(AuditCheck check, HttpContext http) => TypedResults.Ok(await check.RunAsync(http.User.AgencyId(), http.RequestAborted));

    private static IQueryable<AuditEntry> Find(ZhijianDb db, AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Person?.Trim() is { Length: > 0 } person) entries = entries.Where(entry => entry.StaffName.Contains(person));
        if (filter.Action is { Length: > 0 } name)
            entries = Enum.TryParse<AuditAction>(name, ignoreCase: true, out var action) ? entries.Where(entry => entry.Action == action) : entries.Where(entry => false);
        if (filter.From is { } from && BeijingTime.Start(from) is var start) entries = entries.Where(entry => entry.At >= start);
        if (filter.To is { } to && BeijingTime.Start(to.AddDays(1)) is var end) entries = entries.Where(entry => entry.At < end);
        return entries;
    }

    private static async Task WriteAsync(IAsyncEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, cancellation);
        await foreach (var entry in entries.WithCancellation(cancellation)) await csv.WriteRecordAsync(Cells(entry), cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static string[] Cells(AuditEntry entry) =>
    [
        entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.At.InBeijing().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), entry.StaffId?.ToString() ?? "",
        FormulaGuard.Guard(entry.StaffName), entry.Action.ToString(), FormulaGuard.Guard(entry.Subject), FormulaGuard.Guard(entry.Details ?? ""), entry.PreviousHash, entry.Hash,
        entry.Id.ToString(), entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    ];
}
