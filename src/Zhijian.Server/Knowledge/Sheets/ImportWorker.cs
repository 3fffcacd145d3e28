using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Sheets;

/// <summary>Imports tables of answers in the background, one after the other (导入). A table with one bad row changes nothing.</summary>
internal sealed partial class ImportWorker(ImportRuns runs, IServiceScopeFactory scopes, AgencyDirectory agencies, PlaybookWorker playbooks, TimeProvider time, ILogger<ImportWorker> log)
    : BackgroundService
{
    /// <summary>Rows a transaction: SQLite has one writer, and citizens' messages must not wait for a long one.</summary>
    private const int Batch = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var import in runs.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ImportAsync(import, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem, import.Id);
                var progress = runs.Find(import.Id, import.Agency);
                if (progress is not null) runs.Report(import.Agency, progress with { State = ImportState.Rejected, Errors = [new ImportError(1, "", "The server failed while importing; its log says why. Import the table again.")] });
            }
            finally
            {
                File.Delete(import.File);
            }
        }
    }

    private async Task ImportAsync(PendingImport import, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(import.Agency);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var progress = new ImportProgress(import.Id, ImportState.Running, import.DryRun, 0, 0, 0, 0, 0, 0, []);
        var reading = await ReadAsync(import, db, progress, cancellation);
        progress = progress with { Done = reading.Total, Total = reading.Total };
        if (reading.Faults.Count > 0)
        {
            runs.Report(import.Agency, progress with { State = ImportState.Rejected, Errors = [.. reading.Faults.Select(fault => new ImportError(fault.Line, fault.Column, fault.Message))] });
            LogRejected(import.Id, reading.Total, reading.Faults.Count, time.GetElapsedTime(started).TotalMilliseconds);
            return;
        }

        foreach (var rows in reading.Rows.Chunk(Batch))
        {
            progress = await ApplyAsync(db, import, rows, progress, cancellation);
            runs.Report(import.Agency, progress);
        }

        runs.Report(import.Agency, progress with { State = ImportState.Done });
        if (!import.DryRun && progress.Added + progress.Changed > 0) playbooks.Request(import.Agency);
        LogDone(import.Id, progress.Added, progress.Changed, progress.Unchanged, time.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<SheetReading> ReadAsync(PendingImport import, ZhijianDb db, ImportProgress progress, CancellationToken cancellation)
    {
        var departments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var department in agencies.DepartmentsOf(import.Agency)) (departments[department.Name], departments[department.Key]) = (department.Key, department.Key);
        var media = (await db.Set<MediaFile>().Select(file => file.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        await using var stream = File.OpenRead(import.File);
        var estimate = Math.Max(0, CountLines(stream) - 1);
        return SheetReader.Read(stream, new SheetSurroundings(departments, media.Contains), done => runs.Report(import.Agency, progress with { Done = done, Total = Math.Max(done, estimate) }));
    }

    private async Task<ImportProgress> ApplyAsync(ZhijianDb db, PendingImport import, SheetRow[] rows, ImportProgress progress, CancellationToken cancellation)
    {
        var keys = rows.Select(row => row.Key).ToList();
        var present = await db.Set<CanonicalAnswer>().Where(answer => keys.Contains(answer.Key)).ToDictionaryAsync(answer => answer.Key, StringComparer.Ordinal, cancellation);
        var now = time.GetUtcNow();
        var (added, changed, toReview) = (0, 0, 0);
        foreach (var row in rows)
        {
            var isNew = !present.TryGetValue(row.Key, out var answer);
            answer ??= new CanonicalAnswer { Id = AnswerId.New(time), AgencyId = import.Agency, Key = row.Key };
            var isNews = isNew || answer.Status != AnswerStatus.Approved || !row.Content.Equals(answer.Content);
            if (answer.Take(row.Content, AnswerLife.Imported(row.Status, isNews), import.Author, now) is not { } kept) continue;
            if (isNew) db.Add(answer);
            db.Add(kept);
            if (isNew) added++;
            else changed++;
            if (answer.Status == AnswerStatus.Review) toReview++;
        }

        if (!import.DryRun && added + changed > 0)
        {
            new AuditLog(db, time).Note(new AuditActor(import.Agency, import.Author.Id?.Value, import.Author.Name), AuditAction.AnswersImported, "answers", $"added {added}, changed {changed}");
            await db.SaveChangesAsync(cancellation);
        }

        db.ChangeTracker.Clear();
        return progress with
        {
            Added = progress.Added + added,
            Changed = progress.Changed + changed,
            Unchanged = progress.Unchanged + rows.Length - added - changed,
            ToReview = progress.ToReview + toReview,
        };
    }

    private static int CountLines(FileStream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var lines = 0;
        for (int read; (read = stream.Read(buffer)) > 0;) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        ArrayPool<byte>.Shared.Return(buffer);
        stream.Position = 0;
        return lines;
    }

    [LoggerMessage(LogLevel.Information, "Import {Import}: {Added} answers added, {Changed} changed, {Unchanged} unchanged in {Milliseconds:F0} ms")]
    private partial void LogDone(Guid import, int added, int changed, int unchanged, double milliseconds);

    [LoggerMessage(LogLevel.Information, "Import {Import} rejected: {Faults} faults in {Rows} rows, found in {Milliseconds:F0} ms; nothing was changed")]
    private partial void LogRejected(Guid import, int rows, int faults, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Import {Import} failed")]
    private partial void LogFailed(Exception problem, Guid import);
}
