using Microsoft.AspNetCore.Mvc;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Answers;

internal static class AnswerEndpoints
{
    public static void MapAnswers(this WebApplication app)
    {
        var api = app.MapGroup("/api/answers").WithTags("Answers");
        api.MapGet("/", ListAnswers.HandleAsync).WithName("listAnswers").RequireAuthorization(Policies.Staff);
        api.MapGet("{id:guid}", ListAnswers.ShowAsync).WithName("getAnswer").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("tasks", ListTasks.HandleAsync).WithName("listAnswerTasks").RequireAuthorization(Policies.Staff);
        api.MapGet("{id:guid}/versions", ListVersions.HandleAsync).WithName("listAnswerVersions").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/", SaveAnswer.AddAsync).WithName("addAnswer").RequireAuthorization(Policies.Editor)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("bulk", ChangeMany.HandleAsync).WithName("changeManyAnswers").RequireAuthorization(Policies.Editor).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("try", TryQuestion.Handle).WithName("tryQuestion").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("export.csv", ExportSheet.Handle).WithName("exportAnswers").RequireAuthorization(Policies.Staff).Produces<string>(StatusCodes.Status200OK, "text/csv");
        // No antiforgery token: the session cookie is SameSite=Strict, so no other site can send this form.
        api.MapPost("import", ImportSheet.StartAsync).WithName("importAnswers").RequireAuthorization(Policies.Editor).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(ImportSheet.MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ImportSheet.MostBytes })
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("imports/{id:guid}", ImportSheet.Show).WithName("getImport").RequireAuthorization(Policies.Editor).ProducesProblem(StatusCodes.Status404NotFound);

        var change = api.MapGroup("{id:guid}").RequireAuthorization(Policies.Editor)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        change.MapPut("/", SaveAnswer.ChangeAsync).WithName("changeAnswer");
        change.MapPost("submit", SaveAnswer.SubmitAsync).WithName("submitAnswer");
        change.MapPost("approve", SaveAnswer.ApproveAsync).WithName("approveAnswer").ProducesProblem(StatusCodes.Status403Forbidden);
        change.MapPost("return", SaveAnswer.ReturnAsync).WithName("returnAnswer");
        change.MapPost("retire", SaveAnswer.RetireAsync).WithName("retireAnswer");
    }
}
