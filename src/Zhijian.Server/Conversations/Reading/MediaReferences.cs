using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>Finds the media id in a message row or in its passive reply.</summary>
internal static class MediaReferences
{
    public static string? IdOf(Message row, int seq) => row switch
    {
        { Direction: MessageDirection.Inbound } when row.Seq == seq => InboundMessageParser.Parse(row.Payload) switch
        {
            ImageMessage image => image.MediaId,
            VoiceMessage voice => voice.MediaId,
            VideoMessage video => video.MediaId,
            ShortVideoMessage video => video.MediaId,
            _ => null,
        },
        { ReplyKind: { } kind, Reply: { } reply } when seq == row.Seq + (row.Direction == MessageDirection.Inbound ? 1 : 0) => StoredReply.Decode(kind, reply) switch
        {
            ImageContent image => image.MediaId,
            VoiceContent voice => voice.MediaId,
            VideoContent video => video.MediaId,
            _ => null,
        },
        _ => null,
    };
}
