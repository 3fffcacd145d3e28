using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Outbox;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Conversations.OneTime;

internal enum OneTimeEnd
{
    Sent,

    /// <summary>It may have arrived; never repeated.</summary>
    Uncertain,

    /// <summary>Certainly not sent; worth another try.</summary>
    Later,

    /// <summary>WeChat knows of no permission.</summary>
    NoPermission,

    /// <summary>Certainly not sent, and another try would end the same way.</summary>
    Refused,
}

/// <summary>What became of one call that sends a one-time message.</summary>
/// <param name="Error">For staff, in Chinese.</param>
/// <param name="Patience">The least time to the next try.</param>
internal readonly record struct OneTimeFate(OneTimeEnd End, string? Error = null, TimeSpan Patience = default)
{
    private const int RefusedByPerson = 43101;

    public static readonly OneTimeFate Sent = new(OneTimeEnd.Sent);

    public static readonly OneTimeFate Uncertain = new(OneTimeEnd.Uncertain, "订阅消息已发出，但没有收到微信的结果；不会自动重发");

    /// <summary>As any other call fares, but that WeChat may know of no permission, and that nothing else of it waits for the citizen.</summary>
    public static OneTimeFate Of(Exception problem) => problem switch
    {
        WeChatApiException { ErrCode: RefusedByPerson } refusal => new(OneTimeEnd.NoPermission, CallFate.Meaning(refusal)),
        WeChatOutcomeUnknownException => Uncertain,
        _ => CallFate.Of(problem) switch
        {
            { Delivery: Delivery.Sending } fate => new(OneTimeEnd.Later, fate.Error, fate.Patience),
            var fate => new(OneTimeEnd.Refused, fate.Error),
        },
    };
}
