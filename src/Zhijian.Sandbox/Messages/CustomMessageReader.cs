using System.Text;
using System.Text.Json;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Media;

namespace Zhijian.Sandbox.Messages;

/// <summary>Reads the body of message/custom/send (客服消息) of every type and turns it into what the phone shows.</summary>
public sealed class CustomMessageReader(World world, Account account)
{
    private const int TextBytes = 2048;
    private const string Via = "customerService";

    /// <exception cref="ApiException">40007, 40008, 44002–44004, 45002, 45008, 41011 …</exception>
    public ChatMessage Read(JsonElement body)
    {
        var type = body.Text("msgtype");
        var part = type is null ? default : body.Child(type) ?? default;
        var message = type switch
        {
            "text" => Text(part),
            "image" => Show.Media(world, Via, Owned(part, "media_id", MediaKind.Image)),
            "voice" => Show.Media(world, Via, Owned(part, "media_id", MediaKind.Voice)),
            "video" => Video(part),
            "music" => Music(part),
            "news" => News(part),
            "mpnews" => throw new ApiException(ApiErrors.InvalidMediaId),
            "mpnewsarticle" => throw new ApiException(ApiErrors.InvalidArticleId),
            "msgmenu" => Menu(part),
            "wxcard" => Show.New(world, Via, "card") with { Title = Required(part, "card_id") },
            "miniprogrampage" => MiniProgram(part),
            _ => throw new ApiException(ApiErrors.InvalidMessageType),
        };
        return message with { Agent = body.Child("customservice")?.Text("kf_account") };
    }

    private ChatMessage Text(JsonElement part)
    {
        var content = part.Text("content");
        if (string.IsNullOrEmpty(content)) throw new ApiException(ApiErrors.EmptyContent);
        if (Encoding.UTF8.GetByteCount(content) > TextBytes) throw new ApiException(ApiErrors.ContentSizeLimit);
        return Show.New(world, Via, "text") with { Text = content };
    }

    private ChatMessage Video(JsonElement part)
    {
        var cover = part.Text("thumb_media_id") is { Length: > 0 } ? Owned(part, "thumb_media_id", MediaKind.Thumb) : null;
        return Show.Media(world, Via, Owned(part, "media_id", MediaKind.Video)) with
        {
            Title = part.Text("title"),
            Description = part.Text("description"),
            ThumbUrl = cover is null ? null : Show.MediaUrl(cover.Id),
        };
    }

    private ChatMessage Music(JsonElement part)
    {
        var cover = Owned(part, "thumb_media_id", MediaKind.Thumb);
        return Show.New(world, Via, "music") with
        {
            Title = part.Text("title"),
            Description = part.Text("description"),
            Url = Required(part, "musicurl"),
            ThumbUrl = Show.MediaUrl(cover.Id),
        };
    }

    private ChatMessage News(JsonElement part)
    {
        var articles = part.Entries("articles") ?? throw new ApiException(ApiErrors.EmptyNewsData);
        if (articles.Count == 0) throw new ApiException(ApiErrors.EmptyNewsData);
        if (articles.Count != 1) throw new ApiException(ApiErrors.ArticleSizeLimit);
        return Show.New(world, Via, "news") with
        {
            Articles = [.. articles.Select(one => new ChatArticle(Required(one, "title"), one.Text("description") ?? "", one.Text("picurl") ?? "", one.Text("url") ?? ""))],
        };
    }

    private ChatMessage Menu(JsonElement part)
    {
        var entries = part.Entries("list") ?? throw new ApiException(ApiErrors.MissingFields);
        if (entries.Count == 0) throw new ApiException(ApiErrors.MissingFields);
        return Show.New(world, Via, "menu") with
        {
            HeadText = part.Text("head_content"),
            TailText = part.Text("tail_content"),
            MenuItems = [.. entries.Select(entry => new ChatMenuItem(Required(entry, "id"), Required(entry, "content")))],
        };
    }

    private ChatMessage MiniProgram(JsonElement part)
    {
        var cover = Owned(part, "thumb_media_id", MediaKind.Thumb);
        return Show.New(world, Via, "miniprogram") with
        {
            Title = Required(part, "title"),
            AppId = Required(part, "appid"),
            PagePath = Required(part, "pagepath"),
            ThumbUrl = Show.MediaUrl(cover.Id),
        };
    }

    // A picture serves as a cover too: clients in the field send either.
    private MediaItem Owned(JsonElement part, string name, MediaKind kind) =>
        world.Media.Alive(part.Text(name), account.AppId, world.Now) is { } item && (item.Kind == kind || (kind, item.Kind) == (MediaKind.Thumb, MediaKind.Image))
            ? item
            : throw new ApiException(ApiErrors.InvalidMediaId);

    private static string Required(JsonElement part, string name) => part.Text(name) is { Length: > 0 } text ? text : throw new ApiException(ApiErrors.MissingFields);
}
