using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Staff.Administration;

public sealed record NewStaff(
    [property: Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$")] string UserName, [property: Required, MaxLength(64)] string DisplayName, IReadOnlyList<string>? Departments = null,
    IReadOnlyList<string>? Skills = null);

/// <summary>Adds somebody without any role (新增人员); roles are the security administrator's.</summary>
internal static class AddStaff
{
    public static async Task<Results<Created<InitialPassword>, ProblemHttpResult>> HandleAsync(
        NewStaff request, ZhijianDb db, AuditLog audit, StaffRegister register, AgencyDirectory agencies, SkillDirectory skills, HttpContext http)
    {
        var agency = http.User.AgencyId();
        if (StaffDepartments.Unknown(request.Departments, agency, agencies) is { } problem) return problem;
        if (StaffSkills.Unknown(request.Skills, agency, skills) is { } unknown) return unknown;
        var password = StaffPasswords.NewInitial();
        if (await register.AddAsync(agency, request.UserName, request.DisplayName.Trim(), [], password, mustChange: true, http.RequestAborted) is not { } member)
            return Problem.Conflict("user_name_taken", $"The user name {request.UserName} is taken on this server. Choose another one.");
        (member.Departments, member.Skills) = (request.Departments ?? [], request.Skills ?? []);
        audit.Note(AuditActor.Of(http.User), AuditAction.StaffAdded, $"staff:{member.UserName}", StaffDepartments.Describe(member) + StaffSkills.Describe(member));
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.Created($"/api/staff/{member.Id}", new InitialPassword(StaffMemberView.Of(member), password));
    }
}

/// <summary>The departments somebody works for.</summary>
internal static class StaffDepartments
{
    public static ProblemHttpResult? Unknown(IReadOnlyList<string>? departments, AgencyId agency, AgencyDirectory agencies) =>
        (departments ?? []).FirstOrDefault(key => agencies.FindDepartment(agency, key) is null) is { } unknown
            ? Problem.Invalid("department_unknown", $"There is no department {unknown} in your agency.")
            : null;

    public static string Describe(StaffMember member) => "departments: " + (member.Departments.Count == 0 ? "all" : string.Join(", ", member.Departments));
}

/// <summary>What somebody knows better than others.</summary>
internal static class StaffSkills
{
    public static ProblemHttpResult? Unknown(IReadOnlyList<string>? wanted, AgencyId agency, SkillDirectory skills) =>
        (wanted ?? []).FirstOrDefault(key => skills.Find(agency, key) is null) is { } unknown
            ? Problem.Invalid("skill_unknown", $"There is no skill with the key {unknown} in your agency. Choose another one.")
            : null;

    public static string Describe(StaffMember member) => member.Skills.Count == 0 ? "" : "; skills: " + string.Join(", ", member.Skills);
}
