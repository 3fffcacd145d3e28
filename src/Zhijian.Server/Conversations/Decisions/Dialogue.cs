using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Traffic.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>What a decision may look at besides the conversation.</summary>
public readonly record struct DialogueContext(Playbook Playbook, DateTimeOffset Now)
{
    /// <summary>When the agency is open and what it promises.</summary>
    public PromisePlan Plan { get; init; } = PromisePlan.None;

    /// <summary>How many citizens of the agency wait for a person already.</summary>
    public int Ahead { get; init; }

    /// <summary>Id of the answer that was picked for this very message from outside; null leaves it to the engine.</summary>
    public string? Picked { get; init; }

    /// <summary>The service this very message may belong to; null when it belongs to none.</summary>
    public ServiceMatter? Service { get; init; }

    /// <summary>The agency's driving restrictions; null when it has none to tell.</summary>
    public RestrictionAnswers? Restrictions { get; init; }

    /// <summary>Whether a department of this key takes conversations; a closed one does not.</summary>
    public Func<string, bool> HasQueue { get; init; } = static _ => true;

    /// <summary>The address where a citizen can allow one message outside WeChat's window; null when there is none.</summary>
    public Func<Conversation, string?> OneTimeLink { get; init; } = static _ => null;

    private readonly IReadOnlyList<Skill>? _skills;

    /// <summary>What the agency tells apart by skill.</summary>
    public IReadOnlyList<Skill> Skills
    {
        get => _skills ?? [];
        init => _skills = value;
    }
}

/// <summary>
/// Decides what an account answers (应答决策). Pure: the same conversation, utterance and playbook always give the same decision, so a
/// turn that lost a race simply decides again. One winner, in this order: a service the citizen is in or begins → what the menu, a scene or following calls for (docs/decisions/0005)
/// → an officer's open session → a keyword rule → the grade of a session → a pick from suggestions → a verdict on the last answer → whether one may drive → a canonical answer
/// → suggestions → people.
/// </summary>
public static class Dialogue
{
    /// <summary>A waiting citizen who keeps writing is told again only after this long.</summary>
    public static readonly TimeSpan TellAgainAfter = TimeSpan.FromMinutes(30);

    private const int MostSuggestions = 3;

    public static Decision Decide(Conversation conversation, Utterance said, DialogueContext context)
    {
        var now = OpenWindow(conversation, said, context.Now);
        if (InService.Take(now, said, context) is { } served) return served;
        return said.Gesture switch
        {
            Gesture.Notice => new Decision(now, DecidedBy.Nobody),
            Gesture.Leave => new Decision(PendingQuestion.None(now) with { Subscribed = false, Suggestions = null, DueAt = null }, DecidedBy.Nobody),
            Gesture.Follow => Follow(Queueing.About(now, Find(context.Playbook.SceneDepartments, said.Key), context), said.Key, context.Playbook),
            Gesture.Scan => Say(Queueing.About(now, Find(context.Playbook.SceneDepartments, said.Key), context), DecidedBy.Scene, Find(context.Playbook.SceneReplies, said.Key)),
            Gesture.MenuClick when Find(context.Playbook.MenuReplies, said.Key) is { } reply =>
                new Decision(Queueing.About(now, Find(context.Playbook.MenuDepartments, said.Key), context), DecidedBy.Menu, reply),
            Gesture.MenuClick => Fallback(now, context),
            _ when now.State == ConversationState.Open => new Decision(now, DecidedBy.Nobody) { ForPeople = true },
            Gesture.Media => Feedback.Follow(HandOver(now, said.Text, context), context),
            Gesture.Text when !string.IsNullOrWhiteSpace(said.Text) => Feedback.Follow(Answer(now, said.Text.Trim(), context), context),
            _ => Fallback(now, context),
        };
    }

    private static Conversation OpenWindow(Conversation conversation, Utterance said, DateTimeOffset now)
    {
        return said switch
        {
            { IsMessage: true } => conversation with { Subscribed = true, Window = conversation.Window.OnMessage(now) },
            { Gesture: Gesture.Follow or Gesture.Scan or Gesture.MenuClick } => conversation with { Subscribed = true, Window = conversation.Window.OnGesture(now) },
            _ => conversation,
        };
    }

    private static Decision Follow(Conversation conversation, string? scene, Playbook playbook) => Find(playbook.SceneReplies, scene) is { } reply
        ? new Decision(conversation, DecidedBy.Scene, reply)
        : Say(conversation, DecidedBy.Welcome, playbook.Welcome);

    private static Decision Answer(Conversation conversation, string text, DialogueContext context)
    {
        var playbook = context.Playbook;
        if (playbook.FindKeyword(text, context.Now) is { } rule)
            return new Decision(NoSuggestions(Queueing.About(conversation, rule.Department, context)), DecidedBy.KeywordRule, rule.Content);
        if (Satisfaction.Take(conversation, text, context.Now) is { } rated) return rated;
        if (Chosen(conversation, text, context) is { } chosen) return new Decision(Queueing.About(conversation, chosen.Department, context), DecidedBy.Choice, chosen.Content, chosen.Id);
        if (Feedback.Hear(conversation, text, context) is { } verdict) return verdict;
        if (PersonWanted.In(text)) return Tell(conversation, text, context);
        if (context.Restrictions?.For(conversation.AgencyId, text, context.Now) is { } crossing)
            return new Decision(PendingQuestion.None(conversation) with { Suggestions = null, AskedAbout = null }, DecidedBy.Restriction, new TextContent(crossing.Chinese));

        var match = playbook.Index.Match(text, MostSuggestions);
        var fits = match.Candidates is [{ Score: >= Queueing.LeastSure } best, ..] ? playbook.Answers.GetValueOrDefault(best.Id)?.Department : null;
        if (match.Decision != MatchDecision.Answer && context.Picked is { } pick && Valid(pick, context) is { } picked)
            return new Decision(NoSuggestions(Queueing.About(conversation, picked.Department, context)), DecidedBy.ModelPick, picked.Content, picked.Id);
        if (match.Decision == MatchDecision.Suggest) return Suggest(conversation, text, match.Candidates, context);
        if (match.Decision == MatchDecision.Answer && Valid(match.Candidates[0].Id, context) is { } answer)
            return new Decision(NoSuggestions(Queueing.About(conversation, answer.Department, context)), DecidedBy.Answer, answer.Content, answer.Id);
        return HandOver(conversation, text, context, fits) with { Unanswered = true, InDoubt = true };
    }

