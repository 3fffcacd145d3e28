using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Staff.Administration;

internal static class StaffEndpoints
{
    public static void MapStaffAdministration(this WebApplication app)
    {
        var staff = app.MapGroup("/api/staff").WithTags("Staff");
        staff.MapGet("", ChangeStaff.ListAsync).WithName("listStaff").RequireAuthorization(Policies.ReadStaff);
        staff.MapPost("", AddStaff.HandleAsync).WithName("addStaff").RequireAuthorization(Policies.ManageStaff)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        staff.MapPut("{id:guid}/roles", GrantRoles.HandleAsync).WithName("grantRoles").RequireAuthorization(Policies.GrantRoles)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        var member = staff.MapGroup("{id:guid}").RequireAuthorization(Policies.ManageStaff).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        member.MapPut("", ChangeStaff.ChangeAsync).WithName("changeStaff").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        member.MapPost("lock", ChangeStaff.LockAsync).WithName("lockStaff");
        member.MapPost("unlock", ChangeStaff.UnlockAsync).WithName("unlockStaff");
        member.MapPost("password", ChangeStaff.ResetPasswordAsync).WithName("resetPassword");
        member.MapPost("second-factor/reset", ChangeStaff.ResetSecondFactorAsync).WithName("resetSecondFactor");
    }
}
