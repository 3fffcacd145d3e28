using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk;

/// <param name="Receiver">Key of the department that takes what is there; null is the general queue.</param>
/// <param name="Reason">Stands in the chats that are moved.</param>
public sealed record CloseForm(string? Receiver, [property: Required, StringLength(500)] string Reason);

/// <param name="Moved">Conversations that went to the receiver.</param>
public sealed record DepartmentState(string Key, string Name, bool IsClosed, int Moved);

/// <summary>What closing a department concerns.</summary>
/// <param name="Routes">What leads citizens there; while it is closed they go to the general queue.</param>
public sealed record DepartmentUse(int Waiting, int Held, RoutesToDepartment Routes);

/// <summary>
/// Closes a department (停止受理) and brings what is there to another one; opens it again. It is closed first and emptied then, so that nothing comes in
/// behind. Closing a closed one empties it again: that brings over what another server let in before it knew.
/// </summary>
internal sealed class CloseDepartment(DepartmentGate gate, AgencyDirectory agencies, DepartmentRoutes routes, IServiceScopeFactory scopes)
{
    public static async Task<Results<Ok<DepartmentUse>, ProblemHttpResult>> ShowUseAsync(Guid id, CloseDepartment department, HttpContext http) => await department.UseAsync(id, http);

    public static async Task<Results<Ok<DepartmentState>, ProblemHttpResult>> CloseAsync(Guid id, CloseForm form, CloseDepartment department, HttpContext http) =>
        await department.CloseAsync(id, form, http);

    public static async Task<Results<Ok<DepartmentState>, ProblemHttpResult>> ReopenAsync(Guid id, CloseDepartment department, HttpContext http) => await department.ReopenAsync(id, http);

    private static ProblemHttpResult NotFound() => Problem.NotFound("department_not_found", "There is no such department in your agency. Reload the list.");

    private async Task<Results<Ok<DepartmentUse>, ProblemHttpResult>> UseAsync(Guid id, HttpContext http)
    {
        if (await gate.FindAsync(id, http.RequestAborted) is not { } department) return NotFound();
        await using var scope = Everywhere();
        var content = await scope.ServiceProvider.GetRequiredService<QueueMoving>().CountAsync(department.AgencyId, department.Key, http.RequestAborted);
        return TypedResults.Ok(new DepartmentUse(content.Waiting, content.Held, await routes.OfAsync(department.Key, http.RequestAborted)));
    }

    private async Task<Results<Ok<DepartmentState>, ProblemHttpResult>> CloseAsync(Guid id, CloseForm form, HttpContext http)
    {
        if (await gate.FindAsync(id, http.RequestAborted) is not { } department) return NotFound();
        var receiver = form.Receiver is { } key ? agencies.FindDepartment(department.AgencyId, key) : null;
        if (form.Receiver is not null && receiver is null) return Problem.Invalid("department_unknown", $"There is no department with the key {form.Receiver} in your agency. Choose another one.");
        if (receiver is { IsClosed: true } || receiver?.Key == department.Key)
            return Problem.Conflict("department_closed", $"{receiver.Name} takes no conversations any more. Choose another department.");
        await gate.SetAsync(id, isClosed: true, AuditActor.Of(http.User), $"{department.Name}; conversations to {receiver?.Name ?? "the general queue"}; reason: {form.Reason.Trim()}", http.RequestAborted);
        await using var scope = Everywhere();
        // Not cancelled with the request: the department is closed by now, and who waits there must come out.
        var moved = await scope.ServiceProvider.GetRequiredService<QueueMoving>().MoveAsync(
            department.AgencyId, department.Key, receiver?.Key, receiver?.Name, ActOnConversations.Officer(http.User), form.Reason.Trim(), CancellationToken.None);
        return TypedResults.Ok(new DepartmentState(department.Key, department.Name, IsClosed: true, moved));
    }

    private async Task<Results<Ok<DepartmentState>, ProblemHttpResult>> ReopenAsync(Guid id, HttpContext http)
    {
        if (await gate.FindAsync(id, http.RequestAborted) is null) return NotFound();
        var department = await gate.SetAsync(id, isClosed: false, AuditActor.Of(http.User), details: null, http.RequestAborted);
        return TypedResults.Ok(new DepartmentState(department.Key, department.Name, IsClosed: false, Moved: 0));
    }

    /// <summary>Conversations are moved whoever may see them; the administrator who closes the department reads none of them.</summary>
    private AsyncServiceScope Everywhere()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return scope;
    }
}
