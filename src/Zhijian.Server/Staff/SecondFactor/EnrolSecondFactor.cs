using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff.SecondFactor;

public sealed record PasswordProof([property: Required, MaxLength(PasswordRules.MostLength)] string Password);

/// <summary>What an authenticator app needs; shown once.</summary>
/// <param name="Key">To type where no camera is (Base32).</param>
/// <param name="Uri">What the QR code says.</param>
public sealed record SecondFactorOffer(string Key, string Uri);

public sealed record SecondFactorCode([property: Required, MaxLength(16)] string Code);

/// <param name="RecoveryCodes">Each works once in place of a code of the app; shown only now.</param>
public sealed record SecondFactorEnrolled(IReadOnlyList<string> RecoveryCodes, StaffView Staff);

/// <summary>Enrols one's own authenticator app (绑定动态口令). The password is asked for again: an unguarded screen must not be enough.</summary>
internal sealed class EnrolSecondFactor(ZhijianDb db, AuditLog audit, StaffPasswords passwords, SecondFactors factors, StaffSessions sessions, TimeProvider time)
{
    private const string Issuer = "指尖";

    public static async Task<Results<Ok<SecondFactorOffer>, ProblemHttpResult>> OfferAsync(PasswordProof request, EnrolSecondFactor enrol, HttpContext http)
    {
        var member = await enrol.FindAsync(http);
        if (enrol.Refusal(member) is { } locked) return locked;
        if (!enrol.Passwords.Check(member, request.Password)) return await enrol.FailAsync(member, "password_wrong", "The current password is wrong.", http);
        if (member.HasSecondFactor) return Problem.Conflict("second_factor_present", "You have an authenticator app already. For a new phone let a system administrator reset the old one.");
        var key = enrol.Factors.Offer(member);
        await enrol.Db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.Ok(new SecondFactorOffer(Totp.ToBase32(key), Totp.Uri(Issuer, member.UserName, key)));
    }

    public static async Task<Results<Ok<SecondFactorEnrolled>, ProblemHttpResult>> ConfirmAsync(SecondFactorCode request, EnrolSecondFactor enrol, HttpContext http)
    {
        var member = await enrol.FindAsync(http);
        if (enrol.Refusal(member) is { } locked) return locked;
        if (member.HasSecondFactor || member.SealedTotpKey is null) return Problem.Conflict("second_factor_not_offered", "Begin with a new QR code.");
        if (enrol.Factors.Confirm(member, request.Code) is not { } codes)
            return await enrol.FailAsync(member, "code_wrong", "The code does not fit. Take the one the app shows now, and check that the phone's clock is right.", http);
        member.NoteSuccess();
        enrol.Audit.Note(AuditActor.Of(http.User), AuditAction.SecondFactorEnrolled, $"staff:{member.UserName}");
        await enrol.Db.SaveChangesAsync(http.RequestAborted);
        await http.SignInAsync(enrol.Sessions.PrincipalOf(member));
        return TypedResults.Ok(new SecondFactorEnrolled(codes, enrol.Sessions.ViewOf(member)));
    }

    private ZhijianDb Db => db;

    private AuditLog Audit => audit;

    private StaffPasswords Passwords => passwords;

    private SecondFactors Factors => factors;

    private StaffSessions Sessions => sessions;

    private Task<StaffMember> FindAsync(HttpContext http) => db.Set<StaffMember>().SingleAsync(row => row.Id == new StaffId(http.User.StaffId()), http.RequestAborted);

    private ProblemHttpResult? Refusal(StaffMember member) =>
        member.IsLockedOut(time.GetUtcNow()) ? Problem.Because(StatusCodes.Status423Locked, "locked_out", "Too many wrong passwords. Try again in some minutes.") : null;

    private async Task<ProblemHttpResult> FailAsync(StaffMember member, string code, string detail, HttpContext http)
    {
        member.NoteFailure(time.GetUtcNow());
        audit.Note(AuditActor.Of(http.User), AuditAction.SignInFailed, $"staff:{member.UserName}", "second factor");
        await db.SaveChangesAsync(http.RequestAborted);
        return Problem.Invalid(code, detail);
    }
}
