namespace Zhijian.Server.Staff.Administration;

/// <summary>A member of staff, as administrators see them.</summary>
/// <param name="LockedOutUntil">After too many wrong passwords.</param>
public sealed record StaffMemberView(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles, IReadOnlyList<string> Departments, IReadOnlyList<string> Skills, bool IsLocked, DateTimeOffset? LockedOutUntil,
    bool MustChangePassword, bool HasSecondFactor, DateTimeOffset? LastSignInAt, DateTimeOffset CreatedAt)
{
    internal static StaffMemberView Of(StaffMember member) => new(
        member.Id.Value, member.UserName, member.DisplayName, member.Roles, member.Departments, member.Skills, member.IsLocked, member.LockedUntil,
        member.MustChangePassword, member.HasSecondFactor, member.LastSignInAt, member.CreatedAt);
}

/// <param name="Password">To be told to the person by another way; shown only now and changed at their first sign-in.</param>
public sealed record InitialPassword(StaffMemberView Member, string Password);
