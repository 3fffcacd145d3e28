using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Services.Previews;

/// <summary>An invented citizen of an agency, today (示例群众).</summary>
internal sealed class SampleCitizen(AgencyDirectory agencies, AgencyCalendars calendars, TimeProvider time)
{
    public IReadOnlyList<PreviewBubble> WalkThrough(ServiceDefinition service, AgencyId agency) => SampleWay.Through(
        service, new EntryContext(time.GetUtcNow(), calendars.Find(agency) ?? WorkingCalendar.Standard, agencies.Find(agency)?.Region, new Dictionary<string, Entry>()));
}
