using System.Globalization;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Notices;

/// <summary>What an event says to those who have subscribed. Pure.</summary>
internal static class NoticeText
{
    /// <summary>In characters: with what stands below it no more than WeChat takes in one message.</summary>
    private const int Most = 600;

    private const string Rest = "……";

    public static string Of(NoticeRule rule, IReadOnlyDictionary<string, DepartmentValue> values)
    {
        var words = EntryWords.Item(rule.Tell, values, 1).Trim();
        if (words.Length <= Most) return words;
        var end = Most - Rest.Length;
        if (char.IsHighSurrogate(words[end - 1])) end--;
        return words[..end] + Rest;
    }

    public static DateTimeOffset? GoodUntil(NoticeRule rule, IReadOnlyDictionary<string, DepartmentValue> values) =>
        rule.GoodUntil is { } name && values.TryGetValue(name, out var value) ? DateTimeOffset.Parse(value.Value, CultureInfo.InvariantCulture).ToUniversalTime() : null;
}
