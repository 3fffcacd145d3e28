using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Knowledge.Answers;

public sealed record TryRequest(Guid AccountId, [property: Required, MaxLength(2000)] string Text);

public enum TryDecision
{
    Keyword,
    Answer,
    Suggest,
    HandOver,
}

/// <param name="Answer">At least this is sent.</param>
/// <param name="Suggest">At least this is offered.</param>
public sealed record TryThresholds(double Answer, double Suggest);

/// <param name="Weight">What the feature counts in the order of candidates.</param>
public sealed record TryFeature(string Name, double Value, double? Weight);

/// <param name="MatchedPhrasing">The wording of the answer that fitted best.</param>
public sealed record TryCandidate(Guid Id, string Question, string MatchedPhrasing, double Score, IReadOnlyList<TryFeature> Features);

/// <param name="Rule">Name of the keyword rule that won, if one did.</param>
/// <param name="Normalised">The question as the engine read it.</param>
/// <param name="Terms">The words it was cut into.</param>
/// <param name="Reply">What the citizen would get.</param>
public sealed record TryResult(
    TryDecision Decision, string? Rule, string Normalised, IReadOnlyList<string> Terms, TryThresholds Thresholds, IReadOnlyList<TryCandidate> Candidates, ReplyPreview Reply);

/// <summary>Shows what a question would get and why (试问): the same playbook, the same order of decision as for a citizen.</summary>
internal static class TryQuestion
{
    private const int Shown = 10;
    private const int Offered = 3;

    public static Results<Ok<TryResult>, ProblemHttpResult> Handle(TryRequest request, AccountDirectory accounts, PlaybookShelf shelf, TimeProvider time, HttpContext http)
    {
        var account = accounts.Find(new AccountId(request.AccountId));
        if (account is null || account.AgencyId != http.User.AgencyId() || shelf.For(account.Id) is not { } book)
            return Problem.NotFound("account_not_found", "There is no such account in your agency.");

        var hit = book.FindKeyword(request.Text, time.GetUtcNow());
        var explanation = book.Index.Explain(request.Text, Shown);
        var candidates = explanation.Candidates.Where(candidate => book.Answers.ContainsKey(candidate.Id)).ToList();
        var decision = hit is not null ? TryDecision.Keyword : explanation.Decision switch
        {
            MatchDecision.Answer => TryDecision.Answer,
            MatchDecision.Suggest => TryDecision.Suggest,
            _ => TryDecision.HandOver,
        };
        ReplyContent reply = decision switch
        {
            TryDecision.Keyword => hit!.Content,
            TryDecision.Answer => book.Answers[candidates[0].Id].Content,
            TryDecision.Suggest => new TextContent(Offer(book, candidates)),
            _ => new TextContent(book.HandOverText),
        };
        return TypedResults.Ok(new TryResult(
            decision, hit?.RuleName, explanation.Normalised, explanation.Terms,
            new TryThresholds(explanation.Thresholds.AnswerThreshold, explanation.Thresholds.SuggestThreshold),
            candidates.ConvertAll(candidate => Of(candidate, book)), ReplyPreview.Of(reply)));
    }

    private static string Offer(Playbook book, IEnumerable<ExplainedCandidate> candidates) =>
        book.SuggestionText + string.Concat(candidates.Take(Offered).Select((candidate, at) => $"\n{at + 1}. {book.Answers[candidate.Id].Title}"));

    private static TryCandidate Of(ExplainedCandidate candidate, Playbook book) => new(
        Guid.Parse(candidate.Id), book.Answers[candidate.Id].Title, candidate.MatchedPhrasing, candidate.Score,
        [.. candidate.Features.Select(feature => new TryFeature(feature.Name, feature.Value, feature.Weight))]);
}
