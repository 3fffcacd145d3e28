using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations;

public readonly record struct ConversationNoteId(Guid Value) : ITypedId<ConversationNoteId>
{
    public static ConversationNoteId From(Guid value) => new(value);

    public static ConversationNoteId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}

/// <summary>An internal line in a chat (内部备注): staff see it where it was written, the citizen never. Not a message, so nothing can send it.</summary>
public sealed record ConversationNote : IAgencyOwned
{
    public const int LongestText = 1000;

    public required ConversationNoteId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>Sequence number of the message behind which it stands.</summary>
    public required int AfterSeq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required StaffId StaffId { get; init; }

    public required string StaffName { get; init; }

    public required NoteKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>See <see cref="InternalLine"/>.</summary>
    public string? Target { get; init; }

    public static ConversationNote Of(Conversation conversation, Officer officer, NoteKind kind, string text, string? target, DateTimeOffset now) => new()
    {
        Id = ConversationNoteId.New(now),
        AgencyId = conversation.AgencyId,
        ConversationId = conversation.Id,
        AfterSeq = conversation.NextSeq - 1,
        At = now,
        StaffId = officer.Id,
        StaffName = officer.DisplayName,
        Kind = kind,
        Text = text,
        Target = target,
    };
}
