using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations;

/// <summary>
/// One follower and one account (会话): who answers now, what was offered, how long replies may still go out. Immutable: a turn reads
/// one and writes the next version of it; nobody else writes it.
/// </summary>
public sealed record Conversation : IAgencyOwned
{
    /// <summary>Characters of a message that stand in lists.</summary>
    public const int PreviewLength = 80;

    public required ConversationId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The follower as this account knows them.</summary>
    public required string OpenId { get; init; }

    public ConversationState State { get; init; }

    /// <summary>Sequence number of the next message.</summary>
    public int NextSeq { get; init; } = 1;

    /// <summary>Counts the writes. A node whose version is not the stored one has lost the race and decides again.</summary>
    public int Version { get; init; }

    /// <summary>False after the follower left the account.</summary>
    public bool Subscribed { get; init; } = true;

    /// <summary>Sequence number of the last message people see; 0 when there is none.</summary>
    public int LastSeq { get; init; }

    /// <summary>When the citizen or an officer last said something.</summary>
    public DateTimeOffset? LastAt { get; init; }

    public string? LastText { get; init; }

    public MessageKind LastKind { get; init; }

    public MessageDirection LastDirection { get; init; }

    /// <summary>Since when the citizen waits for a person.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When the citizen was last told that a person will reply.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Until when a person's answer is promised (承诺时限); null when nothing is owed. It moves only by being kept.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When an officer last replied in the session that runs; null when none has.</summary>
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>The one question the account has put and the next message may answer; see <see cref="PendingQuestion"/>. A newer one replaces it.</summary>
    public string? Pending { get; init; }

    /// <summary>After this the question has lapsed.</summary>
    public DateTimeOffset? PendingUntil { get; init; }

    /// <summary>Key of the department whose queue it waits or waited in last; null is the general queue. Only a hand-over or a transfer writes it.</summary>
    public string? Department { get; init; }

    /// <summary>Key of the skill the matter needs; null needs none. Only a hand-over or a transfer writes it.</summary>
    public string? Skill { get; init; }

    /// <summary>Key of the department of what the citizen tapped, scanned or was answered last; a hand-over soon after leads there.</summary>
    public string? TopicDepartment { get; init; }

    public DateTimeOffset? TopicAt { get; init; }

    public StaffId? AssignedTo { get; init; }

    public string? AssignedName { get; init; }

    /// <summary>When it came to this officer; null when nobody has it.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>Messages for people that no officer has read.</summary>
    public int Unread { get; init; }

    /// <summary>Messages the citizen ever sent.</summary>
    public int Received { get; init; }

    /// <summary>Messages in the outbox that WeChat does not let through: they wait for the citizen to write again, or for a one-time message.</summary>
    public int Kept { get; init; }

    /// <summary>Ids of the answers offered last, one a line, which a reply "2" selects.</summary>
    public string? Suggestions { get; init; }

    /// <summary>Id of the canonical answer given last; null once the citizen went to a person.</summary>
    public string? GivenAnswer { get; init; }

    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>The answer about which the citizen was asked whether it helped, until they say; see <see cref="RatedAnswer"/>.</summary>
    public string? AskedAbout { get; init; }

    /// <summary>When that was asked last.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public DateTimeOffset? WindowEndsAt { get; init; }

    public int WindowRemaining { get; init; }

    public ReplyWindow Window
    {
        get => new(WindowEndsAt, WindowRemaining);
        init => (WindowEndsAt, WindowRemaining) = value;
    }

    public static Conversation Begin(AccountCredentials account, string openId, TimeProvider time) => new()
    {
        Id = ConversationId.New(time),
        AgencyId = account.AgencyId,
        AccountId = account.Id,
        OpenId = openId,
    };

    /// <summary>Puts what was said last into the list; an automatic reply does not hide what the citizen asked.</summary>
    public Conversation Show(int seq, MessageDirection direction, MessageKind kind, string? text, DateTimeOffset at) => this with
    {
        LastSeq = seq,
        LastAt = at,
        LastKind = kind,
        LastDirection = direction,
        LastText = text is { Length: > PreviewLength } ? CutAt(text, PreviewLength) : text,
    };

    /// <summary>One of what is kept goes as usual.</summary>
    public Conversation SendKept() => this with { Kept = Math.Max(0, Kept - 1), Window = Window.Spend() };

    /// <summary>Never within a number: the part that is left would no longer be known as one, and shown.</summary>
    private static string CutAt(string text, int length)
    {
        var end = length;
        while (end > 0 && InNumber(text[end - 1]) && InNumber(text[end])) end--;
        if (end == 0) end = length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    private static bool InNumber(char character) => char.IsDigit(character) || char.IsAsciiLetter(character) || character is ' ' or '-';
}
