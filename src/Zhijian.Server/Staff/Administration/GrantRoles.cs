using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff.Administration;

public sealed record RoleGrant([property: Required] IReadOnlyList<StaffRole> Roles);

/// <summary>Gives and takes roles (授权). They hold from the person's next request on.</summary>
internal static class GrantRoles
{
    public static async Task<Results<Ok<StaffMemberView>, ProblemHttpResult>> HandleAsync(Guid id, RoleGrant request, ZhijianDb db, AuditLog audit, HttpContext http)
    {
        if (id == http.User.StaffId()) return ChangeStaff.Oneself();
        if (StaffRoles.WhyNot(request.Roles) is { } reason) return Problem.Invalid("roles_not_separated", reason);
        if (await db.Set<StaffMember>().SingleOrDefaultAsync(row => row.Id == new StaffId(id), http.RequestAborted) is not { } member) return ChangeStaff.NotFound();
        var before = Describe(member.Roles);
        member.Roles = [.. request.Roles.Distinct().Order()];
        audit.Note(AuditActor.Of(http.User), AuditAction.RolesChanged, $"staff:{member.UserName}", $"{before} → {Describe(member.Roles)}");
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.Ok(StaffMemberView.Of(member));
    }

    private static string Describe(IReadOnlyList<StaffRole> roles) => roles.Count == 0 ? "none" : string.Join(", ", roles);
}
