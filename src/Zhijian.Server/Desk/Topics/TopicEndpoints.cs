using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk.Topics;

internal static class TopicEndpoints
{
    public static void AddTopics(this IServiceCollection services)
    {
        services.AddSingleton<TopicMiner>();
        services.AddSingleton<TopicWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TopicWorker>());
        services.AddScoped<ReadTopics>();
        services.AddScoped<DraftTopic>();
    }

    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        var clusters = routes.MapGroup("/api/question-clusters").WithTags("Desk").RequireAuthorization(Policies.ReadQuestions);
        clusters.MapGet("", ReadTopics.ListAsync).WithName("listQuestionClusters");
        clusters.MapGet("{id:guid}", ReadTopics.ShowAsync).WithName("getQuestionCluster").ProducesProblem(StatusCodes.Status404NotFound);
        clusters.MapPost("refresh", Refresh).WithName("refreshQuestionClusters");
        clusters.MapPut("{id:guid}/department", AssignTopic.HandleAsync).WithName("assignQuestionCluster").RequireAuthorization(Policies.EditKnowledge)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        clusters.MapPost("{id:guid}/draft", DraftTopic.HandleAsync).WithName("draftQuestionCluster").RequireAuthorization(Policies.EditKnowledge)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Groups the agency's questions anew; consoles hear <c>topics</c> when it is done.</summary>
    private static Accepted Refresh(TopicWorker worker, HttpContext http)
    {
        worker.Request(http.User.AgencyId(), mine: true);
        return TypedResults.Accepted((string?)null);
    }
}
