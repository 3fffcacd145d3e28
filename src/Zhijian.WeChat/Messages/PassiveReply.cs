namespace Zhijian.WeChat.Messages;

/// <summary>
/// Writes passive replies (被动回复): the answer inside the HTTP response to a push. Official docs: 被动回复用户消息. To answer nothing,
/// or later, respond <see cref="Nothing"/> instead.
/// </summary>
public static class PassiveReply
{
    private const int Overhead = 512;

    /// <summary>The body that tells WeChat not to try again and to say nothing; never encrypted.</summary>
    public static ReadOnlyMemory<byte> Nothing { get; } = "success"u8.ToArray();

    /// <summary>Whether the content can travel as a passive reply; the rest is for the customer-service API.</summary>
    public static bool Supports(ReplyContent content) =>
        content is TextContent or ImageContent or VoiceContent or VideoContent or MusicContent or NewsContent or TransferToAgents;

    /// <param name="toOpenId">The push's FromUserName.</param>
    /// <param name="fromOriginalId">The push's ToUserName.</param>
    /// <returns>UTF-8 XML, to be sent as it is or encrypted by <see cref="Security.CallbackEnvelope"/>.</returns>
    /// <exception cref="ArgumentException">The content is none that <see cref="Supports"/>.</exception>
    public static byte[] Write(ReplyContent content, string toOpenId, string fromOriginalId, DateTimeOffset at)
    {
        var xml = new XmlBuilder(Overhead);
        try
        {
            xml.Open("xml"u8);
            xml.Text("ToUserName"u8, toOpenId);
            xml.Text("FromUserName"u8, fromOriginalId);
            xml.Number("CreateTime"u8, at.ToUnixTimeSeconds());
            WriteContent(ref xml, content);
            xml.Close("xml"u8);
            return xml.Written.ToArray();
        }
        finally
        {
            xml.Dispose();
        }
    }

    private static void WriteContent(ref XmlBuilder xml, ReplyContent content)
    {
        switch (content)
        {
            case TextContent text:
                Type(ref xml, "text"u8);
                xml.Text("Content"u8, text.Text);
                break;
            case ImageContent image:
                Type(ref xml, "image"u8);
                Media(ref xml, "Image"u8, image.MediaId);
                break;
            case VoiceContent voice:
                Type(ref xml, "voice"u8);
                Media(ref xml, "Voice"u8, voice.MediaId);
                break;
            case VideoContent video:
                WriteVideo(ref xml, video);
                break;
            case MusicContent music:
                WriteMusic(ref xml, music);
                break;
            case NewsContent news:
                WriteNews(ref xml, news);
                break;
            case TransferToAgents transfer:
                WriteTransfer(ref xml, transfer);
                break;
            default:
                throw new ArgumentException($"{content.GetType().Name} cannot be a passive reply.", nameof(content));
        }
    }

    private static void WriteVideo(ref XmlBuilder xml, VideoContent video)
    {
        Type(ref xml, "video"u8);
        xml.Open("Video"u8);
        xml.Text("MediaId"u8, video.MediaId);
        xml.Text("Title"u8, video.Title);
        xml.Text("Description"u8, video.Description);
        xml.Close("Video"u8);
    }

    private static void WriteMusic(ref XmlBuilder xml, MusicContent music)
    {
        Type(ref xml, "music"u8);
        xml.Open("Music"u8);
        xml.Text("Title"u8, music.Title);
        xml.Text("Description"u8, music.Description);
        xml.Text("MusicUrl"u8, music.MusicUrl);
        xml.Text("HQMusicUrl"u8, music.HighQualityMusicUrl);
        xml.Text("ThumbMediaId"u8, music.ThumbMediaId);
        xml.Close("Music"u8);
    }

    private static void WriteNews(ref XmlBuilder xml, NewsContent news)
    {
        Type(ref xml, "news"u8);
        xml.Number("ArticleCount"u8, news.Articles.Count);
        xml.Open("Articles"u8);
        foreach (var article in news.Articles)
        {
            xml.Open("item"u8);
            xml.Text("Title"u8, article.Title);
            xml.Text("Description"u8, article.Description);
            xml.Text("PicUrl"u8, article.PictureUrl);
            xml.Text("Url"u8, article.Url);
            xml.Close("item"u8);
        }
        xml.Close("Articles"u8);
    }

    private static void WriteTransfer(ref XmlBuilder xml, TransferToAgents transfer)
    {
        Type(ref xml, "transfer_customer_service"u8);
        if (transfer.AgentAccount is null) return;
        xml.Open("TransInfo"u8);
        xml.Text("KfAccount"u8, transfer.AgentAccount);
        xml.Close("TransInfo"u8);
    }

    private static void Type(ref XmlBuilder xml, ReadOnlySpan<byte> type) => xml.Text("MsgType"u8, type);

    private static void Media(ref XmlBuilder xml, ReadOnlySpan<byte> name, string mediaId)
    {
        xml.Open(name);
        xml.Text("MediaId"u8, mediaId);
        xml.Close(name);
    }
}
