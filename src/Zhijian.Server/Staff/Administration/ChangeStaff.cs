using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff.Administration;

public sealed record StaffChange([property: Required, MaxLength(64)] string DisplayName, IReadOnlyList<string>? Departments = null, IReadOnlyList<string>? Skills = null);

/// <summary>
/// What the system administrator does with people (人员管理). Never with oneself; and never the password of another administrator, which would be the way
/// around the separation: those are reset on the command line.
/// </summary>
internal sealed class ChangeStaff(ZhijianDb db, AuditLog audit, StaffPasswords passwords, AgencyDirectory agencies, SkillDirectory skills)
{
    public static async Task<Ok<IReadOnlyList<StaffMemberView>>> ListAsync(ZhijianDb db, CancellationToken cancellation) => TypedResults.Ok<IReadOnlyList<StaffMemberView>>(
        (await db.Set<StaffMember>().AsNoTracking().OrderBy(row => row.UserName).ToListAsync(cancellation)).ConvertAll(StaffMemberView.Of));

    public static async Task<Results<Ok<StaffMemberView>, ProblemHttpResult>> ChangeAsync(Guid id, StaffChange request, ChangeStaff change, HttpContext http)
    {
        if (StaffDepartments.Unknown(request.Departments, http.User.AgencyId(), change.Agencies) is { } problem) return problem;
        if (StaffSkills.Unknown(request.Skills, http.User.AgencyId(), change.Skills) is { } unknown) return unknown;
        return await change.RunAsync(id, http, member =>
        {
            (member.DisplayName, member.Departments, member.Skills) = (request.DisplayName.Trim(), request.Departments ?? [], request.Skills ?? member.Skills);
            return (AuditAction.StaffChanged, StaffDepartments.Describe(member) + StaffSkills.Describe(member));
        });
    }

    public static Task<Results<Ok<StaffMemberView>, ProblemHttpResult>> LockAsync(Guid id, ChangeStaff change, HttpContext http) => change.RunAsync(id, http, member =>
    {
        member.Lock(true, StaffPasswords.NewStamp());
        return (AuditAction.StaffLocked, null);
    });

    public static Task<Results<Ok<StaffMemberView>, ProblemHttpResult>> UnlockAsync(Guid id, ChangeStaff change, HttpContext http) => change.RunAsync(id, http, member =>
    {
        member.Lock(false, StaffPasswords.NewStamp());
        return (AuditAction.StaffUnlocked, null);
    });

    public static async Task<Results<Ok<InitialPassword>, ProblemHttpResult>> ResetPasswordAsync(Guid id, ChangeStaff change, HttpContext http)
    {
        var password = StaffPasswords.NewInitial();
        var (member, problem) = await change.TryAsync(id, http, keysOfOthers: true, member =>
        {
            change.Passwords.Set(member, password, mustChange: true);
            return (AuditAction.PasswordReset, null);
        });
        return problem is not null ? problem : TypedResults.Ok(new InitialPassword(StaffMemberView.Of(member!), password));
    }

    public static async Task<Results<Ok<StaffMemberView>, ProblemHttpResult>> ResetSecondFactorAsync(Guid id, ChangeStaff change, HttpContext http)
    {
        var (member, problem) = await change.TryAsync(id, http, keysOfOthers: true, member =>
        {
            member.DropSecondFactor(StaffPasswords.NewStamp());
            return (AuditAction.SecondFactorReset, null);
        });
        return problem is not null ? problem : TypedResults.Ok(StaffMemberView.Of(member!));
    }

    public static ProblemHttpResult NotFound() => Problem.NotFound("staff_not_found", "There is no such person in your agency. Reload the list.");

    public static ProblemHttpResult Oneself() => Problem.Because(StatusCodes.Status403Forbidden, "staff_oneself", "Nobody changes their own account here. Ask another administrator.");

    private AgencyDirectory Agencies => agencies;

    private SkillDirectory Skills => skills;

    private StaffPasswords Passwords => passwords;

    private async Task<Results<Ok<StaffMemberView>, ProblemHttpResult>> RunAsync(Guid id, HttpContext http, Func<StaffMember, (AuditAction Action, string? Details)> change)
    {
        var (member, problem) = await TryAsync(id, http, keysOfOthers: false, change);
        return problem is not null ? problem : TypedResults.Ok(StaffMemberView.Of(member!));
    }

    private async Task<(StaffMember? Member, ProblemHttpResult? Problem)> TryAsync(
        Guid id, HttpContext http, bool keysOfOthers, Func<StaffMember, (AuditAction Action, string? Details)> change)
    {
        if (id == http.User.StaffId()) return (null, Oneself());
        if (await db.Set<StaffMember>().SingleOrDefaultAsync(row => row.Id == new StaffId(id), http.RequestAborted) is not { } member) return (null, NotFound());
        if (keysOfOthers && member.Roles.Any(StaffRoles.IsAdministrator))
            return (null, Problem.Because(StatusCodes.Status403Forbidden, "staff_is_administrator", "Whoever could reset another administrator could act as them. Use the command line of the server: staff reset --user NAME."));
        var (action, details) = change(member);
        audit.Note(AuditActor.Of(http.User), action, $"staff:{member.UserName}", details);
        await db.SaveChangesAsync(http.RequestAborted);
        return (member, null);
    }
}
