using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Staff;

public sealed record SignInRequest([property: Required, MaxLength(64)] string UserName, [property: Required, MaxLength(PasswordRules.MostLength)] string Password);

/// <summary>Sign-in with name and password (登录). Five wrong passwords in a row lock the name for five minutes.</summary>
internal sealed partial class SignIn(
    ZhijianDb db, AgencyScope scope, StaffPasswords passwords, AgencyDirectory agencies, TimeProvider time, IHostEnvironment environment, ILogger<SignIn> log)
{
    public static Task<Results<Ok<StaffView>, ProblemHttpResult>> HandleAsync(SignInRequest request, SignIn signIn, HttpContext http) => signIn.RunAsync(request, http);

    private async Task<Results<Ok<StaffView>, ProblemHttpResult>> RunAsync(SignInRequest request, HttpContext http)
    {
        var name = request.UserName.Trim().ToLowerInvariant();
        var member = await db.Set<StaffMember>().AcrossAllAgencies().SingleOrDefaultAsync(row => row.UserName == name, http.RequestAborted);
        if (member is null)
        {
            passwords.CheckNobody(request.Password);
            return Refused();
        }

        var now = time.GetUtcNow();
        if (member.IsLockedOut(now)) return LockedOut(member, now);
        scope.Enter(member.AgencyId);
        if (!passwords.Check(member, request.Password))
        {
            member.NoteFailure(now);
            await db.SaveChangesAsync(http.RequestAborted);
            LogFailure(member.Id.Value, member.FailedSignIns);
            return member.IsLockedOut(now) ? LockedOut(member, now) : Refused();
        }

        member.NoteSuccess();
        await db.SaveChangesAsync(http.RequestAborted);
        await http.SignInAsync(StaffSession.PrincipalOf(member, member.OwesPassword(environment)));
        return TypedResults.Ok(StaffView.Of(member, agencies, environment));
    }

    private static ProblemHttpResult Refused() =>
        Problem.Because(StatusCodes.Status401Unauthorized, "sign_in_failed", "User name or password is wrong.");

    private static ProblemHttpResult LockedOut(StaffMember member, DateTimeOffset now) => Problem.Because(
        StatusCodes.Status423Locked, "locked_out",
        $"Too many wrong passwords. Try again in {Math.Ceiling((member.LockedUntil!.Value - now).TotalMinutes)} minutes.");

    [LoggerMessage(LogLevel.Warning, "Wrong password for staff {StaffId}, {Failures} in a row")]
    private partial void LogFailure(Guid staffId, int failures);
}
