using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>What an account said, as the citizen reads it again on a page.</summary>
internal static class CitizenMessages
{
    /// <param name="row">One that says something.</param>
    public static CitizenMessage Of(Message row)
    {
        var content = StoredReply.Decode(row.ReplyKind!.Value, row.Reply!);
        var articles = content is NewsContent news ? news.Articles.Select(card => new ArticleView(card.Title, card.Description, card.PictureUrl, card.Url)).ToList() : [];
        return new CitizenMessage(row.Seq, row.At, row.StaffId is not null, StoredReply.KindOf(content), (content as TextContent)?.Text, articles);
    }
}
