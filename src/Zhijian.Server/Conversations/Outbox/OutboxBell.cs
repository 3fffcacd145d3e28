using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>Rung by turns that put something into the outbox.</summary>
internal sealed class OutboxBell : Bell;
