namespace Zhijian.WeChat.Messages;

/// <summary>A person opened a mini program's customer service (进入会话).</summary>
/// <param name="SessionFrom">What the page's contact button says in session-from.</param>
public sealed record TemporarySessionEvent(MessageHeader Header, string? SessionFrom) : EventMessage(Header, Name)
{
    internal const string Name = "user_enter_tempsession";

    protected override string? Occurrence => SessionFrom;
}

/// <summary>The result of an asynchronous content check (内容安全). Official docs: 音视频内容安全识别.</summary>
/// <param name="TraceId">What media_check_async answered.</param>
/// <param name="Suggestion">risky, pass or review.</param>
/// <param name="Label">100 normal, 20001 politics, 20002 porn …</param>
public sealed record MediaCheckEvent(
    MessageHeader Header, string TraceId, string? AppId, int? Version, string? Suggestion, int? Label, IReadOnlyList<MediaCheckDetail> Details)
    : EventMessage(Header, Name)
{
    internal const string Name = "wxa_media_check";

    protected override string? Occurrence => TraceId;
}

/// <param name="Probability">0 to 100.</param>
public sealed record MediaCheckDetail(string? Strategy, int? ErrorCode, string? Suggestion, int? Label, double? Probability, int? Level, string? Keyword);

/// <summary>A mini program's code passed review (小程序审核).</summary>
public sealed record CodeAuditPassedEvent(MessageHeader Header, DateTimeOffset? PassedAt) : EventMessage(Header, Name)
{
    internal const string Name = "weapp_audit_success";
}

/// <param name="ScreenShots">Media ids of pictures, separated by a bar.</param>
public sealed record CodeAuditFailedEvent(MessageHeader Header, string? Reason, DateTimeOffset? FailedAt, string? ScreenShots) : EventMessage(Header, Name)
{
    internal const string Name = "weapp_audit_fail";
}

public sealed record CodeAuditDelayedEvent(MessageHeader Header, string? Reason, DateTimeOffset? DelayedAt) : EventMessage(Header, Name)
{
    internal const string Name = "weapp_audit_delay";
}
