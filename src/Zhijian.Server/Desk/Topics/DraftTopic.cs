using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Makes a draft answer of a topic (一键起草): its name becomes the question, its other wordings the phrasings. However often it is asked for.</summary>
internal sealed class DraftTopic(ZhijianDb db, AskedQuestions asked, AnswerDrafts drafts)
{
    public static async Task<Results<Ok<ClusterDraft>, ProblemHttpResult>> HandleAsync(Guid id, DraftTopic draft, HttpContext http)
    {
        var topicId = new TopicId(id);
        return await draft.TopicAsync(topicId, http.RequestAborted) is { } topic
            ? TypedResults.Ok(new ClusterDraft(await draft.BeginAsync(topic, http.User, http.RequestAborted)))
            : ReadTopics.NotFound();
    }

    private Task<Topic?> TopicAsync(TopicId id, CancellationToken cancellation) => db.Set<Topic>().SingleOrDefaultAsync(topic => topic.Id == id, cancellation);

    private async Task<Guid> BeginAsync(Topic topic, ClaimsPrincipal by, CancellationToken cancellation)
    {
        var questions = (await asked.FindAsync([.. topic.Questions.Take(WordingsOfTopic.MostRead).Select(UnansweredQuestionId.From)], cancellation)).ToDictionary(question => question.Id.Value);
        var (question, phrasings) = WordingsOfTopic.Of(topic.Name, topic.Questions.Where(questions.ContainsKey).Select(id => questions[id].Text));
        var request = new AnswerDraftRequest(topic.AgencyId, "q-" + topic.Id.Value.ToString("N")[^12..], question, phrasings, topic.Department);
        var answer = await drafts.BeginAsync(request, new StaffId(by.StaffId()), by.DisplayName(), cancellation);
        if (topic.AnswerId == answer) return answer;
        await db.Set<Topic>().Where(row => row.Id == topic.Id).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AnswerId, answer).SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        return answer;
    }
}
