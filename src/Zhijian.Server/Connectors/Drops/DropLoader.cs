using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Sheets;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>A file somebody dropped or uploaded.</summary>
/// <param name="Content">Can be read more than once.</param>
/// <param name="At">When the department wrote it.</param>
/// <param name="IsWhole">Whether it is still the file it was when reading began.</param>
internal sealed record DroppedFile(Stream Content, DateTimeOffset At, Func<bool> IsWhole);

/// <param name="IsOver">Nothing is left to do with this very file; otherwise it is to be tried again.</param>
/// <param name="Report">What came of reading it; null when it was known, or another server reads.</param>
internal readonly record struct DropOutcome(bool IsOver, DropReport? Report)
{
    /// <summary>Another one is being read, or this one changed meanwhile.</summary>
    public static readonly DropOutcome Later = new(IsOver: false, null);

    public static readonly DropOutcome Known = new(IsOver: true, null);
}

/// <summary>
/// Brings a dropped file into answers (投递载入): reads it into rows of their own, and only when all of it was read, and few enough rows were bad, those rows answer from one moment to
/// the next. Until then, and when it is refused, the file before answers. One server at a time reads for an operation; what a stop left unfinished is swept.
/// </summary>
internal sealed partial class DropLoader(IServiceScopeFactory scopes, DropStore store, SecretBox box, TimeProvider time, ILogger<DropLoader> log)
{
    /// <summary>Renewed with every group of rows, so a server that died holds nobody up for longer.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    public async Task<DropOutcome> LoadAsync(Connector connector, ConnectorOperation operation, DroppedFile file, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(connector.Agency);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        if (!await TryClaimAsync(db, connector, operation, cancellation)) return DropOutcome.Later;
        var (row, load) = (await Rows(db, connector, operation).SingleAsync(cancellation), Guid.CreateVersion7(time.GetUtcNow()));
        try
        {
            return await LoadAsync(db, connector, operation, row, load, file, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // This server stood still for so long that another one took over: what is not taken by now is of no use.
            if (!await Rows(db, connector, operation).AnyAsync(one => one.Current == load, cancellation)) await DropStore.SweepAsync(db, load, () => Task.CompletedTask, cancellation);
            return DropOutcome.Later;
        }
        finally
        {
            await Rows(db, connector, operation).Where(one => one.ClaimedUntil == row.ClaimedUntil).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null), CancellationToken.None);
        }
    }

    private async Task<DropOutcome> LoadAsync(ZhijianDb db, Connector connector, ConnectorOperation operation, DropFile row, Guid load, DroppedFile file, CancellationToken cancellation)
    {
        await SweepAsync(db, row, cancellation);
        var fingerprint = Fingerprint(file.Content, operation);
        if (row.Fingerprint == fingerprint)
        {
            // The same once more says that it still holds.
            if (row.FileAt >= file.At) return DropOutcome.Known;
            row.FileAt = file.At;
            await db.SaveChangesAsync(cancellation);
            return DropOutcome.Known;
        }

        if (file.At < row.FileAt)
        {
            // Somebody gave a newer one by hand, and this one still lies in the folder.
            LogOlder(log, connector.Definition.Key, operation.Key);
            return DropOutcome.Known;
        }

        if (row.Last is { IsTaken: false } last && last.Fingerprint == fingerprint) return DropOutcome.Known;
        row.Debris = [load];
        await db.SaveChangesAsync(cancellation);
        var (key, reader) = (DropCipher.NewKey(), new DropReader(operation));
        await ReadAsync(db, connector, row, reader, load, key, file.Content, cancellation);
        if (!file.IsWhole()) return DropOutcome.Later;
        var report = new DropReport(time.GetUtcNow(), fingerprint, reader.Good, reader.Bad, reader.Refusal is null, reader.Refusal, reader.Faults);
        row.Last = report;
        if (report.IsTaken)
        {
            row.Debris = row.Current is { } before ? [before] : [];
            (row.Current, row.Fingerprint, row.SealedKey, row.FileAt, row.LoadedAt, row.Rows, row.BadRows) = (load, fingerprint, box.Seal(key), file.At, report.At, report.Rows, report.BadRows);
        }

        await db.SaveChangesAsync(cancellation);
        Log(connector, operation, report);
        await SweepAsync(db, row, cancellation);
        return new DropOutcome(IsOver: true, report);
    }

    private async Task ReadAsync(ZhijianDb db, Connector connector, DropFile row, DropReader reader, Guid load, string key, Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        var encoding = SheetEncoding.Detect(content);
        content.Position = 0;
        using var cipher = new DropCipher(key);
        foreach (var group in reader.Read(content, encoding).Chunk(DropStore.AtOnce))
        {
            await store.WriteAsync([.. group.Select(record => Seal(connector.Agency, load, cipher, record))], cancellation);
            await HoldAsync(db, row, cancellation);
        }
    }

    private static DropRow Seal(AgencyId agency, Guid load, DropCipher cipher, DropRecord record) => new()
    {
        AgencyId = agency,
        LoadId = load,
        Line = record.Line,
        KeyHash = cipher.HashOf(record.Key),
        Sealed = cipher.Seal(record.Line, JsonSerializer.SerializeToUtf8Bytes(record.Cells, JsonColumn.Options)),
    };

    private async Task SweepAsync(ZhijianDb db, DropFile row, CancellationToken cancellation)
    {
        if (row.Debris.Count == 0) return;
        foreach (var load in row.Debris) await DropStore.SweepAsync(db, load, () => HoldAsync(db, row, cancellation), cancellation);
        row.Debris = [];
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<bool> TryClaimAsync(ZhijianDb db, Connector connector, ConnectorOperation operation, CancellationToken cancellation)
    {
        if (!await Rows(db, connector, operation).AnyAsync(cancellation))
        {
            db.Add(new DropFile { AgencyId = connector.Agency, Connector = connector.Definition.Key, Operation = operation.Key });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
            {
                // Another server was first.
            }

            db.ChangeTracker.Clear();
        }

        var (now, until) = (time.GetUtcNow(), time.GetUtcNow() + Claim);
        return await Rows(db, connector, operation).Where(file => file.ClaimedUntil == null || file.ClaimedUntil < now).ExecuteUpdateAsync(set => set.SetProperty(file => file.ClaimedUntil, until), cancellation) > 0;
    }

    /// <summary>For another while; nothing can be written once another server has claimed it.</summary>
    private Task<int> HoldAsync(ZhijianDb db, DropFile row, CancellationToken cancellation)
    {
        row.ClaimedUntil = time.GetUtcNow() + Claim;
        return db.SaveChangesAsync(cancellation);
    }

    private static IQueryable<DropFile> Rows(ZhijianDb db, Connector connector, ConnectorOperation operation) =>
        db.Set<DropFile>().Where(file => file.AgencyId == connector.Agency && file.Connector == connector.Definition.Key && file.Operation == operation.Key);

    /// <summary>Of the bytes and of what is made of them: another description of the columns reads the same file anew.</summary>
    private static string Fingerprint(Stream content, ConnectorOperation operation)
    {
        content.Position = 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + JsonSerializer.Serialize(operation, JsonColumn.Options))));
    }

    private void Log(Connector connector, ConnectorOperation operation, DropReport report)
    {
        if (report.IsTaken) LogTaken(log, connector.Definition.Key, operation.Key, report.Rows, report.BadRows);
        else LogRefused(log, connector.Definition.Key, operation.Key, report.Why ?? "", report.BadRows);
    }

    [LoggerMessage(LogLevel.Information, "A dropped file answers {Connector}/{Operation} now: {Rows} rows, {Bad} bad ones left out")]
    private static partial void LogTaken(ILogger logger, string connector, string operation, int rows, int bad);

    [LoggerMessage(LogLevel.Information, "The file in the folder for {Connector}/{Operation} is older than the one that answers and is left alone")]
    private static partial void LogOlder(ILogger logger, string connector, string operation);

    // Nothing of what stands in it: it may be a citizen's.
    [LoggerMessage(LogLevel.Warning, "A dropped file for {Connector}/{Operation} was not taken: {Why}; {Bad} bad rows. The one before goes on answering")]
    private static partial void LogRefused(ILogger logger, string connector, string operation, string why, int bad);
}
