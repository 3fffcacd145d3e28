using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

/// <param name="Hours">Opening periods of a day; null when the agency never said.</param>
/// <param name="HolidaysKnownUntil">Last year whose official arrangement of holidays is in; later due times miss make-up days.</param>
public sealed record PromiseRulesView(IReadOnlyList<PromiseRule> Rules, IReadOnlyList<string>? Hours, bool EveryDay, int HolidaysKnownUntil);

public sealed record PromiseRulesForm([property: Required] IReadOnlyList<PromiseRule> Rules);

/// <summary>Shows and changes what an agency promises. A change holds for those who begin to wait from now on, for nobody before.</summary>
internal static class EditPromiseRules
{
    public static Ok<PromiseRulesView> ShowAsync(PromiseBook book, ClaimsPrincipal person) => TypedResults.Ok(View(book.For(person.AgencyId())));

    public static async Task<Results<Ok<PromiseRulesView>, ProblemHttpResult>> ChangeAsync(
        PromiseRulesForm form, ZhijianDb db, AuditLog audit, PromiseBook book, AgencyDirectory agencies, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var agency = person.AgencyId();
        if (Check(form.Rules, agency, agencies) is { Count: > 0 } faults) return Problem.Invalid("promises_invalid", faults);

        var row = await db.Set<PromiseRules>().SingleOrDefaultAsync(cancellation);
        if (row is null) db.Add(row = new PromiseRules { AgencyId = agency });
        row.Rules = form.Rules;
        audit.Note(AuditActor.Of(person), AuditAction.PromiseRulesChanged, "promises", string.Join("; ", form.Rules.Select(Describe)));
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(View(book.Put(agency, form.Rules)));
    }

    internal static List<Fault> Check(IReadOnlyList<PromiseRule> rules, AgencyId agency, AgencyDirectory agencies)
    {
        var faults = rules.SelectMany((rule, index) => Check(rule, index, agency, agencies)).ToList();
        if (rules.Select(rule => rule.Department).Distinct().Count() < rules.Count) faults.Add(new Fault("rules", "promise each department one thing, and all others together one thing"));
        return faults;
    }

    private static string Describe(PromiseRule rule) =>
        $"{rule.Department ?? "all others"}: {rule.Within}, warn {rule.WarnBefore ?? "never"}, escalate {rule.EscalateAfter ?? "never"}";

    private static IEnumerable<Fault> Check(PromiseRule rule, int index, AgencyId agency, AgencyDirectory agencies)
    {
        var field = $"rules[{index}]";
        if (string.IsNullOrWhiteSpace(rule.Name) || rule.Name.Length > 128) yield return new Fault(field + ".name", "write 1 to 128 characters");
        if (rule.Department is { } department && agencies.FindDepartment(agency, department) is null) yield return new Fault(field + ".department", $"there is no department “{department}”");
        foreach (var (name, text) in new[] { ("within", rule.Within), ("warnBefore", rule.WarnBefore), ("escalateAfter", rule.EscalateAfter) })
            if ((text is not null || name == "within") && PromiseTerm.Parse(text) is null)
                yield return new Fault($"{field}.{name}", $"write it as 48h, 30m, 4 working hours, 2 working days or {PromiseTerm.SameWorkingDay}");
    }

    private static PromiseRulesView View(PromisePlan plan) =>
        new(plan.Rules, plan.HasHours ? plan.Calendar.Hours.Periods : null, plan.Calendar.Hours.EveryDay, WorkingDays.National.LastKnownYear);
}
