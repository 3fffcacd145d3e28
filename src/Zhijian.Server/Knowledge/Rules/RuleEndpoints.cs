using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Rules;

internal static class RuleEndpoints
{
    public static void MapRulesAndReplies(this WebApplication app)
    {
        var rules = app.MapGroup("/api").WithTags("Replies");
        rules.MapGet("keyword-rules", EditRules.ListAsync).WithName("listKeywordRules").RequireAuthorization(Policies.Staff);
        rules.MapPost("keyword-rules", EditRules.AddAsync).WithName("addKeywordRule").RequireAuthorization(Policies.EditKnowledge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        rules.MapPut("keyword-rules/{id:guid}", EditRules.ChangeAsync).WithName("changeKeywordRule").RequireAuthorization(Policies.EditKnowledge)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        rules.MapDelete("keyword-rules/{id:guid}", EditRules.DeleteAsync).WithName("deleteKeywordRule").RequireAuthorization(Policies.EditKnowledge).ProducesProblem(StatusCodes.Status404NotFound);
        rules.MapGet("accounts/{id:guid}/replies", EditReplies.ShowAsync).WithName("getReplies").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);
        rules.MapPut("accounts/{id:guid}/replies", EditReplies.ChangeAsync).WithName("changeReplies").RequireAuthorization(Policies.EditKnowledge)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
