using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Assignment;

/// <summary>What the live feed carries as <c>assigned</c>, to the officer alone.</summary>
public sealed record AssignedNews(Guid ConversationId, Guid StaffId);

/// <summary>
/// One round of giving out what waits (轮派). Every server plans for all officers and gives to those whose console it sees, so that two servers
/// hardly ever want the same; when they do, the conversation's version and the officer's place in the turn let one of them win.
/// </summary>
internal sealed partial class AssignmentRound(IServiceScopeFactory scopes, SkillDirectory skills, DutyBoard board, LiveFeed feed, TimeProvider time, ILogger<AssignmentRound> log)
{
    private const int MostRounds = 5;

    /// <summary>Goes on while somebody was faster and may have left something to give.</summary>
    public async Task RunAsync(AgencyId agency, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
            if (await OnceAsync(agency, cancellation)) return;
    }

    /// <returns>Whether everything went as planned.</returns>
    private async Task<bool> OnceAsync(AgencyId agency, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<AgencyScope>().Enter(agency);
        var rules = await services.GetRequiredService<ZhijianDb>().Set<AssignmentRules>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (rules is not { Mode: AssignmentMode.Automatic }) return true;

        // Places before loads: what is given in between moves the place, and is noticed.
        var present = (await services.GetRequiredService<DutyRoster>().PresentAsync(cancellation)).ToDictionary(officer => officer.Place.Staff);
        if (present.Count == 0) return true;
        var conversations = services.GetRequiredService<ConversationAssignments>();
        var loads = await conversations.LoadsAsync(cancellation);
        if (present.Keys.All(officer => loads.GetValueOrDefault(officer) >= rules.MostOpen)) return true;
        var waiting = await conversations.WaitingAsync(cancellation);
        if (waiting.Count == 0) return true;

        var names = (await services.GetRequiredService<OfficerDirectory>().ListAsync(cancellation)).ToDictionary(officer => new StaffId(officer.Id));
        var officers = present.Values.Where(officer => names.ContainsKey(officer.Place.Staff)).Select(officer => Of(officer, names[officer.Place.Staff], loads));
        // A skill that was deleted is needed no more.
        var needs = waiting.Select(one => one.Skill is { } skill && skills.Find(agency, skill) is null ? one with { Skill = null } : one);
        var mine = AssignmentPlan.Make(needs, officers, rules.MostOpen, time.GetUtcNow()).Where(one => present[one.Officer].Node == board.Node).GroupBy(one => one.Officer);
        var given = await Task.WhenAll(mine.Select(turn => GiveAsync(agency, conversations, turn, present[turn.Key].Place, names[turn.Key].DisplayName)));
        return given.All(whole => whole);
    }

    private static DutyOfficer Of(PresentOfficer present, OfficerName officer, Dictionary<StaffId, int> loads) =>
        new(present.Place.Staff, DepartmentScope.Of(officer.Departments), officer.Skills, loads.GetValueOrDefault(present.Place.Staff), present.GivenAt);

    /// <summary>One after another, as each moves the officer's place.</summary>
    private async Task<bool> GiveAsync(AgencyId agency, ConversationAssignments conversations, IEnumerable<Assignment> turn, DutyPlace place, string name)
    {
        foreach (var one in turn)
        {
            if (!await conversations.AssignAsync(one.Conversation, new Officer(place.Staff, name), place)) return false;
            place = place with { Given = place.Given + 1 };
            LogAssigned(one.Conversation.Id.Value, place.Staff.Value);
            feed.Publish(agency, "assigned", new AssignedNews(one.Conversation.Id.Value, place.Staff.Value));
        }

        return true;
    }

    [LoggerMessage(LogLevel.Debug, "Conversation {Conversation} was given to {Officer} by turn")]
    private partial void LogAssigned(Guid conversation, Guid officer);
}
