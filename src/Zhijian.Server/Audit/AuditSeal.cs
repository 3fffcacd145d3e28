using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Audit;

/// <summary>
/// Numbers and hashes the new entries of a unit of work while it is saved. The end of the agency's chain is locked until the transaction
/// ends, so entries stand in the order in which they became durable. One instance serves one unit of work at a time.
/// </summary>
internal sealed class AuditSeal : SaveChangesInterceptor
{
    private IDbContextTransaction? _own;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // A lost race is not reported as a failure; its transaction ends here.
        await EndAsync();
        var db = (ZhijianDb)eventData.Context!;
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State != EntityState.Unchanged).ToList();
        if (entries.Count == 0) return result;
        if (entries.Exists(entry => entry.State != EntityState.Added)) throw new InvalidOperationException("Audit entries are neither changed nor deleted.");

        if (db.Database.CurrentTransaction is null) _own = await db.Database.BeginTransactionAsync(cancellationToken);
        // Always in the same order, so that two units of work over the same agencies do not wait for each other crosswise.
        foreach (var chain in entries.Select(entry => entry.Entity).GroupBy(entry => entry.AgencyId).OrderBy(chain => chain.Key.Value))
            await SealAsync(db, chain.Key, [.. chain.OrderBy(entry => entry.Position)], cancellationToken);
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_own is { } transaction) await transaction.CommitAsync(cancellationToken);
        await EndAsync();
        return result;
    }

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) => await EndAsync();

    public override async Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) => await EndAsync();

    private static async Task SealAsync(ZhijianDb db, AgencyId agency, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        object key = db.Database.IsSqlite() ? agency.Value.ToByteArray(bigEndian: true) : agency.Value;
        // Begins the chain or, by writing what stands there, takes the lock of its row: one statement on both databases.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AuditChains" ("AgencyId", "Sequence", "Hash") VALUES ({key}, 0, '')
            ON CONFLICT ("AgencyId") DO UPDATE SET "Sequence" = "AuditChains"."Sequence"
            """,
            cancellation);
        var chains = db.Set<AuditChain>().AcrossAllAgencies().Where(chain => chain.AgencyId == agency);
        var end = await chains.AsNoTracking().SingleAsync(cancellation);
        var (sequence, hash) = (end.Sequence, end.Hash);
        foreach (var entry in entries)
        {
            entry.Seal(++sequence, hash);
            hash = entry.Hash;
        }

        await chains.ExecuteUpdateAsync(change => change.SetProperty(chain => chain.Sequence, sequence).SetProperty(chain => chain.Hash, hash), cancellation);
    }

    /// <summary>Without a commit before it, this rolls back.</summary>
    private async ValueTask EndAsync()
    {
        if (_own is null) return;
        await _own.DisposeAsync();
        _own = null;
    }
}
