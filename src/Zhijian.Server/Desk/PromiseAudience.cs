using System.Security.Claims;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Desk;

/// <summary>
/// Whom a step of the escalation concerns (逐级提醒). Pure. A warning goes to the officer who has the conversation, or to all officers of the queue while
/// nobody has; a breach to the leads as well; one that lasts to the supervisors as well. Departments are looked at besides, by <see cref="DeskReach"/>.
/// </summary>
internal static class PromiseAudience
{
    public static bool Includes(ClaimsPrincipal person, PromiseNews news) =>
        (news.Holder is { } holder ? holder == person.StaffId() : person.May(Permission.AnswerCitizens))
        || (news.Step >= PromiseStepKind.Breached && person.May(Permission.LeadDesk))
        || (news.Step >= PromiseStepKind.Escalated && person.May(Permission.SuperviseDesk));
}
