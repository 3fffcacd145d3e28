using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Staff.Development;

/// <summary>
/// The people of the demonstration: one for each role of the first agency, and the same with <c>@agency-key</c> of the others.
/// Only in Development and only when <c>Demo:Password</c> is set.
/// </summary>
public sealed class DemoStaff(ZhijianDb db, StaffRegister register, AgencyDirectory agencies, SkillDirectory skills, IConfiguration configuration, IHostEnvironment environment)
{
    private static readonly (string UserName, string DisplayName, StaffRole[] Roles)[] People =
    [
        ("officer", "周洁", [StaffRole.Officer]),
        ("lead", "陈立", [StaffRole.Lead]),
        ("supervisor", "吴敏仪", [StaffRole.Supervisor]),
        ("editor", "林涛", [StaffRole.Editor]),
        ("reviewer", "何静", [StaffRole.Reviewer]),
        ("admin", "赵敏", [StaffRole.SystemAdministrator]),
        ("security", "孙浩", [StaffRole.SecurityAdministrator]),
        ("auditor", "郑文", [StaffRole.AuditAdministrator]),
    ];

    public async Task AddAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment() || configuration["Demo:Password"] is not { Length: > 0 } password) return;
        var first = true;
        foreach (var agency in agencies.All)
        {
            foreach (var (userName, displayName, roles) in People)
            {
                var member = await register.AddAsync(agency.Id, first ? userName : $"{userName}@{agency.Key}", displayName, roles, password, mustChange: false, cancellation);
                if (member is null) continue;
                member.MarkDemo();
                // The officer knows the first skill of the agency, the lead all of them.
                if (roles.Contains(StaffRole.Officer)) member.Skills = [.. skills.Of(agency.Id).Take(1).Select(skill => skill.Key)];
                if (roles.Contains(StaffRole.Lead)) member.Skills = [.. skills.Of(agency.Id).Select(skill => skill.Key)];
            }

            first = false;
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Names of people who still have the published password.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellation) =>
        await db.Set<StaffMember>().AcrossAllAgencies().Where(member => member.IsDemo).OrderBy(member => member.UserName).Select(member => member.UserName).ToListAsync(cancellation);
}
