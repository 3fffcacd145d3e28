using System.Text.RegularExpressions;

namespace Zhijian.Server.Connectors.Definitions;

/// <summary>Parameters in braces, such as <c>{plate}</c>, in what a connector sends.</summary>
internal static partial class ParameterBlanks
{
    public static IEnumerable<string> In(string text) => Blank().Matches(text).Select(blank => blank.Groups["name"].Value);

    /// <summary>What was not given leaves nothing.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> parameters, Func<string, string>? escape = null) =>
        Blank().Replace(text, blank => parameters.TryGetValue(blank.Groups["name"].Value, out var value) ? escape?.Invoke(value) ?? value : "");

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
