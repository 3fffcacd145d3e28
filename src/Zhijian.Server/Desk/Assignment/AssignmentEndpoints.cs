using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk.Assignment;

internal static class AssignmentEndpoints
{
    public static void AddAssignment(this IServiceCollection services)
    {
        services.AddSingleton<AssignmentRound>();
        services.AddSingleton<DutySweep>();
        services.AddSingleton<AssignmentWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<AssignmentWorker>());
        services.AddSingleton<IPackPart, AssignmentPackPart>();
    }

    public static void MapAssignment(this IEndpointRouteBuilder routes)
    {
        var assignment = routes.MapGroup("/api/assignment").WithTags("Desk");
        assignment.MapGet("", EditAssignment.ShowAsync).WithName("readAssignment").RequireAuthorization(Policies.Staff);
        assignment.MapPut("", EditAssignment.ChangeAsync).WithName("changeAssignment").RequireAuthorization(Policies.ManageAccounts).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
