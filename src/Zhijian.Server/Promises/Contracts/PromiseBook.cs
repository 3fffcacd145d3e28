using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>The plans of all agencies, in memory, as the message path needs them.</summary>
public sealed class PromiseBook(AgencyCalendars calendars)
{
    private readonly ConcurrentDictionary<AgencyId, PromisePlan> _plans = new();

    public PromisePlan For(AgencyId agency) => _plans.TryGetValue(agency, out var plan) ? plan : Put(agency, []);

    public PromisePlan Put(AgencyId agency, IReadOnlyList<PromiseRule> rules)
    {
        var calendar = calendars.Find(agency);
        return _plans[agency] = new PromisePlan(calendar ?? WorkingCalendar.Standard, HasHours: calendar is not null, rules);
    }
}
