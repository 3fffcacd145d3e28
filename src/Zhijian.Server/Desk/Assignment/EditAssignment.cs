using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk.Assignment;

/// <param name="MostOpen">How many open conversations an officer may have before none is given to them by turn.</param>
public sealed record AssignmentView([property: Required] AssignmentMode Mode, int MostOpen);

/// <summary>Shows and changes how waiting citizens come to officers (分配方式). A change holds from now on; what officers have stays theirs.</summary>
internal static class EditAssignment
{
    public static async Task<Ok<AssignmentView>> ShowAsync(ZhijianDb db, CancellationToken cancellation) =>
        TypedResults.Ok(await db.Set<AssignmentRules>().AsNoTracking().SingleOrDefaultAsync(cancellation) is { } rules
            ? new AssignmentView(rules.Mode, rules.MostOpen)
            : new AssignmentView(AssignmentMode.Pull, AssignmentRules.UsualMost));

    public static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> ChangeAsync(
        AssignmentView form, ZhijianDb db, AuditLog audit, AssignmentWorker worker, ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (form.MostOpen is < 1 or > AssignmentRules.LargestMost)
            return Problem.Invalid("assignment_invalid", [new Fault("mostOpen", $"write a number from 1 to {AssignmentRules.LargestMost}")]);
        var agency = person.AgencyId();
        var rules = await db.Set<AssignmentRules>().SingleOrDefaultAsync(cancellation);
        if (rules is null) db.Add(rules = new AssignmentRules { AgencyId = agency });
        (rules.Mode, rules.MostOpen) = (form.Mode, form.MostOpen);
        audit.Note(AuditActor.Of(person), AuditAction.AssignmentChanged, "assignment", $"{form.Mode}, at most {form.MostOpen} open");
        await db.SaveChangesAsync(cancellation);
        worker.RulesChanged();
        return TypedResults.Ok(form);
    }
}
