using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff;

/// <summary>Adds people to the staff; for the command line and the demonstration.</summary>
public sealed class StaffRegister(ZhijianDb db, StaffPasswords passwords, TimeProvider time)
{
    /// <param name="userName">What is typed at sign-in; case does not matter.</param>
    /// <returns>The new member, not saved yet; null when the name is taken.</returns>
    public async Task<StaffMember?> AddAsync(
        AgencyId agency, string userName, string displayName, IReadOnlyList<StaffRole> roles, string password, bool mustChange, CancellationToken cancellation)
    {
        var name = userName.Trim().ToLowerInvariant();
        if (await db.Set<StaffMember>().AcrossAllAgencies().AnyAsync(row => row.UserName == name, cancellation)) return null;
        var member = new StaffMember { Id = StaffId.New(time), AgencyId = agency, UserName = name, DisplayName = displayName, Roles = roles, CreatedAt = time.GetUtcNow() };
        passwords.Set(member, password, mustChange);
        db.Add(member);
        return member;
    }

    /// <returns>Who leaves with the next save; null when there is nobody of this name.</returns>
    public async Task<StaffMember?> RemoveAsync(string userName, CancellationToken cancellation)
    {
        var name = userName.Trim().ToLowerInvariant();
        var member = await db.Set<StaffMember>().AcrossAllAgencies().SingleOrDefaultAsync(row => row.UserName == name, cancellation);
        if (member is not null) db.Remove(member);
        return member;
    }
}
