using System.Text.RegularExpressions;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>What stands in braces in a canned phrase (常用语变量) and is filled in when an officer inserts it.</summary>
public static partial class PhraseVariables
{
    /// <summary>The citizen's name, the officer's, the account's, today, when the agency opens next.</summary>
    public static readonly IReadOnlyList<string> Known = ["citizen", "officer", "account", "date", "nextOpening"];

    /// <returns>What is wrong with the text's variables; null when nothing is.</returns>
    public static string? WhyNot(string text) =>
        Variable().Matches(text).Select(match => match.Groups["name"].Value).FirstOrDefault(name => !Known.Contains(name)) is { } unknown
            ? $"unknown variable “{{{unknown}}}”; known here: {string.Join(", ", Known.Select(name => $"{{{name}}}"))}"
            : null;

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
