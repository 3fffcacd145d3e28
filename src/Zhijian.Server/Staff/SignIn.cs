using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.SecondFactor;

namespace Zhijian.Server.Staff;

/// <param name="Code">Of the authenticator app, or a recovery code; asked for by <c>code_required</c> after the password was right.</param>
public sealed record SignInRequest(
    [property: Required, MaxLength(64)] string UserName, [property: Required, MaxLength(PasswordRules.MostLength)] string Password, [property: MaxLength(16)] string? Code = null);

/// <summary>
/// Sign-in with name, password and, where an authenticator app is enrolled, its code (登录). Five failures in a row lock the name for five minutes.
/// </summary>
internal sealed partial class SignIn(
    ZhijianDb db, AuditLog audit, AgencyScope scope, StaffPasswords passwords, SecondFactors factors, StaffSessions sessions, TimeProvider time, ILogger<SignIn> log)
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

        scope.Enter(member.AgencyId);
        if (member.IsLockedOut(time.GetUtcNow())) return LockedOut(member);
        if (!passwords.Check(member, request.Password)) return await FailAsync(member, "password", Refused(), http.RequestAborted);
        if (member.IsLocked) return Problem.Because(StatusCodes.Status403Forbidden, "account_locked", "This account is locked. Ask a system administrator of your agency.");
        if (member.HasSecondFactor)
        {
            if (string.IsNullOrWhiteSpace(request.Code)) return Problem.Because(StatusCodes.Status401Unauthorized, "code_required", "Enter the code of your authenticator app.");
            var outcome = factors.Use(member, request.Code);
            if (outcome == CodeOutcome.Wrong) return await FailAsync(member, "second factor", WrongCode(), http.RequestAborted);
            if (outcome == CodeOutcome.Recovery) audit.Note(ActorOf(member), AuditAction.RecoveryCodeUsed, SubjectOf(member), $"left {member.RecoveryCodes.Count}");
        }

        member.NoteSignIn(time.GetUtcNow());
        audit.Note(ActorOf(member), AuditAction.SignedIn, SubjectOf(member));
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else spent the same code in this moment.
            return WrongCode();
        }

        await http.SignInAsync(sessions.PrincipalOf(member));
        return TypedResults.Ok(sessions.ViewOf(member));
    }

    private async Task<ProblemHttpResult> FailAsync(StaffMember member, string what, ProblemHttpResult refusal, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        member.NoteFailure(now);
        audit.Note(ActorOf(member), AuditAction.SignInFailed, SubjectOf(member), what);
        if (member.IsLockedOut(now)) audit.Note(ActorOf(member), AuditAction.LockedOut, SubjectOf(member));
        await db.SaveChangesAsync(cancellation);
        LogFailure(member.Id.Value, what, member.FailedSignIns);
        return member.IsLockedOut(now) ? LockedOut(member) : refusal;
    }

    private static AuditActor ActorOf(StaffMember member) => new(member.AgencyId, member.Id.Value, member.DisplayName);

    private static string SubjectOf(StaffMember member) => "staff:" + member.UserName;

    private static ProblemHttpResult Refused() =>
        Problem.Because(StatusCodes.Status401Unauthorized, "sign_in_failed", "User name or password is wrong.");

    private static ProblemHttpResult WrongCode() =>
        Problem.Because(StatusCodes.Status401Unauthorized, "code_wrong", "The code does not fit or was used already. Wait for the app's next one.");

    private ProblemHttpResult LockedOut(StaffMember member) => Problem.Because(
        StatusCodes.Status423Locked, "locked_out",
        $"Too many wrong passwords. Try again in {Math.Ceiling((member.LockedUntil!.Value - time.GetUtcNow()).TotalMinutes)} minutes.");

    [LoggerMessage(LogLevel.Warning, "Wrong {What} for staff {StaffId}, {Failures} in a row")]
    private partial void LogFailure(Guid staffId, string what, int failures);
}
