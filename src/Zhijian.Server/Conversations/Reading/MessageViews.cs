using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>Makes the bubbles of a chat from message rows.</summary>
internal static class MessageViews
{
    /// <summary>An inbound row gives its message, unless nobody reads such events, and its passive reply; an outbound row one.</summary>
    public static IEnumerable<MessageView> Of(Message row) => Unmasked(row).Select(view => view.Masked(row.DecidedBy));

    /// <summary>With every number in full: only for who has said why.</summary>
    public static IEnumerable<MessageView> Unmasked(Message row)
    {
        if (row.Direction == MessageDirection.Inbound)
        {
            if (row.Kind != MessageKind.Notice) yield return Heard(row);
            if (row is { ReplyKind: { } kind, Reply: { } reply }) yield return Said(row, row.Seq + 1, StoredReply.Decode(kind, reply), Delivery.Sent);
        }
        else
        {
            yield return Said(row, row.Seq, StoredReply.Decode(row.ReplyKind!.Value, row.Reply!), row.Delivery);
        }
    }

    private static MessageView Heard(Message row)
    {
        var view = new MessageView(
            new MessageReference(row.ConversationId, row.Seq).ToString(), row.Seq, MessageDirection.Inbound, row.Kind, null, null, null, null, null, null, null, null,
            row.At, SentBy.Follower, null, Delivery.Received, null);
        return InboundMessageParser.Parse(row.Payload) switch
        {
            TextMessage text => view with { Text = text.Content },
            ImageMessage => view with { MediaUrl = MediaUrl(view) },
            VoiceMessage voice => view with { MediaUrl = MediaUrl(view), Text = voice.Recognition },
            VideoMessage or ShortVideoMessage => view with { MediaUrl = MediaUrl(view) },
            LocationMessage place => view with { Location = new LocationView(place.Latitude, place.Longitude, place.Label) },
            LinkMessage link => view with { Title = link.Title, Description = link.Description, Url = link.Url },
            MiniProgramPageMessage page => view with { Title = page.Title, Url = page.PagePath },
            FileMessage file => view with { Title = file.Title, Description = file.Description },
            MenuEvent menu => view with { Event = menu.Event, Text = menu.EventKey },
            ScanEvent scan => view with { Event = scan.Event, Text = scan.Scene },
            SubscribeEvent follow => view with { Event = follow.Event, Text = follow.Scene },
            EventMessage other => view with { Event = other.Event },
            var unknown => view with { Text = unknown.MsgType },
        };
    }

    private static MessageView Said(Message row, int seq, ReplyContent content, Delivery delivery)
    {
        var view = new MessageView(
            new MessageReference(row.ConversationId, seq).ToString(), seq, MessageDirection.Outbound, StoredReply.KindOf(content), null, null, null, null, null, null, null, null,
            row.At, row.StaffId is null ? SentBy.Automatic : SentBy.Staff, row.StaffName, delivery, row.Error)
        {
            PickedByModel = row.DecidedBy == DecidedBy.ModelPick,
        };
        return content switch
        {
            TextContent text => view with { Text = text.Text },
            ImageContent or VoiceContent => view with { MediaUrl = MediaUrl(view) },
            VideoContent video => view with { MediaUrl = MediaUrl(view), Title = video.Title, Description = video.Description },
            MusicContent music => view with { Title = music.Title, Description = music.Description, Url = music.MusicUrl },
            NewsContent news => view with { Articles = [.. news.Articles.Select(card => new ArticleView(card.Title, card.Description, card.PictureUrl, card.Url))] },
            _ => view,
        };
    }

    private static string MediaUrl(MessageView view) => "/api/inbound-media/" + view.Id;
}
