using System.Text.Json;
using System.Text.Json.Serialization;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations;

/// <summary>How a reply stands in a column: text as it is, everything else as JSON of its type.</summary>
internal static class StoredReply
{
    public static MessageKind KindOf(ReplyContent content) => content switch
    {
        TextContent => MessageKind.Text,
        ImageContent => MessageKind.Image,
        VoiceContent => MessageKind.Voice,
        VideoContent => MessageKind.Video,
        MusicContent => MessageKind.Music,
        NewsContent => MessageKind.News,
        _ => throw new ArgumentException($"{content.GetType().Name} is not something an account says.", nameof(content)),
    };

    public static (MessageKind Kind, string Value) Encode(ReplyContent content) => (KindOf(content), content switch
    {
        TextContent text => text.Text,
        ImageContent image => JsonSerializer.Serialize(image, StoredReplyJson.Default.ImageContent),
        VoiceContent voice => JsonSerializer.Serialize(voice, StoredReplyJson.Default.VoiceContent),
        VideoContent video => JsonSerializer.Serialize(video, StoredReplyJson.Default.VideoContent),
        MusicContent music => JsonSerializer.Serialize(music, StoredReplyJson.Default.MusicContent),
        var news => JsonSerializer.Serialize((NewsContent)news, StoredReplyJson.Default.NewsContent),
    });

    public static ReplyContent Decode(MessageKind kind, string value) => kind switch
    {
        MessageKind.Text => new TextContent(value),
        MessageKind.Image => Read(value, StoredReplyJson.Default.ImageContent),
        MessageKind.Voice => Read(value, StoredReplyJson.Default.VoiceContent),
        MessageKind.Video => Read(value, StoredReplyJson.Default.VideoContent),
        MessageKind.Music => Read(value, StoredReplyJson.Default.MusicContent),
        MessageKind.News => Read(value, StoredReplyJson.Default.NewsContent),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No reply has this kind."),
    };

    private static T Read<T>(string value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(value, type) ?? throw new JsonException("A stored reply is null.");
}

[JsonSerializable(typeof(ImageContent))]
[JsonSerializable(typeof(VoiceContent))]
[JsonSerializable(typeof(VideoContent))]
[JsonSerializable(typeof(MusicContent))]
[JsonSerializable(typeof(NewsContent))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StoredReplyJson : JsonSerializerContext;
