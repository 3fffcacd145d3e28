using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Citizens.OwnData;
using Zhijian.Server.Citizens.Packs;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Citizens;

/// <summary>Who a citizen is (群众身份): signed in through WeChat as a follower of one account.</summary>
public static class CitizensModule
{
    private const string SignInLimit = "citizen-sign-in";

    public static void AddCitizens(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, CitizenScheme>(CitizenClaims.Scheme, null);
        builder.Services.AddScoped<CitizenSessions>();
        builder.Services.AddScoped<SignInByConsent>();
        builder.Services.AddScoped<SignInMiniProgram>();
        builder.Services.AddSingleton<SessionCookies>();
        builder.Services.AddSingleton<MiniProgramDirectory>();
        builder.Services.KeepInMemory<MiniProgram, MiniProgramDirectory>((directory, row) => directory.Put(row));
        builder.Services.AddSingleton<IPackPart, MiniProgramPackPart>();
        builder.Services.AddSingleton(services => new CitizenDocuments(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<AgencyHashes>(), services.GetRequiredService<SecretBox>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<DocumentOperations>();
        builder.Services.AddSingleton<AgencyHashes>();
        builder.Services.AddScoped(services => new CitizenIdentities(services.GetRequiredService<ZhijianDb>()));
        builder.Services.AddScoped<ICitizenDataPart, CitizenDataPart>();
        builder.Services.AddRateLimiter(options => options.AddPolicy(SignInLimit, SignInPartition));
    }

    public static void MapCitizens(this WebApplication app)
    {
        // Anonymous: this is where a citizen's session begins, on WeChat's word.
        var door = app.MapGroup("/api/citizen").WithTags("Citizen").AllowAnonymous().RequireRateLimiting(SignInLimit);
        door.MapGet("session/begin", SignInByConsent.Begin).WithName("beginCitizenSession").ExcludeFromDescription();
        door.MapGet("session/return", SignInByConsent.ReturnAsync).WithName("returnFromConsent").ExcludeFromDescription();
        door.MapPost("session/mini-program", SignInMiniProgram.HandleAsync).WithName("signInMiniProgram").ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        door.MapGet("accounts", ShowSession.ListAccounts).WithName("listOpenAccounts");
        var session = app.MapGroup("/api/citizen/session").WithTags("Citizen").RequireAuthorization(Policies.Citizen);
        session.MapGet("", ShowSession.Show).WithName("getCitizenSession").ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapDelete("", ShowSession.EndAsync).WithName("endCitizenSession");
    }

    /// <summary>By address; many phones share one behind a carrier, so it is generous.</summary>
    private static RateLimitPartition<string> SignInPartition(HttpContext http)
    {
        var perMinute = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Citizens:SignInsPerMinute", 600);
        return RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
    }
}
