using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Platform.Live;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Tells open consoles what a turn has made durable.</summary>
internal sealed class TurnNews(LiveFeed feed)
{
    public void Tell(TurnRows rows)
    {
        if (feed.HasListeners) feed.Publish(rows.AgencyId, "message", rows.Messages.Count);
    }
}
