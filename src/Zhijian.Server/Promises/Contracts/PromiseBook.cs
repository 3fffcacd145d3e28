using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>The plans of all agencies, in memory, as the message path needs them.</summary>
public sealed class PromiseBook(AgencyCalendars calendars)
{
    private readonly ConcurrentDictionary<AgencyId, PromisePlan> _plans = new();

    public PromisePlan For(AgencyId agency) =>
        _plans.TryGetValue(agency, out var plan) && ReferenceEquals(plan.Calendar, CalendarOf(agency)) ? plan : _plans.AddOrUpdate(agency, Plan, (_, known) => Plan(agency, known.Rules));

    public PromisePlan Put(AgencyId agency, IReadOnlyList<PromiseRule> rules) => _plans[agency] = Plan(agency, rules);

    /// <summary>Hours may change at any time; a plan is good only for those it was made with.</summary>
    private WorkingCalendar CalendarOf(AgencyId agency) => calendars.Find(agency) ?? WorkingCalendar.Standard;

    private PromisePlan Plan(AgencyId agency) => Plan(agency, []);

    private PromisePlan Plan(AgencyId agency, IReadOnlyList<PromiseRule> rules)
    {
        var calendar = calendars.Find(agency);
        return new PromisePlan(calendar ?? WorkingCalendar.Standard, HasHours: calendar is not null, rules);
    }
}
