using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Staff;

/// <summary>The signed-in person, as the console shows them.</summary>
/// <param name="Permissions">What their roles allow; the server decides again on every request.</param>
/// <param name="Departments">Keys of the departments they work for; none means all.</param>
/// <param name="MustEnrolSecondFactor">Until an authenticator app is enrolled the session is good for nothing else.</param>
/// <param name="RecoveryCodesLeft">Codes for the day on which the phone is lost.</param>
public sealed record StaffView(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles, IReadOnlyList<Permission> Permissions, IReadOnlyList<string> Departments,
    Guid AgencyId, string AgencyName, bool MustChangePassword, bool MustEnrolSecondFactor, bool HasSecondFactor, int RecoveryCodesLeft);
