using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Names one message outside: its conversation and sequence number.</summary>
public readonly record struct MessageReference(ConversationId Conversation, int Seq)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Conversation.Value:N}-{Seq}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out MessageReference? reference)
    {
        reference = text?.Split('-') is [var id, var seq] && Guid.TryParseExact(id, "N", out var conversation)
            && int.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new MessageReference(new ConversationId(conversation), number)
            : null;
        return reference is not null;
    }
}
