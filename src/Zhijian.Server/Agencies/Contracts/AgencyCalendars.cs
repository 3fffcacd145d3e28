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

    /// <summary>The same hours again keep the calendar that is there.</summary>
    /// <param name="hours">Null when the agency never said; it cannot take back what it said.</param>
    public void Put(AgencyId agency, OpeningHours? hours)
    {
        if (hours is not null) _calendars.AddOrUpdate(agency, _ => new WorkingCalendar(hours), (_, known) => known.Hours == hours ? known : new WorkingCalendar(hours));
    }
}
