using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Media;

namespace Zhijian.Sandbox.Messages;

/// <summary>Reads the content of a passive reply of every kind and turns it into what the phone shows.</summary>
public sealed class ReplyContentReader(World world)
{
    /// <summary>Longest text of a reply in bytes of UTF-8; the phone shows the failure notice for a longer one.</summary>
    public const int TextBytes = 2048;

    private const int ArticlesToMessage = 1;
    private const int ArticlesToEvent = 8;

    /// <returns>Null when the conversation is handed to agents, which shows nothing.</returns>
    /// <exception cref="ReplyFaultException">Something is missing, too long or not the account's.</exception>
    public ChatMessage? Read(XElement reply, Account account, bool toMessage) => Value(reply, "MsgType") switch
    {
        "text" => Text(Value(reply, "Content")),
        "image" => Show.Media(world, "passive", Owned(reply.Element("Image"), account, MediaKind.Image)),
        "voice" => Show.Media(world, "passive", Owned(reply.Element("Voice"), account, MediaKind.Voice)),
        "video" => Video(reply.Element("Video"), account),
        "music" => Music(reply.Element("Music"), account),
        "news" => News(reply, toMessage ? ArticlesToMessage : ArticlesToEvent),
        "transfer_customer_service" => null,
        var other => throw new ReplyFaultException($"MsgType {other} is no reply"),
    };

    private ChatMessage Text(string text)
    {
        if (text.Length == 0) throw new ReplyFaultException("Content is missing");
        if (Encoding.UTF8.GetByteCount(text) > TextBytes) throw new ReplyFaultException($"Content has more than {TextBytes} bytes");
        return Show.New(world, "passive", "text") with { Text = text };
    }

    private ChatMessage Video(XElement? video, Account account) =>
        Show.Media(world, "passive", Owned(video, account, MediaKind.Video)) with { Title = Value(video, "Title"), Description = Value(video, "Description") };

    private ChatMessage Music(XElement? music, Account account)
    {
        var cover = Value(music, "ThumbMediaId");
        if (world.Media.Alive(cover, account.AppId, world.Now) is not { Kind: MediaKind.Thumb or MediaKind.Image }) throw new ReplyFaultException($"ThumbMediaId {cover} is not a live cover of this account");
        return Show.New(world, "passive", "music") with
        {
            Title = Value(music, "Title"),
            Description = Value(music, "Description"),
            Url = Value(music, "MusicUrl"),
            ThumbUrl = Show.MediaUrl(cover),
        };
    }

    // More articles than allowed are not refused: WeChat shows the allowed number.
    private ChatMessage News(XElement reply, int most)
    {
        var items = reply.Element("Articles")?.Elements("item").ToList() ?? [];
        if (items.Count == 0) throw new ReplyFaultException("Articles is empty");
        if (Value(reply, "ArticleCount") != items.Count.ToString(CultureInfo.InvariantCulture)) throw new ReplyFaultException("ArticleCount is not the number of items");
        var articles = items.Take(most).Select(item => new ChatArticle(Value(item, "Title"), Value(item, "Description"), Value(item, "PicUrl"), Value(item, "Url")));
        return Show.New(world, "passive", "news") with { Articles = [.. articles] };
    }

    private MediaItem Owned(XElement? parent, Account account, MediaKind kind)
    {
        var id = Value(parent, "MediaId");
        return world.Media.Alive(id, account.AppId, world.Now) is { } item && item.Kind == kind
            ? item
            : throw new ReplyFaultException($"MediaId {id} is not a live {kind} of this account");
    }

    private static string Value(XElement? parent, string name) => parent?.Element(name)?.Value ?? "";
}
