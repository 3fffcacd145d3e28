using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>What a placeholder of a hand-over text is filled with; null when there is nothing to say.</summary>
/// <param name="NextOpening">When the agency opens next.</param>
/// <param name="Position">Place in the queue, from 1.</param>
/// <param name="Due">Until when an answer is promised.</param>
public sealed record HandOverFacts(string? NextOpening, int? Position, string? Due)
{
    /// <summary>Where the citizen can allow one message outside WeChat's window (一次性订阅消息).</summary>
    public string? OneTimeLink { get; init; }
}

/// <summary>Texts that tell a citizen what happens now (转人工提示), with placeholders in braces.</summary>
public static partial class HandOverText
{
    public const string Standard = "您的问题已转给工作人员，我们会尽快在这里回复您，请稍候。";
    public const string StandardOutOfHours = "现在不是办公时间，您的问题已经记下，不用重复发送。\n工作人员{nextOpening}上班后在这里回复您。\n我们承诺在{due}前答复。\n想及时看到答复，请点这里：{remind}。";

    private const string RemindWords = "允许我们通知您一次";

    private static readonly FrozenDictionary<string, Func<HandOverFacts, string?>> Placeholders = new Dictionary<string, Func<HandOverFacts, string?>>(StringComparer.Ordinal)
    {
        ["nextOpening"] = facts => facts.NextOpening,
        ["position"] = facts => facts.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["due"] = facts => facts.Due,
        ["remind"] = facts => facts.OneTimeLink is { } address ? $"<a href=\"{address}\">{RemindWords}</a>" : null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>What is wrong with the text's placeholders; null when nothing is.</returns>
    public static string? WhyNot(string text) =>
        Placeholder().Matches(text).Select(match => match.Groups["name"].Value).FirstOrDefault(name => !Placeholders.ContainsKey(name)) is { } unknown
            ? $"unknown placeholder “{{{unknown}}}”; known here: {string.Join(", ", Placeholders.Keys.Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"))}"
            : null;

    /// <summary>Fills in what is known. A line that needs what is not known is left out, so that nobody reads half a sentence.</summary>
    public static string Fill(string text, HandOverFacts facts) => !text.Contains('{') ? text : string.Join('\n', text.Split('\n').Select(line => FillLine(line, facts)).OfType<string>());

    private static string? FillLine(string line, HandOverFacts facts)
    {
        var complete = true;
        var filled = Placeholder().Replace(line, match =>
        {
            var value = Placeholders.TryGetValue(match.Groups["name"].Value, out var read) ? read(facts) : match.Value;
            complete &= value is not null;
            return value ?? "";
        });
        return complete ? filled : null;
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
