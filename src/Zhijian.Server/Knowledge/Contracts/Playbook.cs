using System.Collections.Frozen;
using Zhijian.Answers;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>An approved answer, ready to send.</summary>
/// <param name="Title">Its standard question, shown in suggestions.</param>
/// <param name="Department">Key of the department that answers for it.</param>
public sealed record PlaybookAnswer(string Id, string Title, ReplyContent Content, DateTimeOffset? EffectiveFrom, DateTimeOffset? ExpiresAt, string? Department = null)
{
    /// <summary>Number of its version; a newer wording has a higher one.</summary>
    public int Version { get; init; }

    /// <summary>What it says in words; a picture or recording says none.</summary>
    public string Words => Content switch
    {
        TextContent text => text.Text,
        NewsContent news => string.Join('\n', news.Articles.Select(article => $"{article.Title} {article.Description}")),
        _ => "",
    };

    public bool IsValidAt(DateTimeOffset now) => (EffectiveFrom is not { } from || now >= from) && (ExpiresAt is not { } until || now < until);
}

/// <summary>A keyword rule that fired (关键词回复).</summary>
/// <param name="Department">Key of the department whose matter it is; null when nobody said.</param>
public sealed record KeywordHit(string RuleName, ReplyContent Content, string? Department = null);

/// <summary>
/// Everything an account says by itself (自动回复), as one immutable snapshot that is rebuilt in the background and swapped whole.
/// Media ids in it are already those of the account; an answer whose picture could not be uploaded stands here as its text.
/// </summary>
public sealed class Playbook
{
    /// <summary>The answers in force that come nearest to a question, best first, as far as they say something in words.</summary>
    public IReadOnlyList<PlaybookAnswer> Nearest(string question, DateTimeOffset now, int most) =>
        [.. Index.Match(question, most).Candidates.Select(candidate => Answers.GetValueOrDefault(candidate.Id)).OfType<PlaybookAnswer>()
            .Where(answer => answer.IsValidAt(now) && answer.Words.Length > 0)];

    /// <summary>What is said on following (关注回复); null says nothing.</summary>
    public ReplyContent? Welcome { get; init; }

    /// <summary>Replies to menu keys (菜单点击) by key.</summary>
    public FrozenDictionary<string, ReplyContent> MenuReplies { get; init; } = FrozenDictionary<string, ReplyContent>.Empty;

    /// <summary>Replies to scanned scenes (带参二维码) by scene value.</summary>
    public FrozenDictionary<string, ReplyContent> SceneReplies { get; init; } = FrozenDictionary<string, ReplyContent>.Empty;

    /// <summary>Departments whose matter a menu key is, by key, as far as somebody said.</summary>
    public FrozenDictionary<string, string> MenuDepartments { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The same of scenes.</summary>
    public FrozenDictionary<string, string> SceneDepartments { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The approved answers by id, as the index returns them.</summary>
    public FrozenDictionary<string, PlaybookAnswer> Answers { get; init; } = FrozenDictionary<string, PlaybookAnswer>.Empty;

    public required AnswerIndex Index { get; init; }

    /// <summary>What the citizen is told when a person will reply (转人工提示).</summary>
    public required string HandOverText { get; init; }

    /// <summary>The same while the agency is shut; see <see cref="Contracts.HandOverText"/>.</summary>
    public string OutOfHoursText { get; init; } = Contracts.HandOverText.StandardOutOfHours;

    /// <summary>What is said to messages that cannot be read, such as unknown types (兜底回复).</summary>
    public required string FallbackText { get; init; }

    /// <summary>Asked under an answer now and then; null asks nothing.</summary>
    public string? HelpfulQuestion { get; init; }

    /// <summary>The line above numbered suggestions.</summary>
    public required string SuggestionText { get; init; }

    /// <summary>The first keyword rule that fires on a text at an instant, by priority; null when none does. Hours of rules are hours of Beijing.</summary>
    public Func<string, DateTimeOffset, KeywordHit?> FindKeyword { get; init; } = static (_, _) => null;
}
