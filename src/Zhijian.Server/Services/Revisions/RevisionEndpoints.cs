using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Services.Revisions;

internal static class RevisionEndpoints
{
    public static void MapRevisions(this IEndpointRouteBuilder routes)
    {
        var revision = routes.MapGroup("/api/services/{key}/revision").WithTags("Services").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        revision.MapGet("", EditRevision.ShowAsync).WithName("readServiceRevision").RequireAuthorization(Policies.Staff);
        revision.MapPut("", EditRevision.SaveAsync).WithName("saveServiceRevision").RequireAuthorization(Policies.EditKnowledge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        revision.MapDelete("", EditRevision.DiscardAsync).WithName("discardServiceRevision").RequireAuthorization(Policies.EditKnowledge);
        revision.MapPost("preview", PreviewWording.Handle).WithName("previewServiceRevision").RequireAuthorization(Policies.Staff);
        revision.MapPost("submit", EditRevision.SubmitAsync).WithName("submitServiceRevision").RequireAuthorization(Policies.EditKnowledge);
        revision.MapPost("return", EditRevision.ReturnAsync).WithName("returnServiceRevision").RequireAuthorization(Policies.WithdrawAnswers).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        revision.MapPost("approve", EditRevision.ApproveAsync).WithName("approveServiceRevision").RequireAuthorization(Policies.ApproveAnswers).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
