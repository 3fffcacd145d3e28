using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>A follower as one account knows them; the unit of order.</summary>
internal readonly record struct FollowerKey(AccountId Account, string OpenId);

/// <summary>
/// Where the turns of one follower wait in line (轮次排队) and what the last of them left behind. In memory only: the rows are in the database,
/// and a seat that was dropped is read anew.
/// </summary>
internal sealed class Seat(FollowerKey key)
{
    /// <summary>Nobody writes this fast; more is a loop or an attack.</summary>
    private const int MostWaiting = 64;

    private readonly Lock _gate = new();
    private Turn? _running;

    /// <summary>Exists only while a turn waits: most seats are idle, and there are many.</summary>
    private Queue<Turn>? _line;

    public FollowerKey Key { get; } = key;

    /// <summary>Guarded by the cache.</summary>
    public int Pins { get; set; }

    /// <summary>Its place in the cache while nobody uses it; guarded by the cache.</summary>
    public LinkedListNode<Seat>? Idle { get; set; }

    /// <summary>Only read and written by the turn that runs.</summary>
    public Conversation? Conversation { get; set; }

    /// <summary>False when the conversation has to be read from the database first.</summary>
    public bool Known { get; set; }

    /// <summary>Puts a turn in line.</summary>
    /// <param name="mustWork">Whether the caller must work off the line; otherwise somebody does already.</param>
    /// <returns>The turn whose end to wait for: another attempt of the same push if there is one. Null when the line is too long.</returns>
    public Turn? Join(Turn turn, out bool mustWork)
    {
        lock (_gate)
        {
            mustWork = false;
            if (turn is InboundTurn inbound && FindAttempt(inbound.Key) is { } earlier) return earlier;
            if (_running is null)
            {
                mustWork = true;
                _running = turn;
                return turn;
            }

            _line ??= new Queue<Turn>();
            if (_line.Count >= MostWaiting) return null;
            _line.Enqueue(turn);
            return turn;
        }
    }

    /// <summary>Ends the turn that ran.</summary>
    /// <returns>The next in line; null ends the work.</returns>
    public Turn? Next()
    {
        lock (_gate)
        {
            if (_line is null || !_line.TryDequeue(out _running)) (_running, _line) = (null, null);
            return _running;
        }
    }

    /// <summary>About turns that are over the database is asked.</summary>
    private InboundTurn? FindAttempt(DeduplicationKey key)
    {
        if (_running is InboundTurn { HasFailed: false } running && running.Key == key) return running;
        foreach (var waiting in _line ?? [])
            if (waiting is InboundTurn inbound && inbound.Key == key) return inbound;
        return null;
    }
}
