using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Supervision;

/// <summary>The live part of the supervisor's page (值班总览). Leads with departments see theirs and the general queue.</summary>
internal sealed class ReadDeskNow(
    DeskLoad load, DeskFigures figures, PromiseFigures promises, OfficerDirectory officers, AgencyDirectory agencies, DeskReach reach, TimeProvider time)
{
    private const int DaysBefore = 7;
    private const int MostBreaches = 50;

    public static async Task<Ok<DeskNow>> HandleAsync(ReadDeskNow desk, ClaimsPrincipal person, CancellationToken cancellation) =>
        TypedResults.Ok(await desk.ReadAsync(person, cancellation));

    private async Task<DeskNow> ReadAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var midnight = BeijingTime.Start(now.DayInBeijing());
        var queues = QueuesOf(await load.QueuesAsync(cancellation), person);
        var today = await promises.TodayAsync(cancellation);
        return new DeskNow(
            now, queues.Sum(queue => queue.Waiting), queues.Min(queue => queue.OldestWaitingSince), queues.Sum(queue => queue.Open), queues, await OfficersAsync(midnight, cancellation), today,
            await FiguresAsync(midnight, now, cancellation), await FiguresAsync(midnight.AddDays(-DaysBefore), midnight, cancellation),
            SatisfactionView.Of(await load.GradesAsync(midnight, cancellation)), await BreachesAsync(cancellation));
    }

    /// <summary>Those with much to do first; departments with nothing to do are shown as well, unless they are closed.</summary>
    private List<QueueNow> QueuesOf(List<QueueLoad> loads, ClaimsPrincipal person)
    {
        var known = agencies.DepartmentsOf(person.AgencyId()).Where(department => reach.Covers(department.Key, holder: null)).ToDictionary(department => department.Key);
        var idle = known.Values.Where(department => !department.IsClosed).Select(department => (string?)department.Key).Append(null)
            .Except(loads.Select(queue => queue.Department)).Select(key => new QueueLoad(key, 0, null, 0, 0));
        return
        [
            .. loads.Concat(idle)
                .Select(queue => new QueueNow(
                    queue.Department, queue.Department is { } key ? known.GetValueOrDefault(key)?.Name ?? agencies.FindDepartment(person.AgencyId(), key)?.Name ?? key : null,
                    queue.Waiting, queue.Oldest, queue.Open, queue.Overdue))
                .OrderByDescending(queue => queue.Waiting).ThenByDescending(queue => queue.Open).ThenBy(queue => queue.Department is null).ThenBy(queue => queue.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those on duty first. Officers of other departments are none of a lead's business.</summary>
    private async Task<List<OfficerNow>> OfficersAsync(DateTimeOffset midnight, CancellationToken cancellation)
    {
        var (holders, replies) = (await load.HoldersAsync(cancellation), await figures.RepliesAsync(midnight, cancellation));
        return
        [
            .. (await officers.ListAsync(cancellation))
                .Where(officer => reach.CoversAll || officer.Departments.Count == 0 || officer.Departments.Any(key => reach.Covers(key, holder: null)))
                .Select(officer => new OfficerNow(officer.Id, officer.DisplayName, officer.Departments, officer.OnDuty, holders.GetValueOrDefault(officer.Id), replies.GetValueOrDefault(officer.Id)))
                .OrderByDescending(officer => officer.OnDuty).ThenByDescending(officer => officer.Open).ThenByDescending(officer => officer.RepliedToday).ThenBy(officer => officer.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<FiguresView> FiguresAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        FiguresView.Of(await figures.SumAsync(from, until, cancellation), (await promises.BreachesAsync(from, until, cancellation)).Count);

    private async Task<List<OpenBreach>> BreachesAsync(CancellationToken cancellation)
    {
        var overdue = await load.OverdueAsync(MostBreaches, cancellation);
        var escalated = await promises.EscalatedAsync(overdue.ConvertAll(conversation => conversation.Id), cancellation);
        return overdue.ConvertAll(conversation => new OpenBreach(
            conversation.Id, conversation.Nickname, conversation.AccountName, conversation.Department, conversation.DueAt!.Value, conversation.AssignedTo?.DisplayName,
            escalated.Contains(conversation.Id)));
    }
}
