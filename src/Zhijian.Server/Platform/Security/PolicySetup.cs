using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Security;

/// <summary>Who may do what. Whatever carries no policy needs a signed-in member of staff.</summary>
internal static class PolicySetup
{
    private const string Administrators = "administrator";

    public static void AddPolicies(this IServiceCollection services)
    {
        var staff = Allow().Build();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Staff, staff)
            .AddPolicy(Policies.Officer, Allow("officer", Administrators).Build())
            .AddPolicy(Policies.Editor, Allow("editor", Administrators).Build())
            .AddPolicy(Policies.Administrator, Allow(Administrators).Build())
            .SetFallbackPolicy(staff);
    }

    /// <summary>From here on the request sees the rows of the signed-in person's agency and no others.</summary>
    public static void UseAgencyScope(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.HasClaim(claim => claim.Type == StaffClaims.Agency))
            context.RequestServices.GetRequiredService<AgencyScope>().Enter(context.User.AgencyId());
        return next(context);
    });

    private static AuthorizationPolicyBuilder Allow(params string[] roles)
    {
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !OwesPassword(context.User));
        return roles.Length == 0 ? policy : policy.RequireRole(roles);
    }

    private static bool OwesPassword(ClaimsPrincipal person) => person.HasClaim(claim => claim.Type == StaffClaims.MustChangePassword);
}
