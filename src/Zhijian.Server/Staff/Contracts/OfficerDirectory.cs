using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Duty;

namespace Zhijian.Server.Staff.Contracts;

/// <summary>Somebody who may answer citizens.</summary>
/// <param name="Departments">Keys; none means all.</param>
public sealed record OfficerName(Guid Id, string DisplayName, IReadOnlyList<string> Departments)
{
    /// <summary>Keys.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    public bool OnDuty { get; init; }
}

/// <summary>Who of the agency answers citizens (值班人员名单); sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class OfficerDirectory(ZhijianDb db, TimeProvider time)
{
    public async Task<List<OfficerName>> ListAsync(CancellationToken cancellation)
    {
        // Roles are one column of JSON and an agency has some dozens of people: they are looked through here.
        var staff = await db.Set<StaffMember>().AsNoTracking().Where(member => !member.IsLocked).OrderBy(member => member.DisplayName).ToListAsync(cancellation);
        var seen = time.GetUtcNow() - DutyRoster.StaleAfter;
        var present = (await db.Set<StaffDuty>().Where(duty => duty.OnDuty && duty.SeenAt > seen).Select(duty => duty.StaffId).ToListAsync(cancellation)).ToHashSet();
        return
        [
            .. staff.Where(Answers).Select(member =>
                new OfficerName(member.Id.Value, member.DisplayName, member.Departments) { Skills = member.Skills, OnDuty = present.Contains(member.Id) }),
        ];
    }

    /// <returns>Null when there is none, or none who may answer citizens.</returns>
    public async Task<OfficerName?> FindAsync(StaffId id, CancellationToken cancellation) =>
        await db.Set<StaffMember>().AsNoTracking().SingleOrDefaultAsync(member => member.Id == id && !member.IsLocked, cancellation) is { } member && Answers(member)
            ? new OfficerName(member.Id.Value, member.DisplayName, member.Departments)
            : null;

    private static bool Answers(StaffMember member) => StaffRoles.PermissionsOf(member.Roles).Contains(Permission.AnswerCitizens);
}
