using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Traffic.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Hall;

/// <param name="Text">What it says in words.</param>
/// <param name="Articles">Cards it leads to.</param>
public sealed record FoundAnswer(string Id, string Title, string Text, IReadOnlyList<ArticleView> Articles);

/// <summary>What fits the words.</summary>
/// <param name="Sure">The first answer is what the chat would say; otherwise they are suggestions.</param>
/// <param name="Today">What is said about driving restrictions, when the words ask for them.</param>
public sealed record Found(IReadOnlyList<ServiceCard> Services, IReadOnlyList<FoundAnswer> Answers, bool Sure, string? Today, string? TodayInEnglish);

/// <summary>Finds services and approved answers, with the engine of the chat (搜索).</summary>
internal static class FindMatters
{
    private const int LongestSearch = 200;
    private const int MostAnswers = 5;

    public static void MapFinding(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("services", (HttpContext http, ServiceVisits services) => TypedResults.Ok(services.List(http.User.CitizenAgency(), null))).WithName("listCitizenServices");
        routes.MapGet("services/{key}", Service).WithName("getCitizenService").ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("search", Search).WithName("searchMatters");
    }

    private static Results<Ok<ServicePage>, ProblemHttpResult> Service(string key, HttpContext http, ServiceVisits services) => services.Find(http.User.CitizenAgency(), key) is { } page
        ? TypedResults.Ok(page)
        : Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Go back to the list.");

    private static Ok<Found> Search(
        [Required, StringLength(LongestSearch)] string q, HttpContext http, ServiceVisits services, PlaybookShelf playbooks, RestrictionAnswers restrictions, TimeProvider time)
    {
        var (agency, now, text) = (http.User.CitizenAgency(), time.GetUtcNow(), q.Trim());
        var today = restrictions.For(agency, text, now);
        var (answers, sure) = playbooks.For(new AccountId(http.User.CitizenAccount())) is { } playbook && text.Length > 0 ? Answers(playbook, text, now) : ([], false);
        return TypedResults.Ok(new Found(services.List(agency, text), answers, sure, today?.Chinese, today?.English));
    }

    private static (List<FoundAnswer> Answers, bool Sure) Answers(Playbook playbook, string text, DateTimeOffset now)
    {
        var match = playbook.Index.Match(text, MostAnswers);
        if (match.Decision == MatchDecision.HandOver) return ([], false);
        var found = match.Candidates.Select(candidate => playbook.Answers.GetValueOrDefault(candidate.Id)).OfType<PlaybookAnswer>()
            .Where(answer => answer.IsValidAt(now) && answer.Words.Length > 0).Select(Of).ToList();
        var sure = match.Decision == MatchDecision.Answer && found is [var first, ..] && first.Id == match.Candidates[0].Id;
        return (found, sure);
    }

    private static FoundAnswer Of(PlaybookAnswer answer) => answer.Content is NewsContent news
        ? new FoundAnswer(answer.Id, answer.Title, "", [.. news.Articles.Select(card => new ArticleView(card.Title, card.Description, card.PictureUrl, card.Url))])
        : new FoundAnswer(answer.Id, answer.Title, answer.Words, []);
}
