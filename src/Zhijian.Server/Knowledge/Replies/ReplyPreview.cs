using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Knowledge.Replies;

/// <summary>What a citizen would see, for the console.</summary>
/// <param name="Kind">text, news, image, voice, video, music or transfer.</param>
public sealed record ReplyPreview(string Kind, string? Text, string? Title, string? Description, string? Url, string? PictureUrl)
{
    public static ReplyPreview Of(ReplyContent content) => content switch
    {
        TextContent text => new ReplyPreview("text", text.Text, null, null, null, null),
        NewsContent { Articles: [var first, ..] } => new ReplyPreview("news", null, first.Title, first.Description, first.Url, first.PictureUrl),
        ImageContent => new ReplyPreview("image", null, null, null, null, null),
        VoiceContent => new ReplyPreview("voice", null, null, null, null, null),
        VideoContent video => new ReplyPreview("video", null, video.Title, video.Description, null, null),
        MusicContent music => new ReplyPreview("music", null, music.Title, music.Description, music.MusicUrl, null),
        _ => new ReplyPreview("transfer", null, null, null, null, null),
    };
}
