using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Tells inside this process that a conversation of an agency began to wait, was taken or ended.</summary>
public sealed class QueueMoves
{
    /// <summary>Handlers must be quick: the turn waits for them.</summary>
    public event Action<AgencyId>? Moved;

    internal void Tell(AgencyId agency) => Moved?.Invoke(agency);
}
