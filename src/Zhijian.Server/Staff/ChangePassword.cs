using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff;

public sealed record ChangePasswordRequest(
    [property: Required, MaxLength(PasswordRules.MostLength)] string Current, [property: Required, MaxLength(PasswordRules.MostLength)] string Next);

/// <summary>Change of one's own password (修改密码); all other sessions of the person end with it.</summary>
internal static class ChangePassword
{
    public static async Task<Results<Ok<StaffView>, ProblemHttpResult>> HandleAsync(
        ChangePasswordRequest request, ZhijianDb db, AuditLog audit, StaffPasswords passwords, StaffSessions sessions, TimeProvider time, HttpContext http)
    {
        var member = await db.Set<StaffMember>().SingleAsync(row => row.Id == new StaffId(http.User.StaffId()), http.RequestAborted);
        var now = time.GetUtcNow();
        if (member.IsLockedOut(now)) return Problem.Because(StatusCodes.Status423Locked, "locked_out", "Too many wrong passwords. Try again in some minutes.");
        if (!passwords.Check(member, request.Current))
        {
            member.NoteFailure(now);
            audit.Note(AuditActor.Of(http.User), AuditAction.SignInFailed, $"staff:{member.UserName}", "change of password");
            await db.SaveChangesAsync(http.RequestAborted);
            return Problem.Invalid("password_wrong", "The current password is wrong.");
        }

        if (request.Next == request.Current) return Problem.Invalid("password_too_weak", "The new password is the old one. " + PasswordRules.Requirement);
        if (PasswordRules.WhyNot(request.Next, member.UserName) is { } reason) return Problem.Invalid("password_too_weak", reason);

        passwords.Set(member, request.Next, mustChange: false);
        audit.Note(AuditActor.Of(http.User), AuditAction.PasswordChanged, $"staff:{member.UserName}");
        await db.SaveChangesAsync(http.RequestAborted);
        await http.SignInAsync(sessions.PrincipalOf(member));
        return TypedResults.Ok(sessions.ViewOf(member));
    }
}
