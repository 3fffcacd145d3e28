using System.Globalization;

namespace Zhijian.WeChat.Messages;

/// <summary>A template message (模板消息) was delivered or not.</summary>
/// <param name="Status"><c>success</c>, <c>failed:user block</c>, <c>failed: system failed</c> …</param>
public sealed record TemplateSendJobFinishEvent(MessageHeader Header, long MsgId, string Status) : EventMessage(Header, Name)
{
    internal const string Name = "TEMPLATESENDJOBFINISH";

    public bool Succeeded => string.Equals(Status, "success", StringComparison.Ordinal);

    protected override string? Occurrence => MsgId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A mass send (群发) is over.</summary>
/// <param name="Status"><c>send success</c>, <c>sendsuccess</c>, <c>send fail</c> or <c>err(10001)</c> and the like.</param>
/// <param name="TotalCount">Followers addressed.</param>
/// <param name="FilterCount">Those left after filters and monthly limits; SentCount + ErrorCount.</param>
public sealed record MassSendJobFinishEvent(
    MessageHeader Header, long MsgId, string Status, long? TotalCount, long? FilterCount, long? SentCount, long? ErrorCount,
    CopyrightCheck? Copyright, IReadOnlyList<MassArticleUrl> Articles, int? ArticleCount) : EventMessage(Header, Name)
{
    internal const string Name = "MASSSENDJOBFINISH";

    public bool Succeeded => Status is "send success" or "sendsuccess";

    protected override string? Occurrence => MsgId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Whether the articles of a mass send were found to be copies (原创校验).</summary>
/// <param name="CheckState">1 not a reprint, may be sent; 2 a reprint, may be sent; 3 a reprint, may not be sent.</param>
public sealed record CopyrightCheck(int? Count, int? CheckState, IReadOnlyList<ArticleCopyright> Results);

public sealed record ArticleCopyright(
    int? ArticleIndex, int? UserDeclareState, int? AuditState, string? OriginalArticleUrl, int? OriginalArticleType, int? CanReprint,
    int? NeedReplaceContent, int? NeedShowReprintSource);

public sealed record MassArticleUrl(int? ArticleIndex, string? Url);

/// <summary>A publication (发布) is over.</summary>
/// <param name="Event">PUBLISHJOBFINISH; older pushes FREEPUBLISHJOBFINISH.</param>
/// <param name="PublishStatus">
/// 0 success, 1 publishing, 2 originality failure, 3 failure, 4 refused by review, 5 all articles deleted later, 6 all articles banned later.
/// </param>
/// <param name="FailedIndexes">Positions of the articles that failed, from 1.</param>
public sealed record PublishJobFinishEvent(
    MessageHeader Header, string Event, string PublishId, int? PublishStatus, string? ArticleId, int? ArticleCount, IReadOnlyList<PublishedArticle> Articles,
    IReadOnlyList<string> FailedIndexes) : EventMessage(Header, Event)
{
    internal const string Name = "PUBLISHJOBFINISH";
    internal const string OlderName = "FREEPUBLISHJOBFINISH";

    protected override string? Occurrence => PublishId;
}

public sealed record PublishedArticle(int? Index, string? Url);
