using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Staff.Contracts;

/// <summary>Whose consoles are open at this server process (在线), and news of who comes on duty.</summary>
public sealed class DutyBoard(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StaffId, int> _consoles = [];

    /// <summary>Names this process to the others on the same database.</summary>
    public Guid Node { get; } = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Somebody of the agency has come or gone. Handlers must be quick.</summary>
    public event Action<AgencyId>? Changed;

    /// <summary>The first console of somebody was opened.</summary>
    internal event Action<AgencyId, StaffId>? Opened;

    /// <summary>A live stream of somebody who answers citizens, until it is disposed.</summary>
    public IDisposable Open(AgencyId agency, StaffId staff)
    {
        bool first;
        lock (_gate)
        {
            _consoles[staff] = _consoles.GetValueOrDefault(staff) + 1;
            first = _consoles[staff] == 1;
        }

        if (first) Opened?.Invoke(agency, staff);
        return new Console(this, staff);
    }

    internal bool IsOpen(StaffId staff)
    {
        lock (_gate) return _consoles.ContainsKey(staff);
    }

    internal List<StaffId> All()
    {
        lock (_gate) return [.. _consoles.Keys];
    }

    internal void Tell(AgencyId agency) => Changed?.Invoke(agency);

    private void Close(StaffId staff)
    {
        lock (_gate)
        {
            if (--_consoles[staff] == 0) _consoles.Remove(staff);
        }
    }

    private sealed class Console(DutyBoard board, StaffId staff) : IDisposable
    {
        private DutyBoard? _board = board;

        public void Dispose() => Interlocked.Exchange(ref _board, null)?.Close(staff);
    }
}
