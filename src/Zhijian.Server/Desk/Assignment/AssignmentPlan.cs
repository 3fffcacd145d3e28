using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Assignment;

/// <summary>An officer to whom conversations may be given.</summary>
/// <param name="Open">How many conversations they have.</param>
/// <param name="GivenAt">When they were last given one by turn; null never.</param>
public sealed record DutyOfficer(StaffId Id, DepartmentScope Scope, IReadOnlyCollection<string> Skills, int Open, DateTimeOffset? GivenAt);

/// <summary>Who gets what.</summary>
public sealed record Assignment(WaitingConversation Conversation, StaffId Officer);

/// <summary>
/// Gives waiting conversations to officers by turn (轮派). Pure, and the same on every server that sees the same: what falls due first goes first, then
/// who waits longest; to the officer with the fewest, then to the one who was longest without.
/// </summary>
public static class AssignmentPlan
{
    /// <summary>So long somebody with the skill is waited for; then anybody will do whose department it is.</summary>
    public static readonly TimeSpan SkillFirst = TimeSpan.FromMinutes(2);

    /// <param name="mostOpen">Nobody who has so many gets another one.</param>
    public static IReadOnlyList<Assignment> Make(IEnumerable<WaitingConversation> waiting, IEnumerable<DutyOfficer> officers, int mostOpen, DateTimeOffset now)
    {
        var free = officers.Where(officer => officer.Open < mostOpen).ToDictionary(officer => officer.Id, officer => new Place(officer));
        var plan = new List<Assignment>();
        foreach (var conversation in waiting.OrderBy(one => one.DueAt ?? DateTimeOffset.MaxValue).ThenBy(one => one.WaitingSince).ThenBy(one => one.Id.Value))
        {
            if (free.Count == 0) break;
            if (Choose(conversation, free.Values, now) is not { } place) continue;
            plan.Add(new Assignment(conversation, place.Officer.Id));
            place.Take(plan.Count);
            if (place.Open >= mostOpen) free.Remove(place.Officer.Id);
        }

        return plan;
    }

    private static Place? Choose(WaitingConversation conversation, IEnumerable<Place> free, DateTimeOffset now)
    {
        var fit = free.Where(place => conversation.Department is null || place.Officer.Scope.Covers(conversation.Department));
        if (conversation.Skill is { } skill)
        {
            var able = fit.Where(place => place.Officer.Skills.Contains(skill)).ToList();
            if (able.Count > 0 || now - conversation.WaitingSince < SkillFirst) fit = able;
        }

        return fit.OrderBy(place => place.Open).ThenBy(place => place.Taken).ThenBy(place => place.Officer.GivenAt ?? DateTimeOffset.MinValue).ThenBy(place => place.Officer.Id.Value).FirstOrDefault();
    }

    /// <summary>An officer as the plan goes on.</summary>
    private sealed class Place(DutyOfficer officer)
    {
        public DutyOfficer Officer { get; } = officer;

        public int Open { get; private set; } = officer.Open;

        /// <summary>Which assignment of this plan was theirs last; 0 none.</summary>
        public int Taken { get; private set; }

        public void Take(int number) => (Open, Taken) = (Open + 1, number);
    }
}
