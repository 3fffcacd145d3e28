using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Replies;

/// <summary>What an account says by itself.</summary>
/// <param name="Welcome">On following; null says nothing.</param>
/// <param name="HandOver">When a person will reply.</param>
/// <param name="Fallback">To messages that cannot be read.</param>
/// <param name="Suggestion">Above numbered suggestions.</param>
/// <param name="HelpfulQuestion">Under an answer, at most once a day for each follower; citizens reply 1 or 2. Null asks nothing.</param>
/// <param name="MenuReplies">By menu key.</param>
/// <param name="SceneReplies">By scanned scene.</param>
/// <param name="OutOfHours">When a person will reply but the agency is shut; null is the standard text.</param>
public sealed record RepliesView(
    ReplyForm? Welcome, [property: Required] string Fallback, [property: Required] string HandOver, [property: Required] string Suggestion,
    IReadOnlyDictionary<string, ReplyForm> MenuReplies, IReadOnlyDictionary<string, ReplyForm> SceneReplies,
    [property: StringLength(100)] string? HelpfulQuestion = null, string? OutOfHours = null)
{
    internal static RepliesView Of(AccountReplies replies) => new(
        ReplyForm.Of(replies.Welcome), replies.Fallback, replies.HandOver, replies.Suggestion, ReplyForm.Of(replies.MenuReplies), ReplyForm.Of(replies.SceneReplies), replies.HelpfulQuestion,
        replies.OutOfHours);
}

/// <summary>Shows and changes an account's replies (自动回复设置).</summary>
internal sealed class EditReplies(ZhijianDb db, AuditLog audit, AccountDirectory accounts, AgencyDirectory agencies, PlaybookWorker playbooks)
{
    private const int MostReplies = 500;

    public static async Task<Results<Ok<RepliesView>, ProblemHttpResult>> ShowAsync(Guid id, EditReplies edit, HttpContext http) =>
        await edit.FindAsync(id, http) is { } replies ? TypedResults.Ok(RepliesView.Of(replies)) : NotFound();

    public static async Task<Results<Ok<RepliesView>, ProblemHttpResult>> ChangeAsync(Guid id, RepliesView request, EditReplies edit, HttpContext http) =>
        await edit.FindAsync(id, http) is { } replies ? await edit.ChangeAsync(replies, request, http) : NotFound();

    private static ProblemHttpResult NotFound() => Problem.NotFound("account_not_found", "There is no such account in your agency.");

    private async Task<Results<Ok<RepliesView>, ProblemHttpResult>> ChangeAsync(AccountReplies replies, RepliesView request, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var keys = (await db.Set<CanonicalAnswer>().Select(answer => answer.Key).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var faults = new List<Fault>();
        Predicate<string> isDepartment = key => agencies.FindDepartment(replies.AgencyId, key) is not null;
        var welcome = request.Welcome?.ToDraft(replies.Welcome, "welcome", keys.Contains, isDepartment, faults);
        var menu = Drafts(request.MenuReplies, replies.MenuReplies, "menuReplies", keys.Contains, isDepartment, faults);
        var scenes = Drafts(request.SceneReplies, replies.SceneReplies, "sceneReplies", keys.Contains, isDepartment, faults);
        foreach (var (field, text) in new[] { ("fallback", request.Fallback), ("handOver", request.HandOver), ("outOfHours", request.OutOfHours ?? ""), ("suggestion", request.Suggestion) })
            if (Encoding.UTF8.GetByteCount(text) is var bytes and > AnswerRules.MostTextBytes) faults.Add(new Fault(field, $"is {bytes} bytes long; WeChat takes {AnswerRules.MostTextBytes}"));
        foreach (var (field, text) in new[] { ("handOver", request.HandOver), ("outOfHours", request.OutOfHours ?? "") })
            if (HandOverText.WhyNot(text) is { } reason) faults.Add(new Fault(field, reason));
        if (faults.Count > 0) return Problem.Invalid("replies_invalid", faults);

        (replies.Welcome, replies.MenuReplies, replies.SceneReplies) = (welcome, menu, scenes);
        (replies.Fallback, replies.HandOver, replies.Suggestion) = (request.Fallback.Trim(), request.HandOver.Trim(), request.Suggestion.Trim());
        replies.HelpfulQuestion = string.IsNullOrWhiteSpace(request.HelpfulQuestion) ? null : request.HelpfulQuestion.Trim();
        replies.OutOfHours = string.IsNullOrWhiteSpace(request.OutOfHours) ? null : request.OutOfHours.Trim();
        if (db.Entry(replies).State == EntityState.Detached) db.Add(replies);
        audit.Note(AuditActor.Of(http.User), AuditAction.RepliesChanged, $"account:{accounts.Find(replies.AccountId)?.AppId}");
        await db.SaveChangesAsync(cancellation);
        playbooks.Request(replies.AgencyId);
        return TypedResults.Ok(RepliesView.Of(replies));
    }

    private static Dictionary<string, ReplyDraft> Drafts(
        IReadOnlyDictionary<string, ReplyForm> forms, IReadOnlyDictionary<string, ReplyDraft> present, string field, Predicate<string> isAnswer,
        Predicate<string> isDepartment, List<Fault> faults)
    {
        var drafts = new Dictionary<string, ReplyDraft>(StringComparer.Ordinal);
        if (forms.Count > MostReplies) faults.Add(new Fault(field, $"has {forms.Count} replies; at most {MostReplies}"));
        foreach (var (name, form) in forms.Take(MostReplies))
        {
            if (name.Length is 0 or > 128) faults.Add(new Fault(field, $"“{name}” must have 1 to 128 characters"));
            if (form.ToDraft(present.GetValueOrDefault(name), $"{field}.{name}", isAnswer, isDepartment, faults) is { } draft) drafts[name] = draft;
        }

        return drafts;
    }

    /// <summary>The stored replies, or the standard ones of an account that has none stored yet; null when the account is not theirs.</summary>
    private async Task<AccountReplies?> FindAsync(Guid id, HttpContext http)
    {
        if (accounts.Find(new AccountId(id)) is not { } account || account.AgencyId != http.User.AgencyId()) return null;
        return await db.Set<AccountReplies>().SingleOrDefaultAsync(row => row.AccountId == account.Id, http.RequestAborted)
            ?? new AccountReplies { AccountId = account.Id, AgencyId = account.AgencyId };
    }
}
