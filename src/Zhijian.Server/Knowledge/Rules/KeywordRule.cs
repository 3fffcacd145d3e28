using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Rules;

public enum KeywordRuleKind
{
    /// <summary>The whole message is one of the terms (完全匹配).</summary>
    Exact,

    /// <summary>The message holds one of the terms (包含).</summary>
    Contains,

    /// <summary>The message holds every term (全部包含).</summary>
    AllOf,

    /// <summary>One of the terms, as a regular expression, matches (正则).</summary>
    Pattern,
}

/// <summary>A keyword rule (关键词规则): at its hours, messages that fit get its reply before any answer is looked for.</summary>
public sealed class KeywordRule : IAgencyOwned
{
    public required KeywordRuleId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Null: every account of the agency.</summary>
    public AccountId? AccountId { get; set; }

    public required string Name { get; set; }

    public required KeywordRuleKind Kind { get; set; }

    public required IReadOnlyList<string> Terms { get; set; }

    /// <summary>From this time of the day in Beijing; null is the start of the day.</summary>
    public TimeOnly? FromTime { get; set; }

    /// <summary>Until before this time; not after <see cref="FromTime"/> runs over midnight. Null is the end of the day.</summary>
    public TimeOnly? ToTime { get; set; }

    /// <summary>1 Monday to 7 Sunday; empty is every day. A night belongs to the day on which it begins.</summary>
    public IReadOnlyList<int> Days { get; set; } = [];

    /// <summary>The highest that fits wins; among equals the older rule.</summary>
    public int Priority { get; set; }

    public required ReplyDraft Reply { get; set; }

    public bool Enabled { get; set; } = true;
}

public readonly record struct KeywordRuleId(Guid Value) : ITypedId<KeywordRuleId>
{
    public static KeywordRuleId From(Guid value) => new(value);

    public static KeywordRuleId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
