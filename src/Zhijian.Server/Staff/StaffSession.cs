using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff;

/// <summary>
/// The session cookie of the console. It names the person and a stamp; roles and rights are read anew for every request, so that
/// a change of password or roles takes effect at once in every browser.
/// </summary>
internal static class StaffSession
{
    public const string CookieName = "zhijian.session";

    public static void AddStaffSession(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IConfiguration, IHostEnvironment>((options, configuration, environment) =>
            {
                var mayUseHttp = configuration.GetValue("Session:AllowHttp", environment.IsDevelopment());
                options.Cookie.SecurePolicy = mayUseHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(configuration.GetValue("Session:IdleMinutes", 480));
            });
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
            Problem.Because(StatusCodes.Status401Unauthorized, "sign_in_required", "Sign in first.").ExecuteAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => Refusal(context.HttpContext.User).ExecuteAsync(context.HttpContext);
    }

    private static ProblemHttpResult Refusal(ClaimsPrincipal person)
    {
        if (person.HasClaim(claim => claim.Type == StaffClaims.MustChangePassword))
            return Problem.Because(StatusCodes.Status403Forbidden, "password_change_required", "Change the password first.");
        if (person.HasClaim(claim => claim.Type == StaffClaims.MustEnrolSecondFactor))
            return Problem.Because(StatusCodes.Status403Forbidden, "second_factor_required", "Administrators sign in with an authenticator app. Enrol yours first.");
        return Problem.Because(StatusCodes.Status403Forbidden, "not_allowed", "Your roles do not allow this.");
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var member = context.Principal?.FindFirstValue(StaffClaims.Id) is { } id && Guid.TryParse(id, out var value)
            ? await services.GetRequiredService<ZhijianDb>().Set<StaffMember>().AcrossAllAgencies().AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == new StaffId(value), context.HttpContext.RequestAborted)
            : null;
        if (member is null || member.IsLocked || member.SecurityStamp != context.Principal!.FindFirstValue(StaffClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }

        context.ReplacePrincipal(services.GetRequiredService<StaffSessions>().PrincipalOf(member));
    }
}
