using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Audit.Contracts;

/// <summary>
/// The audit log (审计日志). An entry joins the unit of work, so it becomes durable with the action or not at all; number and hash are given
/// by <see cref="AuditSeal"/> when that is saved. Never put personal data of citizens into it.
/// </summary>
public sealed class AuditLog(ZhijianDb db, TimeProvider time)
{
    private const int MostDetails = 1000;

    /// <summary>Notes down what the next <c>SaveChangesAsync</c> of this unit of work makes true.</summary>
    /// <param name="subject">What it was done to, as <c>kind:name</c>, such as <c>answer:hk-move</c>.</param>
    public void Note(AuditActor actor, AuditAction action, string subject, string? details = null) => db.Add(new AuditEntry
    {
        Id = AuditEntryId.New(time),
        AgencyId = actor.Agency,
        Position = db.ChangeTracker.Entries<AuditEntry>().Count(),
        // Milliseconds are what both databases keep; the hash is over what is kept.
        At = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
        StaffId = actor.StaffId,
        StaffName = actor.Name,
        Action = action,
        Subject = subject,
        Details = details is { Length: > MostDetails } ? details[..MostDetails] : details,
    });

    /// <summary>Writes an entry down at once, for what changes nothing else: an export, a look.</summary>
    public Task WriteAsync(AuditActor actor, AuditAction action, string subject, string? details, CancellationToken cancellation)
    {
        Note(actor, action, subject, details);
        return db.SaveChangesAsync(cancellation);
    }
}
