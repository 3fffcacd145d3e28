using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Staff.Development;

/// <summary>
/// The people of the demonstration: admin, officer and editor of the first agency, and the same with <c>@agency-key</c> of the others.
/// Only in Development and only when <c>Demo:Password</c> is set.
/// </summary>
public sealed class DemoStaff(ZhijianDb db, StaffRegister register, AgencyDirectory agencies, IConfiguration configuration, IHostEnvironment environment)
{
    private static readonly (string UserName, string DisplayName, StaffRole[] Roles)[] People =
    [
        ("admin", "赵敏", [StaffRole.Administrator]),
        ("officer", "周洁", [StaffRole.Officer]),
        ("editor", "林涛", [StaffRole.Editor]),
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
                member?.MarkDemo();
            }

            first = false;
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Names of people who still have the published password.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellation) =>
        await db.Set<StaffMember>().AcrossAllAgencies().Where(member => member.IsDemo).OrderBy(member => member.UserName).Select(member => member.UserName).ToListAsync(cancellation);
}
