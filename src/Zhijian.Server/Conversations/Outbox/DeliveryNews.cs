using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>Shows open consoles how a message fared on its way: the same message again, with its new state.</summary>
internal sealed class DeliveryNews(LiveFeed feed, LivePeers peers, IServiceScopeFactory scopes)
{
    public async Task TellAsync(OutboxEntry entry)
    {
        peers.Tell(entry.AgencyId, TurnsElsewhere.Kind, new TurnNote(entry.ConversationId.Value, entry.Seq, entry.Seq));
        if (!feed.HasListeners) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var row = await db.Set<Message>().AsNoTracking().SingleAsync(message => message.ConversationId == entry.ConversationId && message.Seq == entry.Seq);
        var conversation = await db.Set<Conversation>().AsNoTracking().SingleAsync(conversation => conversation.Id == entry.ConversationId);
        foreach (var view in MessageViews.Of(row))
            feed.Publish(entry.AgencyId, "message", new MessageNews(entry.ConversationId.Value, view) { Department = conversation.Department, Holder = conversation.AssignedTo?.Value });
    }
}