    private static PlaybookAnswer? Chosen(Conversation conversation, string text, DialogueContext context) =>
        conversation.Suggestions?.Split('\n') is { } offered && Choice.Read(text) is { } number && number <= offered.Length
            ? Valid(offered[number - 1], context)
            : null;

    private static Decision Suggest(Conversation conversation, string text, IReadOnlyList<Candidate> candidates, DialogueContext context)
    {
        var offered = candidates.Take(MostSuggestions).Select(candidate => Valid(candidate.Id, context)).OfType<PlaybookAnswer>().ToList();
        if (offered.Count == 0) return HandOver(conversation, text, context) with { Unanswered = true };

        var lines = offered.Select((answer, index) => $"{index + 1}. {answer.Title}").Prepend(context.Playbook.SuggestionText);
        var after = PendingQuestion.None(conversation) with { Suggestions = string.Join('\n', offered.Select(answer => answer.Id)) };
        return new Decision(after, DecidedBy.Suggestions, new TextContent(string.Join('\n', lines))) { InDoubt = true };
    }

    /// <summary>A person answers. Who waits already is not told so after every further message.</summary>
    /// <param name="fits">Department of the answer that fits best, though not well enough.</param>
    private static Decision HandOver(Conversation conversation, string? said, DialogueContext context, string? fits = null) =>
        conversation.State == ConversationState.Waiting && context.Now - conversation.ToldAt < TellAgainAfter
            ? new Decision(NoSuggestions(conversation), DecidedBy.Nobody) { ForPeople = true }
            : Tell(conversation, said, context, fits);

    internal static Decision Tell(Conversation conversation, string? said, DialogueContext context, string? fits = null)
    {
        var department = Queueing.Of(conversation, fits, context);
        var promise = conversation.DueAt is null ? context.Plan.Promise(department, context.Now) : null;
        var after = PendingQuestion.None(conversation) with
        {
            State = ConversationState.Waiting,
            WaitingSince = conversation.WaitingSince ?? context.Now,
            ToldAt = context.Now,
            Department = department,
            Skill = Queueing.SkillOf(conversation, said, context),
            DueAt = conversation.DueAt ?? promise?.DueAt,
            Suggestions = null,
        };
        return new Decision(after, DecidedBy.HandOver, new TextContent(WhatHappens(conversation, after, context))) { ForPeople = true, Promise = promise };
    }

    /// <summary>In hours the place in the queue, out of hours the next opening; both with what is promised.</summary>
    private static string WhatHappens(Conversation before, Conversation after, DialogueContext context)
    {
        var (calendar, now) = (context.Plan.Calendar, context.Now);
        var shut = context.Plan.HasHours && !calendar.IsOpen(now);
        var due = after.DueAt is { } at && at > now ? SpokenTime.Of(at, now) : null;
        // What is answered while the citizen can be written to anyway needs no permission.
        var mayComeLate = shut || after.DueAt is not { } promised || promised >= after.Window.EndsAt;
        int? position = shut || before.State == ConversationState.Waiting ? null : context.Ahead + 1;
        var said = HandOverText.Fill(
            shut ? context.Playbook.OutOfHoursText : context.Playbook.HandOverText,
            new HandOverFacts(shut ? SpokenTime.Of(calendar.NextOpening(now), now) : null, position, due)
            {
                OneTimeLink = mayComeLate ? context.OneTimeLink(before) : null,
            });
        return said.Length > 0 ? said : HandOverText.Standard;
    }

    private static Decision Fallback(Conversation conversation, DialogueContext context) =>
        new(conversation, DecidedBy.Fallback, new TextContent(context.Playbook.FallbackText));

    private static Decision Say(Conversation conversation, DecidedBy by, ReplyContent? reply) =>
        reply is null ? new Decision(conversation, DecidedBy.Nobody) : new Decision(conversation, by, reply);

    /// <summary>A conversation is large and decided upon often: it is copied only where something changes.</summary>
    private static Conversation NoSuggestions(Conversation conversation) => conversation.Suggestions is null ? conversation : conversation with { Suggestions = null };

    /// <summary>The answer, unless it is gone from the playbook, not yet in force or expired.</summary>
    private static PlaybookAnswer? Valid(string id, DialogueContext context) =>
        context.Playbook.Answers.TryGetValue(id, out var answer) && answer.IsValidAt(context.Now) ? answer : null;

    private static T? Find<T>(IReadOnlyDictionary<string, T> named, string? key) where T : class => key is null ? null : named.GetValueOrDefault(key);
}
