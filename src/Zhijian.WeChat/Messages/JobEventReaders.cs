using Zhijian.WeChat.Messages.Parsing;

namespace Zhijian.WeChat.Messages;

/// <summary>The events with lists inside lists.</summary>
internal static class JobEventReaders
{
    public static MassSendJobFinishEvent MassSend(in MessageHeader h, ref FieldGroup f)
    {
        var urls = f.Group("ArticleUrlResult"u8);
        return new MassSendJobFinishEvent(
            h, f.NeedNumber("MsgID"u8), f.Need("Status"u8),
            f.Number("TotalCount"u8), f.Number("FilterCount"u8), f.Number("SentCount"u8), f.Number("ErrorCount"u8),
            Copyright(f.Group("CopyrightCheckResult"u8)),
            urls.Items("ResultList"u8, static (ref i) => new MassArticleUrl(i.Integer("ArticleIdx"u8), i.Text("ArticleUrl"u8))),
            urls.Integer("Count"u8));
    }

    public static PublishJobFinishEvent Publish(in MessageHeader h, string name, ref FieldGroup f)
    {
        var job = f.Group("PublishEventInfo"u8);
        var detail = job.Group("article_detail"u8);
        return new PublishJobFinishEvent(
            h, name, job.Need("publish_id"u8), job.Integer("publish_status"u8), job.Text("article_id"u8), detail.Integer("count"u8),
            detail.List("item"u8, static (ref i) => new PublishedArticle(i.Integer("idx"u8), i.Text("article_url"u8))),
            job.Texts("fail_idx"u8));
    }

    public static MediaCheckEvent MediaCheck(in MessageHeader h, ref FieldGroup f)
    {
        var result = f.Group("result"u8);
        return new MediaCheckEvent(
            h, f.Need("trace_id"u8), f.Text("appid"u8), f.Integer("version"u8), result.Text("suggest"u8), result.Integer("label"u8),
            f.List("detail"u8, static (ref i) => new MediaCheckDetail(
                i.Text("strategy"u8), i.Integer("errcode"u8), i.Text("suggest"u8), i.Integer("label"u8), i.Decimal("prob"u8), i.Integer("level"u8), i.Text("keyword"u8))));
    }

    private static CopyrightCheck? Copyright(FieldGroup f) => f.IsEmpty ? null : new CopyrightCheck(
        f.Integer("Count"u8), f.Integer("CheckState"u8),
        f.Items("ResultList"u8, static (ref i) => new ArticleCopyright(
            i.Integer("ArticleIdx"u8), i.Integer("UserDeclareState"u8), i.Integer("AuditState"u8), i.Text("OriginalArticleUrl"u8), i.Integer("OriginalArticleType"u8),
            i.Integer("CanReprint"u8), i.Integer("NeedReplaceContent"u8), i.Integer("NeedShowReprintSource"u8))));
}
