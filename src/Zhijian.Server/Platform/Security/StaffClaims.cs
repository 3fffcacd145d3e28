using System.Security.Claims;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Security;

/// <summary>What a session says about the person behind it. The Staff module writes these claims, everybody may read them.</summary>
public static class StaffClaims
{
    public const string Id = "zj:staff";
    public const string Agency = "zj:agency";
    public const string Name = "zj:name";
    public const string Stamp = "zj:stamp";
    public const string MustChangePassword = "zj:must-change-password";
    public const string MustEnrolSecondFactor = "zj:must-enrol-second-factor";

    /// <summary>One for each <see cref="Security.Permission"/>.</summary>
    public const string Permission = "zj:permission";

    /// <summary>One for each department; see <see cref="DepartmentScope"/>.</summary>
    public const string Department = "zj:department";

    /// <exception cref="InvalidOperationException">Nobody is signed in; the endpoint lacks its policy.</exception>
    public static Guid StaffId(this ClaimsPrincipal person) => Guid.Parse(person.Required(Id));

    public static AgencyId AgencyId(this ClaimsPrincipal person) => new(Guid.Parse(person.Required(Agency)));

    public static string DisplayName(this ClaimsPrincipal person) => person.Required(Name);

    public static bool May(this ClaimsPrincipal person, Security.Permission permission) => person.HasClaim(Permission, permission.ToString());

    private static string Required(this ClaimsPrincipal person, string claim) =>
        person.FindFirstValue(claim) ?? throw new InvalidOperationException($"The session carries no {claim}; the endpoint needs a policy.");
}
