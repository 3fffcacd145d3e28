using System.Text.Json.Serialization;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>A conversation as staff see it in a list.</summary>
/// <param name="LastText">Text of the last message people said; null when that was a picture or the like.</param>
/// <param name="Unread">Messages for people that no officer has read.</param>
/// <param name="DueAt">Until when a person's answer is promised; null when nothing is owed.</param>
public sealed record ConversationView(
    Guid Id, Guid AccountId, string AccountName, Guid FollowerId, string? Nickname, string OpenIdMasked, bool Subscribed, ConversationState State,
    string? LastText, MessageKind LastKind, DateTimeOffset? LastAt, MessageDirection LastDirection, DateTimeOffset? WaitingSince, AssigneeView? AssignedTo,
    int Unread, ReplyWindowView Window, DateTimeOffset? DueAt)
{
    /// <summary>Left out of lists.</summary>
    public FollowerView? Follower { get; init; }

    /// <summary>Key of the department whose queue it is in; null is the general queue.</summary>
    public string? Department { get; init; }

    /// <summary>Key of the skill the matter needs; null needs none.</summary>
    public string? Skill { get; init; }

    /// <summary>Replies that wait for the citizen to write again.</summary>
    public int Kept { get; init; }
}

/// <summary>The officer who has a conversation.</summary>
public sealed record AssigneeView(Guid Id, string DisplayName);

/// <summary>Until when and how many replies WeChat still lets through (回复时限、回复额度).</summary>
public sealed record ReplyWindowView(DateTimeOffset? EndsAt, int Remaining);

/// <summary>What is known of the follower besides.</summary>
/// <param name="Tags">WeChat's tag ids.</param>
public sealed record FollowerView(string? UnionIdMasked, DateTimeOffset? SubscribedAt, string? Source, string? Remark, IReadOnlyList<string> Tags);

public enum SentBy
{
    Follower,
    Automatic,
    Staff,
}

/// <summary>One bubble of a chat. An inbound message and its passive reply are two.</summary>
/// <param name="Id">See <see cref="MessageReference"/>.</param>
/// <param name="Text">Of a text; of a voice message what was recognised; of an event its key.</param>
/// <param name="MediaUrl">Where this server gives out the picture, recording or film.</param>
/// <param name="Event">WeChat's name of an event.</param>
public sealed record MessageView(
    string Id, int Seq, MessageDirection Direction, MessageKind Kind, string? Text, string? MediaUrl, string? Title, string? Description, string? Url,
    IReadOnlyList<ArticleView>? Articles, LocationView? Location, string? Event, DateTimeOffset At, SentBy SentBy, string? StaffName, Delivery Delivery, string? Error)
{
    /// <summary>Of an internal line; null of everything that was said.</summary>
    public InternalLine? Internal { get; init; }

    /// <summary>An automatic reply whose answer the model picked.</summary>
    public bool PickedByModel { get; init; }

    /// <summary>Numbers in <see cref="Text"/> that are hidden until somebody gives a reason.</summary>
    public IReadOnlyList<MaskedPart> Masked { get; init; } = [];
}

public sealed record ArticleView(string Title, string Description, string PictureUrl, string Url);

/// <param name="Latitude">Degrees, GCJ-02.</param>
/// <param name="Longitude">Degrees, GCJ-02.</param>
public sealed record LocationView(double Latitude, double Longitude, string? Label);

/// <summary>What the live feed carries as <c>message</c>.</summary>
public sealed record MessageNews(Guid ConversationId, MessageView Message)
{
    /// <summary>Queue of the conversation, which decides who hears of it.</summary>
    [JsonIgnore]
    public string? Department { get; init; }

    /// <summary>Who has the conversation.</summary>
    [JsonIgnore]
    public Guid? Holder { get; init; }
}

/// <summary>What an internal line is. The numbers stand in the database.</summary>
public enum NoteKind
{
    /// <summary>Words for colleagues (悄悄话).</summary>
    Note = 0,

    /// <summary>Went to another queue or officer (转办); the text is the reason.</summary>
    Transfer = 1,

    /// <summary>Taken from the officer who had it (接手).</summary>
    TakeOver = 2,

    /// <summary>Given to an officer by turn (轮派); no text.</summary>
    Assigned = 3,

    /// <summary>Back in the queue because the officer who had it has been absent (退回); no text.</summary>
    Returned = 4,

    /// <summary>Moved because its department was closed (部门停止受理); the text is the reason.</summary>
    Moved = 5,
}

/// <param name="Target">Name of the department or officer it went to, or of the officer it was taken from or came back from; null is the general queue.</param>
public sealed record InternalLine(NoteKind Kind, string? Target);

/// <summary>What the live feed carries as <c>unanswered</c>.</summary>
/// <param name="Count">Questions on the list of the agency.</param>
public sealed record UnansweredNews(int Count);

/// <summary>What the live feed carries as <c>promise</c>: one is soon due, broken, or broken for long. Who hears of it is <c>Desk/PromiseAudience</c>.</summary>
/// <param name="Citizen">Nickname, masked; null when WeChat gave none.</param>
/// <param name="HeldBy">Name of the officer who has the conversation; null when nobody does.</param>
public sealed record PromiseNews(Guid ConversationId, PromiseStepKind Step, DateTimeOffset DueAt, string? Citizen, string? HeldBy)
{
    /// <summary>Queue of the conversation.</summary>
    [JsonIgnore]
    public string? Department { get; init; }

    /// <summary>Who has the conversation.</summary>
    [JsonIgnore]
    public Guid? Holder { get; init; }
}
