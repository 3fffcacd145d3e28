using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

/// <param name="Hours">Not saved yet; left out: those that hold.</param>
/// <param name="Rules">Not saved yet; left out: those that hold.</param>
public sealed record PreviewForm(HoursForm? Hours = null, IReadOnlyList<PromiseRule>? Rules = null);

/// <param name="At">When the citizen begins to wait.</param>
/// <param name="NextOpening">When the agency opens next; the moment itself while it is open.</param>
/// <param name="Due">What each rule then promises, in their order.</param>
public sealed record PromiseExample(ExampleKind Kind, DateTimeOffset At, bool IsOpen, DateTimeOffset NextOpening, IReadOnlyList<ExampleDue> Due);

/// <param name="Department">Key of the department whose matters it is for; null is for all others.</param>
public sealed record ExampleDue(string Name, string? Department, DateTimeOffset DueAt, DateTimeOffset? WarnAt, DateTimeOffset? EscalateAt);

/// <summary>Says what hours and promises mean by the same maths that makes real promises, before anybody saves them. Changes nothing.</summary>
internal static class PreviewPromises
{
    public static Results<Ok<IReadOnlyList<PromiseExample>>, ProblemHttpResult> Show(PreviewForm form, PromiseBook book, AgencyDirectory agencies, TimeProvider time, HttpContext http)
    {
        var agency = http.User.AgencyId();
        if (form.Hours?.Check() is { Count: > 0 } hourFaults) return Problem.Invalid("hours_invalid", hourFaults);
        if (form.Rules is { } rules && EditPromiseRules.Check(rules, agency, agencies) is { Count: > 0 } faults) return Problem.Invalid("promises_invalid", faults);
        var plan = book.For(agency);
        if (form.Hours is { } hours) plan = plan with { Calendar = new WorkingCalendar(hours.ToHours()), HasHours = true };
        if (form.Rules is not null) plan = plan with { Rules = form.Rules };
        return TypedResults.Ok<IReadOnlyList<PromiseExample>>([.. PromiseExamples.MomentsOf(plan.Calendar, time.GetUtcNow()).Select(moment => ExampleOf(plan, moment.Kind, moment.At))]);
    }

    private static PromiseExample ExampleOf(PromisePlan plan, ExampleKind kind, DateTimeOffset at) => new(
        kind, at.ToUniversalTime(), plan.Calendar.IsOpen(at), plan.Calendar.NextOpening(at).ToUniversalTime(),
        [.. plan.Rules.Select(rule => plan.Promise(rule.Department, at)).OfType<PromiseTimes>().Select(times => new ExampleDue(times.Name, times.Department, times.DueAt, times.WarnAt, times.EscalateAt))]);
}
