using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>Makes the link that asks a citizen to allow one message (一次性订阅消息).</summary>
internal sealed class OneTimeOffer(OfficialAccountClients clients, PublicAddress address)
{
    /// <summary>WeChat wants one; this product has one purpose.</summary>
    public const int Scene = 1;

    /// <summary>Where a browser comes back to, and where a sent message leads.</summary>
    public Uri? ReturnTo(AccountCredentials account) => address.Root is { } root ? new Uri(root, $"/wechat/one-time/{account.AppId}") : null;

    /// <returns>Null when the account sends no such messages, or nobody said where citizens reach this server.</returns>
    public string? LinkFor(AccountCredentials account, Conversation conversation, DateTimeOffset now)
    {
        if (account.OneTimeTemplateId is not { } template || ReturnTo(account) is not { } returnTo) return null;
        var link = new OneTimeLink(conversation.Id, conversation.NextSeq, now);
        return clients.For(account).OneTimeMessages.ConfirmUrl(template, Scene, returnTo, link.Seal(account)).AbsoluteUri;
    }
}
