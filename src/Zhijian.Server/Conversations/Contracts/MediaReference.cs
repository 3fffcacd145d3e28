using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Conversations.Contracts;

/// <param name="MediaId">WeChat's id, to be fetched with the account's token; what followers send is there for three days.</param>
public sealed record MediaReference(AccountId Account, string MediaId);
