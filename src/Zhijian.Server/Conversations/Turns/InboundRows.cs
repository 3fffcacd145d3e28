using System.Runtime.InteropServices;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Promises.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>A push as its turn took it.</summary>
internal sealed record HeardMessage(InboundMessage Message, DeduplicationKey Key, Utterance Said, DateTimeOffset At, TimeProvider Time)
{
    /// <summary>The push that got the answer which the citizen now may say did not help.</summary>
    public byte[]? Complaint { get; init; }

    public string? ComplaintText => Complaint is { } push && Utterance.Of(InboundMessageParser.Parse(push)).Text is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

/// <summary>Turns a decision into the rows that say it: the message, its reply, what is left for the outbox, the next version of the conversation.</summary>
internal static class InboundRows
{
    public static TurnRows Of(HeardMessage heard, Conversation before, bool isNew, Decision decision, ReplyWay way)
    {
        IReadOnlyList<ReplyContent> portions = decision.Reply is { } reply ? Portions.Of(reply, heard.Said.IsMessage) : [];
        var message = Inbound(heard, before, decision, portions.Count == 0 ? ReplyWay.None : way);
        if (message.Way == ReplyWay.Passive) (message, portions) = (AddPassive(message, portions[0]), [.. portions.Skip(1)]);

        var after = Keep(decision.After, before, heard, message);
        var messages = new List<Message>(1 + portions.Count) { message };
        var effects = Effects(heard, after, decision);
        var complaint = decision.DidNotHelp is { } bad ? Complain(heard, after, bad) : [];
        effects.AddRange(complaint);
        if (before.Kept > 0 && heard.Said.IsMessage) after = Release(after, heard, effects);
        foreach (var portion in portions) after = Speech.Enqueue(after, Automatic(portion, decision), heard.At, messages, effects);
        return new TurnRows
        {
            AgencyId = before.AgencyId,
            Conversation = after,
            ReadVersion = isNew ? null : before.Version,
            Messages = messages,
            Effects = effects,
            Use = decision.Use,
            CountsUnanswered = decision.Unanswered || complaint.Count > 0,
            MakesRecord = decision.MakesRecord,
            TouchesBookings = decision.TouchesBookings,
        };
    }

    private static Message Inbound(HeardMessage heard, Conversation before, Decision decision, ReplyWay way) => new()
    {
        AgencyId = before.AgencyId,
        ConversationId = before.Id,
        Seq = before.NextSeq,
        Direction = MessageDirection.Inbound,
        Kind = heard.Said.Kind,
        At = heard.At,
        DeduplicationKey = heard.Key,
        Payload = Bytes(heard.Message.Raw),
        Way = way,
        DecidedBy = decision.By,
        AnswerId = decision.AnswerId,
    };

    private static Message AddPassive(Message message, ReplyContent portion)
    {
        var (kind, value) = StoredReply.Encode(portion);
        return message with { ReplyKind = kind, Reply = value };
    }

    /// <summary>What the conversation remembers of every push, whatever was decided.</summary>
    private static Conversation Keep(Conversation after, Conversation before, HeardMessage heard, Message message)
    {
        var said = heard.Said;
        var kept = after with
        {
            Version = before.Version + 1,
            NextSeq = message.Seq + (message.Way == ReplyWay.Passive ? 2 : 1),
            Received = before.Received + (said.IsMessage ? 1 : 0),
            Unread = before.Unread + (said.IsMessage && after.State != ConversationState.Automatic ? 1 : 0),
        };
        var shown = said.IsMessage || (said.Kind == MessageKind.Event && after.State == ConversationState.Automatic);
        return shown ? kept.Show(message.Seq, MessageDirection.Inbound, said.Kind, said.Text is { } text ? Printable.Of(text) : null, heard.At) : kept;
    }

    private static List<Effect> Effects(HeardMessage heard, Conversation after, Decision decision)
    {
        var effects = new List<Effect>();
        if (decision.Unanswered && heard.Said.Text is { } text)
        {
            var question = Question(heard, after, text, after.Department);
            effects.Add(Effect.CountUnanswered(question));
            effects.Add(Effect.CountUnansweredDay(question));
        }

        if (heard.Said.Gesture == Gesture.Follow) effects.Add(Effect.Follow(after, heard.Said.Key, heard.At));
        if (heard.Said.Gesture == Gesture.Leave) effects.AddRange([Effect.Leave(after, heard.At), OneTimeEffects.Forget(after.Id), Effect.Of(PromiseWrites.Void(after.Id.Value, heard.At))]);
        if (decision.Promise is { } promise) effects.Add(Effect.Of(PromiseWrites.Begin(PromiseId.New(heard.At), after.AgencyId, after.Id.Value, promise)));
        effects.AddRange(decision.ServiceWrites.Select(Effect.Of));
        if (decision.Verdict is { } verdict) effects.AddRange(Write(verdict, after, heard.At));
        return effects;
    }

    /// <summary>Nothing when the question is gone, or was none in words.</summary>
    private static List<Effect> Complain(HeardMessage heard, Conversation after, BadAnswer bad)
    {
        if (heard.ComplaintText is not { } text) return [];
        var question = Question(heard, after, text.Trim(), bad.Department);
        return [Effect.CountBadlyRated(question, bad.Answer), Effect.CountUnansweredDay(question)];
    }

    private static IEnumerable<Effect> Write(Verdict verdict, Conversation after, DateTimeOffset now)
    {
        if (verdict.Grade is { } grade) yield return Effect.Grade(verdict.Rating, grade, now);
        if (verdict.Grade <= Satisfaction.Bad) yield return Effect.FollowUp(after, verdict.Rating, now);
        if (verdict.Reason is { } reason) yield return Effect.GiveReason(verdict.Rating, Printable.Of(reason.Length > Rating.LongestReason ? reason[..Rating.LongestReason] : reason));
    }

    private static UnansweredQuestion Question(HeardMessage heard, Conversation after, string text, string? department) => new()
    {
        Id = UnansweredQuestionId.New(heard.Time),
        AgencyId = after.AgencyId,
        AccountId = after.AccountId,
        TextKey = UnansweredQuestion.KeyOf(text),
        Text = Printable.Of(text.Length > UnansweredQuestion.LongestText ? text[..UnansweredQuestion.LongestText] : text),
        LastAt = heard.At,
        ConversationId = after.Id,
        Department = department,
    };

    private static Conversation Release(Conversation after, HeardMessage heard, List<Effect> effects)
    {
        effects.Add(Effect.ReleaseKept(after.Id, heard.At));
        effects.Add(Effect.ShowKeptAsSending(after.Id));
        var window = after.Window;
        for (var i = 0; i < after.Kept; i++) window = window.Spend();
        return after with { Kept = 0, Window = window };
    }

    private static Speech.Said Automatic(ReplyContent portion, Decision decision) => new(portion, decision.By, decision.AnswerId);

    private static byte[] Bytes(ReadOnlyMemory<byte> raw) =>
        MemoryMarshal.TryGetArray(raw, out var whole) && whole.Offset == 0 && whole.Count == whole.Array!.Length ? whole.Array : raw.ToArray();
}
