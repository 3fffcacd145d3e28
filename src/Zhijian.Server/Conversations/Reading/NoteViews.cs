using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>Makes the internal lines of a chat. Numbers in them are hidden as in messages; in full they stand in the citizen's own message.</summary>
internal static class NoteViews
{
    public static MessageView Of(ConversationNote note) => new(
        note.Id.ToString(), note.AfterSeq, MessageDirection.Outbound, MessageKind.Note, PersonalData.Mask(note.Text), null, null, null, null, null, null, null,
        note.At, SentBy.Staff, note.StaffName, Delivery.Received, null)
    {
        Internal = new InternalLine(note.Kind, note.Target),
    };
}
