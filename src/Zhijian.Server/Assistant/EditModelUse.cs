using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Assistant;

/// <param name="IsConfigured">Whether this server knows a model at all.</param>
public sealed record ModelUseView(ModelUse Use, bool IsConfigured);

public sealed record ModelUseForm(ModelUse Use);

/// <summary>Shows and changes what an agency lets the model do.</summary>
internal static class EditModelUse
{
    public static Ok<ModelUseView> Show(ModelSettings settings, ModelClient client, HttpContext http) =>
        TypedResults.Ok(new ModelUseView(settings.Of(http.User.AgencyId()), client.IsConfigured));

    public static async Task<Results<Ok<ModelUseView>, ProblemHttpResult>> ChangeAsync(
        ModelUseForm form, ZhijianDb db, AuditLog audit, ModelSettings settings, ModelClient client, HttpContext http)
    {
        if (!Enum.IsDefined(form.Use)) return Problem.Invalid("model_use_unknown", [new Fault("use", "choose off, drafts or draftsAndPicks")]);
        var row = await db.Set<ModelPermit>().SingleOrDefaultAsync(http.RequestAborted);
        if (row is null) db.Add(row = new ModelPermit { AgencyId = http.User.AgencyId() });
        row.Use = form.Use;
        audit.Note(AuditActor.Of(http.User), AuditAction.ModelUseChanged, "model", form.Use.ToString());
        await db.SaveChangesAsync(http.RequestAborted);
        settings.Put(row.AgencyId, row.Use);
        return Show(settings, client, http);
    }
}
