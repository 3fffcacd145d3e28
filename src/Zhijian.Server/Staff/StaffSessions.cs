using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Staff;

/// <summary>What somebody has to do before anything else.</summary>
/// <param name="SecondFactor">Administrators outside Development enrol an authenticator app.</param>
public readonly record struct StaffDuties(bool Password, bool SecondFactor);

/// <summary>What a session says about a person, and what it shows of them.</summary>
internal sealed class StaffSessions(AgencyDirectory agencies, IHostEnvironment environment, IConfiguration configuration)
{
    /// <summary>A demo person's password is published, so outside Development it must be changed first.</summary>
    public StaffDuties DutiesOf(StaffMember member) => new(
        member.MustChangePassword || (member.IsDemo && !environment.IsDevelopment()),
        !member.HasSecondFactor && member.Roles.Any(StaffRoles.IsAdministrator) && configuration.GetValue("SignIn:AdministratorsNeedSecondFactor", !environment.IsDevelopment()));

    public ClaimsPrincipal PrincipalOf(StaffMember member)
    {
        var claims = new List<Claim>
        {
            new(StaffClaims.Id, member.Id.ToString()), new(StaffClaims.Agency, member.AgencyId.ToString()),
            new(StaffClaims.Name, member.DisplayName), new(StaffClaims.Stamp, member.SecurityStamp),
        };
        claims.AddRange(StaffRoles.PermissionsOf(member.Roles).Select(permission => new Claim(StaffClaims.Permission, permission.ToString())));
        claims.AddRange(member.Departments.Select(department => new Claim(StaffClaims.Department, department)));
        var duties = DutiesOf(member);
        if (duties.Password) claims.Add(new Claim(StaffClaims.MustChangePassword, "true"));
        if (duties.SecondFactor) claims.Add(new Claim(StaffClaims.MustEnrolSecondFactor, "true"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    public StaffView ViewOf(StaffMember member)
    {
        var duties = DutiesOf(member);
        return new StaffView(
            member.Id.Value, member.UserName, member.DisplayName, member.Roles, StaffRoles.PermissionsOf(member.Roles), member.Departments, member.AgencyId.Value,
            agencies.Find(member.AgencyId)?.Name ?? "", duties.Password, duties.SecondFactor, member.HasSecondFactor, member.RecoveryCodes.Count);
    }
}
