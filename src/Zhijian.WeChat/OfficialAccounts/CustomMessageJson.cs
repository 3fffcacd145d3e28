using System.Text.Encodings.Web;
using System.Text.Json;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>The body of message/custom/send. Official docs: 发送客服消息.</summary>
internal static class CustomMessageJson
{
    public static ReadOnlyMemory<byte> Write(string openId, ReplyContent content, string? agent)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("touser"u8, openId);
            WriteContent(json, content);
            if (agent is not null) WriteObject(json, "customservice", ("kf_account", agent));
            json.WriteEndObject();
        }
        return PlainJson.Unescape(buffer.ToArray());
    }

    private static void WriteContent(Utf8JsonWriter json, ReplyContent content)
    {
        var type = TypeOf(content);
        json.WriteString("msgtype"u8, type);
        switch (content)
        {
            case NewsContent news:
                WriteNews(json, news);
                break;
            case MenuContent menu:
                WriteMenu(json, menu);
                break;
            default:
                WriteObject(json, type, Fields(content));
                break;
        }
    }

    private static string TypeOf(ReplyContent content) => content switch
    {
        TextContent => "text",
        ImageContent => "image",
        VoiceContent => "voice",
        VideoContent => "video",
        MusicContent => "music",
        NewsContent => "news",
        MenuContent => "msgmenu",
        MaterialNewsContent => "mpnews",
        PublishedArticleContent => "mpnewsarticle",
        CardContent => "wxcard",
        MiniProgramPageContent => "miniprogrampage",
        LinkContent => "link",
        _ => throw new ArgumentException($"{content.GetType().Name} cannot travel over the customer-service API.", nameof(content)),
    };

    private static (string Name, string? Value)[] Fields(ReplyContent content) => content switch
    {
        TextContent text => [("content", text.Text)],
        ImageContent image => [("media_id", image.MediaId)],
        VoiceContent voice => [("media_id", voice.MediaId)],
        VideoContent video => [("media_id", video.MediaId), ("thumb_media_id", video.ThumbMediaId), ("title", video.Title), ("description", video.Description)],
        MusicContent music =>
        [
            ("title", music.Title), ("description", music.Description), ("musicurl", music.MusicUrl), ("hqmusicurl", music.HighQualityMusicUrl),
            ("thumb_media_id", music.ThumbMediaId),
        ],
        MaterialNewsContent news => [("media_id", news.MediaId)],
        PublishedArticleContent article => [("article_id", article.ArticleId)],
        CardContent card => [("card_id", card.CardId)],
        MiniProgramPageContent page => [("title", page.Title), ("appid", page.AppId), ("pagepath", page.PagePath), ("thumb_media_id", page.ThumbMediaId)],
        LinkContent link => [("title", link.Title), ("description", link.Description), ("url", link.Url), ("thumb_url", link.ThumbUrl)],
        _ => [],
    };

    private static void WriteNews(Utf8JsonWriter json, NewsContent news)
    {
        json.WriteStartObject("news"u8);
        json.WriteStartArray("articles"u8);
        foreach (var article in news.Articles)
        {
            WriteObject(json, name: null, ("title", article.Title), ("description", article.Description), ("url", article.Url), ("picurl", article.PictureUrl));
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMenu(Utf8JsonWriter json, MenuContent menu)
    {
        json.WriteStartObject("msgmenu"u8);
        if (menu.Head is not null) json.WriteString("head_content"u8, menu.Head);
        json.WriteStartArray("list"u8);
        foreach (var item in menu.Items) WriteObject(json, name: null, ("id", item.Id), ("content", item.Content));
        json.WriteEndArray();
        if (menu.Tail is not null) json.WriteString("tail_content"u8, menu.Tail);
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, string? name, params (string Name, string? Value)[] fields)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        foreach (var (field, value) in fields)
        {
            if (value is not null) json.WriteString(field, value);
        }
        json.WriteEndObject();
    }
}
