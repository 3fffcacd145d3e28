using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations;

/// <summary>Why the account said what it said. The numbers stand in the database.</summary>
public enum DecidedBy
{
    /// <summary>Nothing was said.</summary>
    Nobody = 0,
    Officer = 1,
    Welcome = 2,
    Scene = 3,
    Menu = 4,
    KeywordRule = 5,
    Answer = 6,
    Suggestions = 7,

    /// <summary>The citizen picked one of the suggestions.</summary>
    Choice = 8,
    HandOver = 9,
    Fallback = 10,

    /// <summary>The rest of an answer too long for one message.</summary>
    Continuation = 11,

    /// <summary>The citizen said whether an answer helped.</summary>
    Verdict = 12,

    /// <summary>Asks how a session was, or takes the answer.</summary>
    Satisfaction = 13,

    /// <summary>An approved answer that the model picked where the engine was in doubt.</summary>
    ModelPick = 14,

    /// <summary>The citizen is on the way through a service, or begins one.</summary>
    Service = 15,

    /// <summary>Whether somebody may drive today.</summary>
    Restriction = 16,

    /// <summary>Tells of a booking: its code, a reminder, a seat from the waitlist.</summary>
    Appointment = 17,

    /// <summary>What a department said that the citizen has subscribed to.</summary>
    Notice = 18,
}

/// <summary>Which way the answer to a push went: one of them, never both. The numbers stand in the database.</summary>
public enum ReplyWay
{
    None = 0,
    Passive = 1,
    Asynchronous = 2,
}

/// <summary>
/// One inbound message together with its passive reply, or one outbound message. Kept together, a retry finds its answer in one
/// look-up. The passive reply takes the sequence number after its message.
/// </summary>
public sealed record Message : IAgencyOwned
{
    /// <summary>Grows with time over all conversations; given by the database.</summary>
    public long Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>Order within the conversation.</summary>
    public required int Seq { get; init; }

    public required MessageDirection Direction { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>When this server took it.</summary>
    public required DateTimeOffset At { get; init; }

    public DeduplicationKey? DeduplicationKey { get; init; }

    /// <summary>The whole push after decryption, as it came, so that no field is lost.</summary>
    public byte[]? Payload { get; init; }

    public ReplyWay Way { get; init; }

    /// <summary>Form of <see cref="Reply"/>.</summary>
    public MessageKind? ReplyKind { get; init; }

    /// <summary>The passive reply of an inbound message, or what an outbound message says; see <see cref="StoredReply"/>.</summary>
    public string? Reply { get; init; }

    public DecidedBy DecidedBy { get; init; }

    /// <summary>The canonical answer that was sent.</summary>
    public string? AnswerId { get; init; }

    public Delivery Delivery { get; init; }

    /// <summary>What WeChat said when it refused.</summary>
    public string? Error { get; init; }

    public StaffId? StaffId { get; init; }

    public string? StaffName { get; init; }
}
