using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge.Packs;

/// <summary>What an account of a pack says by itself.</summary>
internal sealed record PackAccountReplies(
    string AccountKey, ReplyDraft? Welcome, string? HandOver, string? OutOfHours, string? Fallback, string? Suggestion,
    IReadOnlyDictionary<string, ReplyDraft> MenuReplies, IReadOnlyDictionary<string, ReplyDraft> SceneReplies, IReadOnlyList<PackRule> Rules,
    string? HelpfulQuestion)
{
    /// <param name="served">Menu keys that begin a service.</param>
    public static PackAccountReplies Read(PackMap map, ReplyReader replies, IReadOnlySet<string> served)
    {
        var row = new PackAccountReplies(
            map.Text("key") ?? "", replies.Read(map, "welcome"), HandOverTextOf(map, "handOver"), HandOverTextOf(map, "outOfHours"), map.Text("fallback", AnswerRules.MostTextBytes),
            map.Text("suggestion", 512), replies.ReadNamed(map, "menuReplies"), replies.ReadNamed(map, "scenes"), ReadRules(map, replies), map.Text("helpfulQuestion", 300));
        RefuseDeadKeys(map, row.MenuReplies, served);
        foreach (var scene in row.SceneReplies.Keys.Where(scene => scene.Length is 0 or > 64)) map.Complain("scenes", $"“{scene}” must have 1 to 64 characters");
        return row;
    }

    public void CopyTo(AccountReplies replies)
    {
        (replies.Welcome, replies.MenuReplies, replies.SceneReplies) = (Welcome, MenuReplies, SceneReplies);
        replies.HandOver = HandOver ?? AccountReplies.StandardHandOver;
        replies.OutOfHours = OutOfHours;
        replies.Fallback = Fallback ?? AccountReplies.StandardFallback;
        replies.HelpfulQuestion = HelpfulQuestion;
        replies.Suggestion = Suggestion ?? AccountReplies.StandardSuggestion;
    }

    private static string? HandOverTextOf(PackMap map, string field)
    {
        var text = map.Text(field, AnswerRules.MostTextBytes);
        if (text is not null && HandOverText.WhyNot(text) is { } reason) map.Complain(field, reason);
        return text;
    }

    private static List<PackRule> ReadRules(PackMap map, ReplyReader replies)
    {
        var rules = new List<PackRule>();
        foreach (var item in map.Maps("keywordRules"))
        {
            if (PackRule.Read(item, replies) is not { } rule) continue;
            if (rules.Exists(other => other.Name == rule.Name)) item.Complain("name", $"the account has a rule “{rule.Name}” already");
            rules.Add(rule);
        }

        return rules;
    }

    /// <summary>A button whose click nobody answers, and an answer no button asks for, are both mistakes.</summary>
    private static void RefuseDeadKeys(PackMap account, IReadOnlyDictionary<string, ReplyDraft> replies, IReadOnlySet<string> served)
    {
        var clicks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var button in account.Maps("menu"))
            foreach (var leaf in button.Has("items") ? button.Maps("items") : [button])
            {
                if (leaf.Text("click") is not { Length: > 0 } key) continue;
                clicks.Add(key);
                if (served.Contains(key)) continue;
                if (!account.Has("menuReplies") || account.Map("menuReplies")?.Names.Contains(key) != true) leaf.Complain("click", $"menuReplies has no “{key}”");
            }

        foreach (var key in replies.Keys.Where(key => !clicks.Contains(key))) account.Map("menuReplies")!.Complain(key, "no button of the menu has this key");
    }
}
