using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Hall;

/// <summary>The signed-in citizen's own place at the account: everything a page reads or does goes through it, so nobody reaches anybody else's.</summary>
internal sealed class OwnConversation(AccountDirectory accounts, CitizenDoor door)
{
    /// <summary>Whose follower they are.</summary>
    public AccountCredentials AccountOf(HttpContext http) => accounts.Find(new AccountId(http.User.CitizenAccount())) ?? throw new InvalidOperationException("The account of a session is gone.");

    /// <returns>Null when they have never written nor begun anything.</returns>
    public ValueTask<ConversationId?> FindAsync(HttpContext http) => door.FindConversationAsync(new AccountId(http.User.CitizenAccount()), http.User.CitizenOpenId());
}
