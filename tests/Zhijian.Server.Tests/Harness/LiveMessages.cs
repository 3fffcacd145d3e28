using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Live;

namespace Zhijian.Server.Tests.Harness;

/// <summary>What open consoles are told of messages.</summary>
internal static class LiveMessages
{
    /// <summary>Waits until officers see a message that is wanted; those before it are gone then.</summary>
    public static async Task<MessageView> MessageAsync(this LiveListener live, Func<MessageView, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var news in live.ReadAllAsync(patience.Token))
            if (news.Data is MessageNews { Message: var message } && wanted(message)) return message;
        throw new InvalidOperationException("The feed ended.");
    }
}
