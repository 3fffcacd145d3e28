using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Duty;

namespace Zhijian.Server.Staff.Contracts;

/// <summary>An officer's place in the turn as it was seen.</summary>
/// <param name="Given">How many conversations they were given by turn until then.</param>
public readonly record struct DutyPlace(StaffId Staff, int Given);

/// <summary>An officer who is on duty.</summary>
/// <param name="GivenAt">When they were last given a conversation by turn.</param>
/// <param name="Node">The server process that sees a console of theirs.</param>
public sealed record PresentOfficer(DutyPlace Place, DateTimeOffset? GivenAt, Guid? Node);

/// <summary>Who is on duty (在岗名单); sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class DutyRoster(ZhijianDb db, TimeProvider time)
{
    /// <summary>A console that nobody has seen for so long is shut.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(45);

    public async Task<List<PresentOfficer>> PresentAsync(CancellationToken cancellation)
    {
        var seen = time.GetUtcNow() - StaleAfter;
        return (await db.Set<StaffDuty>().AsNoTracking().Where(duty => duty.OnDuty && duty.SeenAt > seen).ToListAsync(cancellation))
            .ConvertAll(duty => new PresentOfficer(new DutyPlace(duty.StaffId, duty.Given), duty.GivenAt, duty.Node));
    }

    /// <summary>Officers whose duty has ended before <paramref name="until"/>: they said so, or nobody has seen a console of theirs since.</summary>
    public async Task<List<StaffId>> GoneAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var seen = until - StaleAfter;
        return await db.Set<StaffDuty>().Where(duty => duty.OnDuty ? duty.Since <= until && (duty.SeenAt == null || duty.SeenAt <= seen) : duty.Since <= until)
            .Select(duty => duty.StaffId).ToListAsync(cancellation);
    }

    /// <summary>Who has been gone for so long is away until they say otherwise: a console opened the next morning is not yet duty.</summary>
    public async Task EndAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var seen = until - StaleAfter;
        await db.Set<StaffDuty>().Where(duty => duty.OnDuty && duty.Since <= until && (duty.SeenAt == null || duty.SeenAt <= seen))
            .ExecuteUpdateAsync(change => change.SetProperty(duty => duty.OnDuty, false).SetProperty(duty => duty.Since, until), cancellation);
    }
}

/// <summary>What a turn of a conversation writes about duty, in its own transaction; a statement that both databases understand.</summary>
public static class DutyWrites
{
    /// <summary>Moves an officer to the end of the line. Changes nothing when somebody else has given them something meanwhile, or they are away.</summary>
    public static Statement Move(DutyPlace place, DateTimeOffset now) => new(
        """
        UPDATE "StaffDuties" SET "Given" = "Given" + 1, "GivenAt" = @p2 WHERE "StaffId" = @p0 AND "Given" = @p1 AND "OnDuty" = @p3 AND "SeenAt" > @p4
        """,
        [place.Staff.Value, place.Given, now, true, now - DutyRoster.StaleAfter],
        MustChange: true);
}
