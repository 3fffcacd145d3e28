using System.Collections.Frozen;
using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Knowledge.Playbooks;

/// <summary>The approved wording of an answer, whatever is written of it meanwhile.</summary>
internal sealed record ApprovedAnswer(AnswerId Id, string Key, AnswerContent Content, int Version);

/// <summary>The knowledge of one agency as it was read from the database.</summary>
internal sealed record KnowledgeSnapshot(
    IReadOnlyList<ApprovedAnswer> Answers, IReadOnlyList<KeywordRule> Rules, IReadOnlyList<AccountReplies> Replies,
    IReadOnlyList<MediaFile> Files, IReadOnlyList<UploadedMedia> Uploads);

/// <summary>Makes playbooks of a snapshot: pure, so that what is sent can be tested without a database.</summary>
internal static class PlaybookMaker
{
    /// <summary>Approved answers that hold on this day; only they are searched and sent.</summary>
    public static List<ApprovedAnswer> Effective(IEnumerable<ApprovedAnswer> answers, DateTimeOffset now)
    {
        var today = now.DayInBeijing();
        return [.. answers.Where(answer => (answer.Content.EffectiveFrom ?? today) <= today && (answer.Content.ExpiresAt is not { } until || today < until))];
    }

    /// <summary>The next instant at which an answer begins or ceases to hold; null when none ever does.</summary>
    public static DateTimeOffset? NextBoundary(IEnumerable<ApprovedAnswer> answers, DateTimeOffset now) => answers
        .SelectMany(answer => new[] { answer.Content.EffectiveFrom, answer.Content.ExpiresAt }).OfType<DateOnly>()
        .Select(BeijingTime.Start).Where(at => at > now)
        .Select(at => (DateTimeOffset?)at).Min();

    public static AnswerIndex Index(IEnumerable<ApprovedAnswer> effective, CancellationToken cancellation) => AnswerIndex.Build(
        effective.Select(answer => new KnowledgeEntry(answer.Id.ToString(), answer.Content.Question, answer.Content.Phrasings, answer.Content.Text ?? answer.Content.Description)),
        cancellation: cancellation);

    public static Playbook Make(AccountId account, KnowledgeSnapshot snapshot, IReadOnlyList<ApprovedAnswer> effective, AnswerIndex index)
    {
        var media = new AccountMedia(snapshot.Files, snapshot.Uploads.Where(upload => upload.AccountId == account));
        var contents = new ContentMaker(media, effective.ToDictionary(answer => answer.Key, answer => answer.Content, StringComparer.Ordinal));
        var replies = snapshot.Replies.FirstOrDefault(row => row.AccountId == account);
        return new Playbook
        {
            Welcome = contents.Of(replies?.Welcome),
            MenuReplies = Named(replies?.MenuReplies, contents),
            SceneReplies = Named(replies?.SceneReplies, contents),
            MenuDepartments = Departments(replies?.MenuReplies, contents),
            SceneDepartments = Departments(replies?.SceneReplies, contents),
            Answers = AnswersOf(effective, contents),
            Index = index,
            HandOverText = replies?.HandOver ?? AccountReplies.StandardHandOver,
            OutOfHoursText = replies?.OutOfHours ?? HandOverText.StandardOutOfHours,
            FallbackText = replies?.Fallback ?? AccountReplies.StandardFallback,
            SuggestionText = replies?.Suggestion ?? AccountReplies.StandardSuggestion,
            HelpfulQuestion = replies?.HelpfulQuestion,
            FindKeyword = Keywords(snapshot.Rules.Where(rule => rule.AccountId is null || rule.AccountId == account), contents),
        };
    }

    private static FrozenDictionary<string, PlaybookAnswer> AnswersOf(IEnumerable<ApprovedAnswer> effective, ContentMaker contents)
    {
        var answers = new Dictionary<string, PlaybookAnswer>(StringComparer.Ordinal);
        foreach (var answer in effective)
            if (contents.Of(answer.Content) is { } content)
                answers[answer.Id.ToString()] = new PlaybookAnswer(answer.Id.ToString(), answer.Content.Question, content, Instant(answer.Content.EffectiveFrom), Instant(answer.Content.ExpiresAt), answer.Content.Department)
                {
                    Version = answer.Version,
                };
        return answers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static DateTimeOffset? Instant(DateOnly? day) => day is { } given ? BeijingTime.Start(given) : null;

    private static FrozenDictionary<string, WeChat.Messages.ReplyContent> Named(IReadOnlyDictionary<string, ReplyDraft>? replies, ContentMaker contents) =>
        (replies ?? new Dictionary<string, ReplyDraft>())
            .Select(pair => (pair.Key, Content: contents.Of(pair.Value))).Where(pair => pair.Content is not null)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Content!, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Departments(IReadOnlyDictionary<string, ReplyDraft>? replies, ContentMaker contents) =>
        (replies ?? new Dictionary<string, ReplyDraft>())
            .Select(pair => (pair.Key, Department: contents.DepartmentOf(pair.Value))).Where(pair => pair.Department is not null)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Department!, StringComparer.Ordinal);

    /// <summary>A rule whose reply cannot be sent now leaves the message to the next one.</summary>
    private static Func<string, DateTimeOffset, KeywordHit?> Keywords(IEnumerable<KeywordRule> rules, ContentMaker contents)
    {
        var hits = new Dictionary<KeywordRuleId, KeywordHit>();
        foreach (var rule in rules)
            if (contents.Of(rule.Reply) is { } content) hits[rule.Id] = new KeywordHit(rule.Name, content, contents.DepartmentOf(rule.Reply));
        var matcher = new KeywordMatcher(rules.Where(rule => hits.ContainsKey(rule.Id)));
        return (text, at) => matcher.Find(text, at) is { } rule ? hits[rule.Id] : null;
    }
}
