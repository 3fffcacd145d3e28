namespace Zhijian.Server.Conversations;

/// <summary>
/// What an account asked a citizen besides offering suggestions (待答问题): kind and subject, in the column as <c>kind:subject</c>. A conversation has
/// one at most, and never together with suggestions or the question whether an answer helped, so that "2" always answers what was asked last.
/// </summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Subject">Id of the row the answer belongs to.</param>
public readonly record struct PendingQuestion(string Kind, Guid Subject)
{
    /// <summary>How good was the session? One to five (满意度).</summary>
    public const string Rating = "rating";

    /// <summary>Why was it bad?</summary>
    public const string RatingReason = "reason";

    /// <summary>The question of a service the citizen is in the middle of; the subject is their run.</summary>
    public const string Service = "service";

    public static PendingQuestion? Of(Conversation conversation, DateTimeOffset now) =>
        now < conversation.PendingUntil && conversation.Pending?.Split(':') is [var kind, var subject] && Guid.TryParse(subject, out var id) ? new(kind, id) : null;

    /// <summary>Asks; what was offered before can no longer be picked.</summary>
    public Conversation In(Conversation conversation, DateTimeOffset until) =>
        conversation with { Pending = $"{Kind}:{Subject:N}", PendingUntil = until, Suggestions = null, AskedAbout = null };

    public static Conversation None(Conversation conversation) => conversation.Pending is null ? conversation : conversation with { Pending = null, PendingUntil = null };
}
