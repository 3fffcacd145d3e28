using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Staff;

/// <summary>The signed-in person, as the console shows them.</summary>
public sealed record StaffView(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles, Guid AgencyId, string AgencyName, bool MustChangePassword)
{
    internal static StaffView Of(StaffMember member, AgencyDirectory agencies, IHostEnvironment environment) => new(
        member.Id.Value, member.UserName, member.DisplayName, member.Roles, member.AgencyId.Value,
        agencies.Find(member.AgencyId)?.Name ?? "", member.OwesPassword(environment));
}
