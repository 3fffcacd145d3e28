using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Live;

namespace Zhijian.Server.Tests.Harness;

/// <summary>What open consoles are told of messages.</summary>
internal static class LiveMessages
{
    /// <summary>Waits until officers see a message that is wanted; those before it are gone then.</summary>
    public static Task<MessageView> MessageAsync(this LiveListener live, TestClock clock, Func<MessageView, bool> wanted) => clock.WhenAsync(ReadAsync(live, wanted));

    private static async Task<MessageView> ReadAsync(LiveListener live, Func<MessageView, bool> wanted)
    {
        await foreach (var news in live.ReadAllAsync(default))
            if (news.Data is MessageNews { Message: var message } && wanted(message)) return message;
        throw new InvalidOperationException("The feed ended.");
    }
}
