using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Audit;

public enum AuditFaultKind
{
    /// <summary>What stands there is not what was written.</summary>
    Changed,

    /// <summary>Not at the place at which it was written.</summary>
    Moved,

    /// <summary>There is none of this number.</summary>
    Missing,

    /// <summary>The chain ends elsewhere than it was last known to end.</summary>
    CutOff,
}

/// <param name="Sequence">Of the entry that is wrong or missing.</param>
/// <param name="WrittenAs">Where a moved entry belongs.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence, long? WrittenAs = null);

/// <param name="Entries">How many there are.</param>
/// <param name="Head">Hash of the last one; whoever keeps it elsewhere can prove later that nothing before it was exchanged.</param>
public sealed record AuditReport(long Entries, string Head, IReadOnlyList<AuditFault> Faults);

/// <summary>Reads an agency's chain from its beginning and says what does not fit (审计链校验).</summary>
public sealed class AuditCheck(ZhijianDb db)
{
    private const int MostFaults = 100;

    public async Task<AuditReport> RunAsync(AgencyId agency, CancellationToken cancellation)
    {
        var faults = new List<AuditFault>();
        var doubtful = new List<AuditEntry>();
        var (count, next, previous) = (0L, 1L, "");
        var rows = db.Set<AuditEntry>().AsNoTracking().Where(row => row.AgencyId == agency).OrderBy(row => row.Sequence);
        await foreach (var entry in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            var afterGap = next < entry.Sequence;
            for (; next < entry.Sequence && faults.Count < MostFaults; next++) faults.Add(new AuditFault(AuditFaultKind.Missing, next));
            if (AuditHash.Of(entry, entry.Sequence) != entry.Hash) doubtful.Add(entry);
            // An entry vouches for the one before it; after a gap there is none to vouch for.
            else if (!afterGap && entry.PreviousHash != previous && doubtful.LastOrDefault()?.Sequence != entry.Sequence - 1)
                faults.Add(new AuditFault(AuditFaultKind.Changed, Math.Max(1, entry.Sequence - 1)));
            (next, previous) = (entry.Sequence + 1, entry.Hash);
            if (faults.Count + doubtful.Count >= MostFaults) return new AuditReport(count, previous, await ExplainAsync(faults, doubtful, cancellation));
        }

        var end = await db.Set<AuditChain>().AsNoTracking().SingleOrDefaultAsync(row => row.AgencyId == agency, cancellation);
        if ((end?.Sequence ?? 0) != next - 1 || (end?.Hash ?? "") != previous) faults.Add(new AuditFault(AuditFaultKind.CutOff, next));
        return new AuditReport(count, previous, await ExplainAsync(faults, doubtful, cancellation));
    }

    private async Task<IReadOnlyList<AuditFault>> ExplainAsync(List<AuditFault> faults, List<AuditEntry> doubtful, CancellationToken cancellation)
    {
        foreach (var entry in doubtful) faults.Add(await ExplainAsync(entry, cancellation));
        return [.. faults.OrderBy(fault => fault.Sequence).Take(MostFaults)];
    }

    /// <summary>An entry whose hash is right for another place was moved; its successor still names it as the one before.</summary>
    private async Task<AuditFault> ExplainAsync(AuditEntry entry, CancellationToken cancellation)
    {
        var successors = await db.Set<AuditEntry>().AsNoTracking().Where(row => row.AgencyId == entry.AgencyId && row.PreviousHash == entry.Hash)
            .Select(row => row.Sequence).ToListAsync(cancellation);
        foreach (var place in Enumerable.Range(-1, 3).SelectMany(shift => successors.Select(successor => successor + shift)).Where(place => place != entry.Sequence))
            if (AuditHash.Of(entry, place) == entry.Hash) return new AuditFault(AuditFaultKind.Moved, entry.Sequence, place);
        return new AuditFault(AuditFaultKind.Changed, entry.Sequence);
    }
}
