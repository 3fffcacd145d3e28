using Microsoft.AspNetCore.Mvc;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Sheets;

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
        api.MapPost("/", SaveAnswer.AddAsync).WithName("addAnswer").RequireAuthorization(Policies.EditKnowledge)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("bulk", ChangeMany.HandleAsync).WithName("changeManyAnswers").RequireAuthorization(Policies.WithdrawAnswers).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("try", TryQuestion.Handle).WithName("tryQuestion").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("export.csv", ExportSheet.HandleAsync).WithName("exportAnswers").RequireAuthorization(Policies.Staff).Produces<string>(StatusCodes.Status200OK, "text/csv");
        api.MapGet("export.xlsx", ExportSheet.HandleWorkbookAsync).WithName("exportAnswersWorkbook").RequireAuthorization(Policies.Staff).Produces<string>(StatusCodes.Status200OK, Workbook.ContentType);
        // No antiforgery token: the session cookie is SameSite=Strict, so no other site can send this form.
        api.MapPost("import", ImportSheet.StartAsync).WithName("importAnswers").RequireAuthorization(Policies.EditKnowledge).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(ImportSheet.MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ImportSheet.MostBytes })
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("imports/{id:guid}", ImportSheet.Show).WithName("getImport").RequireAuthorization(Policies.EditKnowledge).ProducesProblem(StatusCodes.Status404NotFound);

        var change = api.MapGroup("{id:guid}")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        change.MapPut("/", SaveAnswer.ChangeAsync).WithName("changeAnswer").RequireAuthorization(Policies.EditKnowledge);
        change.MapPost("submit", SaveAnswer.SubmitAsync).WithName("submitAnswer").RequireAuthorization(Policies.EditKnowledge);
        change.MapPost("approve", SaveAnswer.ApproveAsync).WithName("approveAnswer").RequireAuthorization(Policies.ApproveAnswers).ProducesProblem(StatusCodes.Status403Forbidden);
        change.MapPost("return", SaveAnswer.ReturnAsync).WithName("returnAnswer").RequireAuthorization(Policies.WithdrawAnswers);
        change.MapPost("retire", SaveAnswer.RetireAsync).WithName("retireAnswer").RequireAuthorization(Policies.WithdrawAnswers);
    }
}
