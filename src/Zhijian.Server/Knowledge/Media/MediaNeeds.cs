using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Knowledge.Replies;

namespace Zhijian.Server.Knowledge.Media;

/// <param name="AsAddress">True for the picture of an article, which WeChat wants as a web address; otherwise as temporary media.</param>
internal readonly record struct MediaNeed(string Name, bool AsAddress);

/// <summary>Which files an account must have at WeChat to say everything its playbook says.</summary>
internal static class MediaNeeds
{
    public static HashSet<MediaNeed> Of(KnowledgeSnapshot snapshot, AccountId account)
    {
        var needs = new HashSet<MediaNeed>();
        foreach (var answer in snapshot.Answers.Select(approved => approved.Content))
            if (answer.Media is { } media && answer.Kind != AnswerKind.Text && AnswerRules.IsMediaName(media)) needs.Add(new MediaNeed(media, answer.Kind == AnswerKind.Article));
        foreach (var rule in snapshot.Rules.Where(rule => rule.Enabled && (rule.AccountId is null || rule.AccountId == account))) Add(needs, rule.Reply);
        foreach (var replies in snapshot.Replies.Where(replies => replies.AccountId == account))
        {
            Add(needs, replies.Welcome);
            foreach (var reply in replies.MenuReplies.Values.Concat(replies.SceneReplies.Values)) Add(needs, reply);
        }

        return needs;
    }

    private static void Add(HashSet<MediaNeed> needs, ReplyDraft? reply)
    {
        if (reply?.Media is { } media) needs.Add(new MediaNeed(media, AsAddress: false));
        foreach (var article in reply?.Articles ?? [])
            if (article.Picture is { } picture && !AnswerRules.IsWebAddress(picture)) needs.Add(new MediaNeed(picture, AsAddress: true));
    }
}
