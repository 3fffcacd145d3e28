using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Makes a draft answer of a topic (一键起草): its name becomes the question, its other wordings the phrasings. However often it is asked for.</summary>
internal sealed class DraftTopic(ZhijianDb db, AskedQuestions asked, AnswerDrafts drafts, DeskReach reach)
{
    public static async Task<Results<Ok<ClusterDraft>, ProblemHttpResult>> HandleAsync(Guid id, DraftTopic draft, HttpContext http)
    {
        if (await draft.TopicAsync(new TopicId(id), http.RequestAborted) is not { } topic) return ReadTopics.NotFound();
        var scope = DepartmentScope.Of(http.User);
        var department = topic.Department ?? (scope.Keys.Count == 1 ? scope.Keys.Single() : null);
        return scope.Covers(department)
            ? TypedResults.Ok(new ClusterDraft(await draft.BeginAsync(topic, department, http.User, http.RequestAborted)))
            : Problem.Because(StatusCodes.Status403Forbidden, "department_out_of_scope", "You work for several departments. Assign the topic to one of them first; its answer belongs to that department.");
    }

    private Task<Topic?> TopicAsync(TopicId id, CancellationToken cancellation) => db.Set<Topic>().SeenBy(reach).SingleOrDefaultAsync(topic => topic.Id == id, cancellation);

    private async Task<Guid> BeginAsync(Topic topic, string? department, ClaimsPrincipal by, CancellationToken cancellation)
    {
        var questions = (await asked.FindAsync([.. topic.Questions.Take(WordingsOfTopic.MostRead).Select(UnansweredQuestionId.From)], cancellation)).ToDictionary(question => question.Id.Value);
        var (question, phrasings) = WordingsOfTopic.Of(topic.Name, topic.Questions.Where(questions.ContainsKey).Select(id => questions[id].Text));
        var request = new AnswerDraftRequest(topic.AgencyId, "q-" + topic.Id.Value.ToString("N")[^12..], question, phrasings, department);
        var answer = await drafts.BeginAsync(request, new StaffId(by.StaffId()), by.DisplayName(), cancellation);
        if (topic.AnswerId == answer) return answer;
        await db.Set<Topic>().Where(row => row.Id == topic.Id).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AnswerId, answer).SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        return answer;
    }
}
