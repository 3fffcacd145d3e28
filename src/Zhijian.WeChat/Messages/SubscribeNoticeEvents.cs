namespace Zhijian.WeChat.Messages;

/// <summary>The follower's answer on one template of a subscribe notice (订阅通知).</summary>
/// <param name="Status">accept or reject (SubscribeStatusString).</param>
/// <param name="PopupScene">Where the dialog was shown: 0 mini program, 1 web page, 2 article. Not in change events.</param>
public sealed record SubscribeChoice(string? TemplateId, string? Status, int? PopupScene = null)
{
    public bool Accepted => string.Equals(Status, "accept", StringComparison.Ordinal);
}

/// <summary>The follower answered a subscribe dialog (订阅通知弹窗).</summary>
public sealed record SubscribeMessagePopupEvent(MessageHeader Header, IReadOnlyList<SubscribeChoice> Choices) : EventMessage(Header, Name)
{
    internal const string Name = "subscribe_msg_popup_event";

    protected override string? Occurrence => string.Join(',', Choices.Select(choice => choice.TemplateId));
}

/// <summary>The follower changed a choice in the settings; only rejections are pushed.</summary>
public sealed record SubscribeMessageChangeEvent(MessageHeader Header, IReadOnlyList<SubscribeChoice> Choices) : EventMessage(Header, Name)
{
    internal const string Name = "subscribe_msg_change_event";

    protected override string? Occurrence => string.Join(',', Choices.Select(choice => choice.TemplateId));
}

/// <summary>Subscribe notices were sent.</summary>
public sealed record SubscribeMessageSentEvent(MessageHeader Header, IReadOnlyList<SubscribeNoticeResult> Results) : EventMessage(Header, Name)
{
    internal const string Name = "subscribe_msg_sent_event";

    protected override string? Occurrence => string.Join(',', Results.Select(result => result.MsgId));
}

/// <param name="ErrorCode">0 for success; failures only when the system failed afterwards.</param>
public sealed record SubscribeNoticeResult(string? TemplateId, string? MsgId, int? ErrorCode, string? ErrorStatus);
