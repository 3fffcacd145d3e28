using System.Collections.Concurrent;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>When the agencies of this server are open (办公时间), in memory.</summary>
public sealed class AgencyCalendars
{
    private readonly ConcurrentDictionary<AgencyId, WorkingCalendar> _calendars = new();

    /// <summary>Null when the agency never said when it is open.</summary>
    public WorkingCalendar? Find(AgencyId agency) => _calendars.GetValueOrDefault(agency);

    public void Put(AgencyId agency, OpeningHours hours) => _calendars[agency] = new WorkingCalendar(hours);
}
