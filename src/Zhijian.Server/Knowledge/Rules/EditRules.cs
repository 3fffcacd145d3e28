using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Rules;

/// <summary>A keyword rule as the console edits it.</summary>
/// <param name="AccountId">Null: every account of the agency.</param>
/// <param name="FromTime">HH:mm in Beijing; null is the start of the day.</param>
/// <param name="ToTime">HH:mm; not after <paramref name="FromTime"/> runs over midnight; null is the end of the day.</param>
/// <param name="Days">1 Monday to 7 Sunday; none is every day.</param>
/// <param name="Priority">The highest that fits wins.</param>
public sealed record RuleView(
    Guid Id, Guid? AccountId, string Name, KeywordRuleKind Kind, IReadOnlyList<string> Terms, string? FromTime, string? ToTime, IReadOnlyList<int> Days,
    int Priority, ReplyForm Reply, bool Enabled)
{
    internal static RuleView Of(KeywordRule rule) => new(
        rule.Id.Value, rule.AccountId?.Value, rule.Name, rule.Kind, rule.Terms, rule.FromTime?.ToString("HH:mm"), rule.ToTime?.ToString("HH:mm"), rule.Days,
        rule.Priority, ReplyForm.Of(rule.Reply)!, rule.Enabled);
}

/// <inheritdoc cref="RuleView"/>
public sealed record RuleRequest(
    [property: Required, MaxLength(64)] string Name, KeywordRuleKind Kind, [property: Required] IReadOnlyList<string> Terms, [property: Required] ReplyForm Reply,
    Guid? AccountId = null, TimeOnly? FromTime = null, TimeOnly? ToTime = null, IReadOnlyList<int>? Days = null,
    [property: Range(-1000, 1000)] int Priority = 0, bool Enabled = true);

/// <summary>Lists, adds, changes and deletes keyword rules (关键词回复).</summary>
internal sealed class EditRules(ZhijianDb db, AuditLog audit, AccountDirectory accounts, AgencyDirectory agencies, PlaybookWorker playbooks, TimeProvider time)
{
    public static async Task<Ok<List<RuleView>>> ListAsync(ZhijianDb db, CancellationToken cancellation) => TypedResults.Ok(
        (await db.Set<KeywordRule>().AsNoTracking().OrderByDescending(rule => rule.Priority).ThenBy(rule => rule.Id).ToListAsync(cancellation)).ConvertAll(RuleView.Of));

    public static Task<Results<Created<RuleView>, ProblemHttpResult>> AddAsync(RuleRequest request, EditRules edit, HttpContext http) => edit.AddAsync(request, http);

    public static Task<Results<Ok<RuleView>, ProblemHttpResult>> ChangeAsync(Guid id, RuleRequest request, EditRules edit, HttpContext http) => edit.ChangeAsync(id, request, http);

    public static Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, EditRules edit, HttpContext http) => edit.DeleteAsync(id, http);

    private async Task<Results<Created<RuleView>, ProblemHttpResult>> AddAsync(RuleRequest request, HttpContext http)
    {
        var (reply, faults) = await CheckAsync(request, present: null, http);
        if (reply is null || faults.Count > 0) return Problem.Invalid("rule_invalid", faults);
        var rule = new KeywordRule { Id = KeywordRuleId.New(time), AgencyId = http.User.AgencyId(), Name = request.Name, Kind = request.Kind, Terms = request.Terms, Reply = reply };
        db.Add(rule);
        audit.Note(AuditActor.Of(http.User), AuditAction.RuleAdded, $"rule:{request.Name.Trim()}");
        await TakeAsync(rule, request, reply, http.RequestAborted);
        return TypedResults.Created($"/api/keyword-rules/{rule.Id}", RuleView.Of(rule));
    }

    private async Task<Results<Ok<RuleView>, ProblemHttpResult>> ChangeAsync(Guid id, RuleRequest request, HttpContext http)
    {
        if (await FindAsync(id, http.RequestAborted) is not { } rule) return NotFound();
        var (reply, faults) = await CheckAsync(request, rule.Reply, http);
        if (reply is null || faults.Count > 0) return Problem.Invalid("rule_invalid", faults);
        audit.Note(AuditActor.Of(http.User), AuditAction.RuleChanged, $"rule:{rule.Name}", rule.Enabled == request.Enabled ? null : request.Enabled ? "switched on" : "switched off");
        await TakeAsync(rule, request, reply, http.RequestAborted);
        return TypedResults.Ok(RuleView.Of(rule));
    }

    private async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, HttpContext http)
    {
        if (await FindAsync(id, http.RequestAborted) is not { } rule) return NotFound();
        db.Remove(rule);
        audit.Note(AuditActor.Of(http.User), AuditAction.RuleDeleted, $"rule:{rule.Name}");
        await db.SaveChangesAsync(http.RequestAborted);
        playbooks.Request(rule.AgencyId);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NotFound() => Problem.NotFound("rule_not_found", "There is no such keyword rule in your agency.");

    private Task<KeywordRule?> FindAsync(Guid id, CancellationToken cancellation) => db.Set<KeywordRule>().SingleOrDefaultAsync(rule => rule.Id == new KeywordRuleId(id), cancellation);

    private async Task<(ReplyDraft? Reply, List<Fault> Faults)> CheckAsync(RuleRequest request, ReplyDraft? present, HttpContext http)
    {
        var faults = KeywordRuleForm.Check(request.Kind, request.Terms).Select(fault => new Fault(fault.Field, fault.Message)).ToList();
        if (string.IsNullOrWhiteSpace(request.Name)) faults.Add(new Fault("name", "name the rule"));
        if ((request.Days ?? []).Any(day => day is < 1 or > 7)) faults.Add(new Fault("days", "days are numbers from 1 (Monday) to 7 (Sunday)"));
        if (request.AccountId is { } id && accounts.Find(new AccountId(id))?.AgencyId != http.User.AgencyId()) faults.Add(new Fault("accountId", "there is no such account in your agency"));
        var wanted = request.Reply.Answer?.Trim();
        var exists = wanted is not null && await db.Set<CanonicalAnswer>().AnyAsync(answer => answer.Key == wanted, http.RequestAborted);
        var agency = http.User.AgencyId();
        return (request.Reply.ToDraft(present, "reply", _ => exists, key => agencies.FindDepartment(agency, key) is not null, faults), faults);
    }

    private async Task TakeAsync(KeywordRule rule, RuleRequest request, ReplyDraft reply, CancellationToken cancellation)
    {
        (rule.Name, rule.Kind, rule.Terms, rule.Reply) = (request.Name.Trim(), request.Kind, [.. request.Terms.Select(term => term.Trim())], reply);
        rule.AccountId = request.AccountId is { } account ? new AccountId(account) : null;
        (rule.FromTime, rule.ToTime, rule.Days) = (request.FromTime, request.ToTime, [.. (request.Days ?? []).Distinct().Order()]);
        (rule.Priority, rule.Enabled) = (request.Priority, request.Enabled);
        await db.SaveChangesAsync(cancellation);
        playbooks.Request(rule.AgencyId);
    }
}
