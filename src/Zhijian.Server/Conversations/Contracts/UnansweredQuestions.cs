using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Contracts;

/// <param name="Suggestion">The answer that comes nearest, which a new phrasing may make fit.</param>
public sealed record UnansweredView(
    Guid Id, string Text, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt, string AccountName, Guid ConversationId, UnansweredSuggestion? Suggestion)
{
    /// <summary>Key of the department in whose queue it led last, or that owns the answer which did not help; null is the general queue.</summary>
    public string? Department { get; init; }

    /// <summary>How often it was answered and the answer did not help; these are among the count.</summary>
    public required int BadlyRated { get; init; }

    /// <summary>The answer that did not help last; null when none was given or it no longer exists.</summary>
    public BadAnswerView? BadAnswer { get; init; }
}

/// <param name="Question">Its standard question as it is written now.</param>
public sealed record BadAnswerView(Guid AnswerId, string Question);

public sealed record UnansweredSuggestion(string AnswerId, string Question, double Score);

public sealed record UnansweredPage(IReadOnlyList<UnansweredView> Items, int Total);

/// <summary>Questions nobody's answer fitted (未答问题) or whose answer did not help (差评问题), for editors; sees what the current <see cref="AgencyScope"/> and <see cref="DeskReach"/> allow.</summary>
public sealed class UnansweredQuestions(ZhijianDb db, AccountDirectory accounts, PlaybookShelf playbooks, AnswerDrafts answers, DeskReach reach, TimeProvider time)
{
    /// <param name="badlyRated">Those with an answer that did not help, or those without; null is both.</param>
    /// <param name="page">From 1.</param>
    /// <param name="sort">count, lastAt or firstAt; with "-" before it the highest first.</param>
    public async Task<UnansweredPage> ListAsync(string? query, bool? badlyRated, string? sort, int page, int size, CancellationToken cancellation)
    {
        var questions = Seen().Where(question => question.DismissedAt == null);
        if (!string.IsNullOrWhiteSpace(query)) questions = questions.Where(question => question.Text.Contains(query));
        if (badlyRated is { } rated) questions = questions.Where(question => question.BadlyRated > 0 == rated);
        var total = await questions.CountAsync(cancellation);
        var rows = await Sorted(questions, sort).ThenBy(question => question.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancellation);
        var bad = await answers.QuestionsAsync([.. rows.Select(row => row.RatedAnswer).OfType<Guid>().Distinct()], cancellation);
        return new UnansweredPage([.. rows.Select(row => View(row, bad))], total);
    }

    public Task<int> CountAsync(CancellationToken cancellation) => Seen().CountAsync(question => question.DismissedAt == null, cancellation);

    /// <summary>Open questions by the keys of their texts; several accounts may have been asked the same.</summary>
    public async Task<ILookup<Guid, (Guid Id, string Text, string? Department)>> FindByKeyAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation) =>
        (await Seen().Where(question => question.DismissedAt == null && keys.Contains(question.TextKey)).ToListAsync(cancellation))
        .ToLookup(question => question.TextKey, question => (question.Id.Value, PersonalData.Mask(question.Text)!, question.Department));

    /// <returns>Whether there was such a question.</returns>
    public async Task<bool> DismissAsync(UnansweredQuestionId id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await Seen().Where(question => question.Id == id)
            .ExecuteUpdateAsync(change => change.SetProperty(question => question.DismissedAt, now), cancellation) > 0;
    }

    /// <summary>Those that led into a queue the person sees, and those that led into the general one.</summary>
    private IQueryable<UnansweredQuestion> Seen()
    {
        var all = db.Set<UnansweredQuestion>().AsNoTracking();
        if (reach.CoversAll) return all;
        var keys = reach.Departments.ToList();
        return all.Where(question => question.Department == null || keys.Contains(question.Department));
    }

    private static IOrderedQueryable<UnansweredQuestion> Sorted(IQueryable<UnansweredQuestion> questions, string? sort) => sort switch
    {
        "count" => questions.OrderBy(question => question.Count),
        "lastAt" => questions.OrderBy(question => question.LastAt),
        "-lastAt" => questions.OrderByDescending(question => question.LastAt),
        "firstAt" => questions.OrderBy(question => question.FirstAt),
        "-firstAt" => questions.OrderByDescending(question => question.FirstAt),
        _ => questions.OrderByDescending(question => question.Count).ThenByDescending(question => question.LastAt),
    };

    private UnansweredView View(UnansweredQuestion row, Dictionary<Guid, string> bad) => new(
        row.Id.Value, PersonalData.Mask(row.Text)!, row.Count, row.FirstAt, row.LastAt, accounts.Find(row.AccountId)?.Name ?? "", row.ConversationId.Value, Suggest(row))
    {
        Department = row.Department,
        BadlyRated = row.BadlyRated,
        BadAnswer = row.RatedAnswer is { } answer && bad.TryGetValue(answer, out var question) ? new BadAnswerView(answer, question) : null,
    };

    private UnansweredSuggestion? Suggest(UnansweredQuestion row)
    {
        if (playbooks.For(row.AccountId) is not { } playbook) return null;
        return playbook.Index.Match(row.Text, top: 1).Candidates is [var best, ..] && playbook.Answers.TryGetValue(best.Id, out var answer)
            ? new UnansweredSuggestion(best.Id, answer.Title, best.Score)
            : null;
    }
}
