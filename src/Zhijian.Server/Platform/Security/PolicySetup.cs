using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Security;

/// <summary>One policy for each permission. Whatever carries no policy needs a signed-in member of staff.</summary>
internal static class PolicySetup
{
    public static void AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<DeskReach>();
        var staff = Ready().Build();
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Staff, staff)
            .AddPolicy(Policies.Citizen, policy => policy.AddAuthenticationSchemes(CitizenClaims.Scheme).RequireClaim(CitizenClaims.Session))
            .SetFallbackPolicy(staff);
        foreach (var permission in Enum.GetNames<Permission>()) policies.AddPolicy(permission, Ready().RequireClaim(StaffClaims.Permission, permission).Build());
    }

    /// <summary>From here on the request sees the rows of the signed-in person's agency and no others; which of them are a citizen's own is asked besides.</summary>
    public static void UseAgencyScope(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.HasClaim(claim => claim.Type == StaffClaims.Agency))
        {
            context.RequestServices.GetRequiredService<AgencyScope>().Enter(context.User.AgencyId());
            context.RequestServices.GetRequiredService<DeskReach>().Enter(context.User);
        }
        else if (context.User.HasClaim(claim => claim.Type == CitizenClaims.Agency))
        {
            context.RequestServices.GetRequiredService<AgencyScope>().Enter(context.User.CitizenAgency());
        }

        return next(context);
    });

    private static AuthorizationPolicyBuilder Ready() =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !Owes(context.User));

    private static bool Owes(ClaimsPrincipal person) =>
        person.HasClaim(claim => claim.Type is StaffClaims.MustChangePassword or StaffClaims.MustEnrolSecondFactor);
}
