using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>A reply that leads to a department.</summary>
/// <param name="Kind">welcome, menu or scene.</param>
/// <param name="Key">Of the menu entry or scene; null for the welcome.</param>
public sealed record ReplyRoute(string AccountName, string Kind, string? Key);

/// <param name="Rules">Names of keyword rules.</param>
/// <param name="Answers">How many answers are the department's.</param>
public sealed record RoutesToDepartment(IReadOnlyList<string> Rules, IReadOnlyList<ReplyRoute> Replies, int Answers);

/// <summary>What leads citizens to a department (指向部门的配置); sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class DepartmentRoutes(ZhijianDb db, AccountDirectory accounts)
{
    public async Task<RoutesToDepartment> OfAsync(string department, CancellationToken cancellation)
    {
        // Replies are columns of JSON and an agency has some dozens of them: they are looked through here.
        var rules = await db.Set<KeywordRule>().AsNoTracking().OrderBy(rule => rule.Name).ToListAsync(cancellation);
        var replies = await db.Set<AccountReplies>().AsNoTracking().ToListAsync(cancellation);
        return new RoutesToDepartment(
            [.. rules.Where(rule => rule.Reply.Department == department).Select(rule => rule.Name)],
            [.. replies.SelectMany(row => RoutesOf(row, department))],
            await db.Set<CanonicalAnswer>().CountAsync(answer => answer.Department == department, cancellation));
    }

    private IEnumerable<ReplyRoute> RoutesOf(AccountReplies replies, string department)
    {
        var account = accounts.Find(replies.AccountId)?.Name ?? "";
        if (replies.Welcome?.Department == department) yield return new ReplyRoute(account, "welcome", null);
        foreach (var (key, _) in replies.MenuReplies.Where(pair => pair.Value.Department == department)) yield return new ReplyRoute(account, "menu", key);
        foreach (var (key, _) in replies.SceneReplies.Where(pair => pair.Value.Department == department)) yield return new ReplyRoute(account, "scene", key);
    }
}
