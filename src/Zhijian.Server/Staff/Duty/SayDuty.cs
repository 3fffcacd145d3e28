using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff.Duty;

/// <param name="OnDuty">Whether conversations may be given to this person.</param>
public sealed record DutyForm(bool OnDuty);

/// <param name="OnDuty">What the person said last.</param>
/// <param name="Since">Since when; null when they never said.</param>
public sealed record DutyView(bool OnDuty, DateTimeOffset? Since);

/// <summary>What the live feed carries as <c>duty</c>.</summary>
public sealed record DutyNews(Guid StaffId, bool OnDuty);

/// <summary>An officer says whether they are on duty (在岗／离岗). It counts while a console of theirs is open.</summary>
internal sealed class SayDuty(ZhijianDb db, DutyBoard board, LivePeers live, TimeProvider time)
{
    public static async Task<Ok<DutyView>> ShowAsync(ZhijianDb db, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var staff = new StaffId(person.StaffId());
        var duty = await db.Set<StaffDuty>().AsNoTracking().SingleOrDefaultAsync(row => row.StaffId == staff, cancellation);
        return TypedResults.Ok(new DutyView(duty?.OnDuty ?? false, duty?.Since));
    }

    public static async Task<Ok<DutyView>> SayAsync(DutyForm form, SayDuty duty, ClaimsPrincipal person, CancellationToken cancellation) =>
        TypedResults.Ok(await duty.SayAsync(person, form.OnDuty, cancellation));

    /// <summary>Whoever signs out is away.</summary>
    public async Task LeaveAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (person.May(Permission.AnswerCitizens)) await UpdateAsync(person, onDuty: false, time.GetUtcNow(), cancellation);
    }

    private async Task<DutyView> SayAsync(ClaimsPrincipal person, bool onDuty, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!await UpdateAsync(person, onDuty, now, cancellation)) await AddAsync(person, onDuty, now, cancellation);
        if (board.IsOpen(new StaffId(person.StaffId()))) await SeeAsync(person, now, cancellation);
        board.Tell(person.AgencyId());
        return new DutyView(onDuty, now);
    }

    private async Task<bool> UpdateAsync(ClaimsPrincipal person, bool onDuty, DateTimeOffset now, CancellationToken cancellation)
    {
        var staff = new StaffId(person.StaffId());
        var changed = await db.Set<StaffDuty>().Where(duty => duty.StaffId == staff)
            .ExecuteUpdateAsync(change => change.SetProperty(duty => duty.OnDuty, onDuty).SetProperty(duty => duty.Since, now), cancellation);
        if (changed > 0) live.Publish(person.AgencyId(), "duty", new DutyNews(staff.Value, onDuty));
        return changed > 0;
    }

    private async Task AddAsync(ClaimsPrincipal person, bool onDuty, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Add(new StaffDuty { StaffId = new StaffId(person.StaffId()), AgencyId = person.AgencyId(), OnDuty = onDuty, Since = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            live.Publish(person.AgencyId(), "duty", new DutyNews(person.StaffId(), onDuty));
        }
        catch (DbUpdateException)
        {
            // Pressed in two windows at once: the other one has made the row.
            db.ChangeTracker.Clear();
            await UpdateAsync(person, onDuty, now, cancellation);
        }
    }

    private Task<int> SeeAsync(ClaimsPrincipal person, DateTimeOffset now, CancellationToken cancellation)
    {
        var staff = new StaffId(person.StaffId());
        Guid? node = board.Node;
        return db.Set<StaffDuty>().Where(duty => duty.StaffId == staff)
            .ExecuteUpdateAsync(change => change.SetProperty(duty => duty.SeenAt, now).SetProperty(duty => duty.Node, node), cancellation);
    }
}
