using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Administration;
using Zhijian.Server.Staff.Contracts;
using Zhijian.Server.Staff.Duty;
using Zhijian.Server.Staff.SecondFactor;

namespace Zhijian.Server.Staff;

/// <summary>The people of the agency who use the console (工作人员): sign-in, sessions, roles.</summary>
public static class StaffModule
{
    private const string SignInLimit = "sign-in";

    public static void AddStaff(this WebApplicationBuilder builder)
    {
        builder.AddStaffSession();
        builder.Services.AddSingleton<IPasswordHasher<StaffMember>, PasswordHasher<StaffMember>>();
        builder.Services.AddSingleton<StaffPasswords>();
        builder.Services.AddSingleton<StaffSessions>();
        builder.Services.AddSingleton<SecondFactors>();
        builder.Services.AddScoped<EnrolSecondFactor>();
        builder.Services.AddScoped<ChangeStaff>();
        builder.Services.AddScoped<SignIn>();
        builder.Services.AddScoped<StaffRegister>();
        builder.Services.AddScoped<OfficerDirectory>();
        builder.Services.AddSingleton<DutyBoard>();
        builder.Services.AddHostedService<DutyHeart>();
        builder.Services.AddScoped<DutyRoster>();
        builder.Services.AddScoped<SayDuty>();
        builder.Services.AddScoped<Development.DemoStaff>();
        builder.Services.AddRateLimiter(options =>
        {
            options.AddPolicy(SignInLimit, SignInPartition);
            options.OnRejected = async (context, _) => await Problem
                .Because(StatusCodes.Status429TooManyRequests, "too_many_attempts", "Too many requests in a short time. Wait a minute.")
                .ExecuteAsync(context.HttpContext);
        });
    }

    public static void MapStaff(this WebApplication app)
    {
        app.UseRateLimiter();
        var session = app.MapGroup("/api").WithTags("Session");
        // Anonymous: this is where a session begins.
        session.MapPost("session", SignIn.HandleAsync).WithName("signIn").AllowAnonymous().RequireRateLimiting(SignInLimit)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status423Locked).ProducesProblem(StatusCodes.Status429TooManyRequests);
        session.MapGet("session", ShowAsync).WithName("getSession").RequireAuthorization(Policies.SignedIn).ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapDelete("session", EndAsync).WithName("signOut").RequireAuthorization(Policies.SignedIn);
        session.MapPost("session/password", ChangePassword.HandleAsync).WithName("changePassword").RequireAuthorization(Policies.SignedIn)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status423Locked);
        var factor = session.MapGroup("session/second-factor").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(SignInLimit)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status423Locked);
        factor.MapPost("", EnrolSecondFactor.OfferAsync).WithName("offerSecondFactor");
        factor.MapPost("confirm", EnrolSecondFactor.ConfirmAsync).WithName("confirmSecondFactor");
        app.MapStaffAdministration();
        var duty = app.MapGroup("/api/duty").WithTags("Staff").RequireAuthorization(Policies.AnswerCitizens);
        duty.MapGet("", SayDuty.ShowAsync).WithName("readDuty");
        duty.MapPut("", SayDuty.SayAsync).WithName("sayDuty");
    }

    private static async Task<Ok<StaffView>> ShowAsync(HttpContext http, ZhijianDb db, StaffSessions sessions)
    {
        var member = await db.Set<StaffMember>().AsNoTracking().SingleAsync(row => row.Id == new StaffId(http.User.StaffId()), http.RequestAborted);
        return TypedResults.Ok(sessions.ViewOf(member));
    }

    private static async Task<NoContent> EndAsync(HttpContext http, SayDuty duty, AuditLog audit)
    {
        await duty.LeaveAsync(http.User, http.RequestAborted);
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.SignedOut, "session", null, http.RequestAborted);
        await http.SignOutAsync();
        return TypedResults.NoContent();
    }

    /// <summary>By address, so that one attacker cannot try many names; names are locked by themselves.</summary>
    private static RateLimitPartition<string> SignInPartition(HttpContext http)
    {
        var perMinute = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("SignIn:PerMinute", 30);
        return RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
    }
}
