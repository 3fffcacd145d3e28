using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
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

    public static ClaimsPrincipal PrincipalOf(StaffMember member, bool owesPassword)
    {
        var claims = new List<Claim>
        {
            new(StaffClaims.Id, member.Id.ToString()), new(StaffClaims.Agency, member.AgencyId.ToString()),
            new(StaffClaims.Name, member.DisplayName), new(StaffClaims.Stamp, member.SecurityStamp),
        };
        claims.AddRange(member.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString().ToLowerInvariant())));
        if (owesPassword) claims.Add(new Claim(StaffClaims.MustChangePassword, "true"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>A demo person's password is published, so outside Development it must be changed before anything else.</summary>
    public static bool OwesPassword(this StaffMember member, IHostEnvironment environment) => member.MustChangePassword || (member.IsDemo && !environment.IsDevelopment());

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
            Problem.Because(StatusCodes.Status401Unauthorized, "sign_in_required", "Sign in first.").ExecuteAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => (context.HttpContext.User.HasClaim(claim => claim.Type == StaffClaims.MustChangePassword)
            ? Problem.Because(StatusCodes.Status403Forbidden, "password_change_required", "Change the password first.")
            : Problem.Because(StatusCodes.Status403Forbidden, "not_allowed", "Your roles do not allow this.")).ExecuteAsync(context.HttpContext);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var member = context.Principal?.FindFirstValue(StaffClaims.Id) is { } id && Guid.TryParse(id, out var value)
            ? await services.GetRequiredService<ZhijianDb>().Set<StaffMember>().AcrossAllAgencies().AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == new StaffId(value), context.HttpContext.RequestAborted)
            : null;
        if (member is null || member.SecurityStamp != context.Principal!.FindFirstValue(StaffClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }

        context.ReplacePrincipal(PrincipalOf(member, member.OwesPassword(services.GetRequiredService<IHostEnvironment>())));
    }
}
