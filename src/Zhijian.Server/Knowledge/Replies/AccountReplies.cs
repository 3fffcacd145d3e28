using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Replies;

/// <summary>What one account says by itself (自动回复), besides answers and keyword rules.</summary>
public sealed class AccountReplies : IAgencyOwned
{
    public const string StandardHandOver = HandOverText.Standard;
    public const string StandardFallback = "暂时无法识别这类消息，请用文字描述您的问题，或点击下方菜单办理。";
    public const string StandardSuggestion = "您想问的是不是下面的问题？请回复数字查看：";

    public required AccountId AccountId { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>On following (关注回复).</summary>
    public ReplyDraft? Welcome { get; set; }

    /// <summary>What a citizen is told when a person will reply (转人工提示).</summary>
    public string HandOver { get; set; } = StandardHandOver;

    /// <summary>The same outside office hours (下班时段提示); null is the standard text.</summary>
    public string? OutOfHours { get; set; }

    /// <summary>To messages that cannot be read (兜底回复).</summary>
    public string Fallback { get; set; } = StandardFallback;

    /// <summary>The line above numbered suggestions.</summary>
    public string Suggestion { get; set; } = StandardSuggestion;

    /// <summary>Asked under an answer, at most once a day: 有帮助吗？回复 1 有用，2 没用. Null asks nothing.</summary>
    public string? HelpfulQuestion { get; set; }

    /// <summary>By menu key (菜单点击).</summary>
    public IReadOnlyDictionary<string, ReplyDraft> MenuReplies { get; set; } = new Dictionary<string, ReplyDraft>();

    /// <summary>By scanned scene (带参二维码).</summary>
    public IReadOnlyDictionary<string, ReplyDraft> SceneReplies { get; set; } = new Dictionary<string, ReplyDraft>();
}
