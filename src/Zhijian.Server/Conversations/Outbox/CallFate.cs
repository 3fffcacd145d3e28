using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>What became of one call to the customer-service API.</summary>
/// <param name="Delivery">Sending: it certainly did not go out and is tried again.</param>
/// <param name="Error">For staff, in Chinese.</param>
/// <param name="Patience">The least time to the next try.</param>
internal readonly record struct CallFate(Delivery Delivery, string? Error = null, TimeSpan Patience = default)
{
    private const int OutsideWindow = 45015;
    private const int BudgetUsed = 45047;

    public static readonly CallFate Sent = new(Delivery.Sent);

    /// <summary>No call is made.</summary>
    public static readonly CallFate Outdated = new(Delivery.Outdated);

    public static CallFate Of(Exception problem) => problem switch
    {
        // WeChat counts for itself: what it does not let through now goes when the citizen writes again.
        WeChatApiException { ErrCode: OutsideWindow or BudgetUsed } refusal => new(Delivery.Kept, Meaning(refusal)),
        WeChatApiException { Advice: ErrorAdvice.Retry or ErrorAdvice.RefreshToken } refusal => new(Delivery.Sending, Meaning(refusal)),
        WeChatApiException { Advice: ErrorAdvice.WaitForQuota } refusal => new(Delivery.Sending, Meaning(refusal), TimeSpan.FromMinutes(1)),
        WeChatApiException refusal => new(Delivery.Failed, Meaning(refusal)),
        OperationCanceledException => new(Delivery.Sending),
        WeChatUnavailableException => new(Delivery.Sending, "暂时连不上微信，稍后自动重试"),
        WeChatOutcomeUnknownException => new(Delivery.Uncertain, "已发出，但没有收到微信的结果；不会自动重发"),
        _ => new(Delivery.Failed, "这条内容发不出去"),
    };

    public static string Meaning(WeChatApiException refusal) => $"{ErrorCodes.Find(refusal.ErrCode)?.Meaning ?? refusal.ErrMsg}（{refusal.ErrCode}）";
}
