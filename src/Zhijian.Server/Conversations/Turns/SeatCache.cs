namespace Zhijian.Server.Conversations.Turns;

/// <summary>The seats in use and, up to a limit, those used last; the one unused longest is dropped first.</summary>
internal sealed class SeatCache(int capacity)
{
    /// <summary>Enough for who is in the middle of a dialogue. A storm replaces them all in a second; a larger cache then costs more in collections than it saves in reads.</summary>
    public const int UsualCapacity = 4_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<FollowerKey, Seat> _seats = [];
    private readonly LinkedList<Seat> _idle = new();

    public int Count
    {
        get
        {
            lock (_gate) return _seats.Count;
        }
    }

    /// <summary>The follower's seat, which stays until it is released as often as it was taken.</summary>
    public Seat Take(FollowerKey key)
    {
        lock (_gate)
        {
            if (!_seats.TryGetValue(key, out var seat)) _seats[key] = seat = new Seat(key);
            if (seat.Idle is { List: not null } place) _idle.Remove(place);
            seat.Pins++;
            return seat;
        }
    }

    public void Release(Seat seat)
    {
        lock (_gate)
        {
            if (--seat.Pins > 0) return;
            _idle.AddLast(seat.Idle ??= new LinkedListNode<Seat>(seat));
            while (_seats.Count > capacity && _idle.First is { } oldest)
            {
                _idle.RemoveFirst();
                _seats.Remove(oldest.Value.Key);
            }
        }
    }
}
