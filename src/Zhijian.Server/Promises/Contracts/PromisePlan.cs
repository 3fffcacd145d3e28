using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>A promise an agency gives (承诺), as data.</summary>
/// <param name="Department">Key of the department whose matters it is for; null is for all others.</param>
/// <param name="Within">A <see cref="PromiseTerm"/>, as are the two below.</param>
/// <param name="WarnBefore">Officers are warned so long before it falls due.</param>
/// <param name="EscalateAfter">A supervisor is told when it has been broken for so long.</param>
public sealed record PromiseRule(string Name, string? Department, string Within, string? WarnBefore, string? EscalateAfter);

/// <summary>What one citizen was promised: instants that no later change of rules, hours or holidays moves.</summary>
/// <param name="Within">The rule's words at that time.</param>
public sealed record PromiseTimes(string Name, string? Department, string Within, DateTimeOffset MadeAt, DateTimeOffset? WarnAt, DateTimeOffset DueAt, DateTimeOffset? EscalateAt);

/// <summary>When an agency is open and what it promises, as one immutable snapshot. Pure.</summary>
/// <param name="HasHours">Whether the agency said when it is open; else its texts say nothing about it.</param>
public sealed record PromisePlan(WorkingCalendar Calendar, bool HasHours, IReadOnlyList<PromiseRule> Rules)
{
    public static PromisePlan None { get; } = new(WorkingCalendar.Standard, HasHours: false, []);

    /// <returns>Null when nothing is promised for such a matter.</returns>
    public PromiseTimes? Promise(string? department, DateTimeOffset at)
    {
        var rule = (department is null ? null : Rules.FirstOrDefault(rule => rule.Department == department)) ?? Rules.FirstOrDefault(rule => rule.Department is null);
        if (rule is null || PromiseTerm.Parse(rule.Within) is not { } within) return null;
        var due = within.After(at, Calendar);
        return new PromiseTimes(
            rule.Name, department, rule.Within, at.ToUniversalTime(), PromiseTerm.Parse(rule.WarnBefore)?.Before(due, at, Calendar).ToUniversalTime(),
            due.ToUniversalTime(), PromiseTerm.Parse(rule.EscalateAfter)?.After(due, Calendar).ToUniversalTime());
    }
}
