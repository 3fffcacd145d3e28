using System.Text.RegularExpressions;

namespace Zhijian.Sandbox.Api;

/// <summary>Makes a query fit to be shown: secrets become stars, tokens keep their first characters.</summary>
public static partial class QueryMask
{
    public static string Hide(string? query)
    {
        if (string.IsNullOrEmpty(query)) return "";
        var shown = Secret().Replace(query.TrimStart('?'), "${name}=***");
        return Token().Replace(shown, "${name}=${start}…");
    }

    /// <summary>stable_token carries the secret in its body.</summary>
    public static string? HideSecret(string? body) => body is null ? null : BodySecret().Replace(body, "${name}\"***\"");

    [GeneratedRegex("(?<name>\"secret\"\\s*:\\s*)\"[^\"]*\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BodySecret();

    [GeneratedRegex("(?<name>secret|appsecret)=[^&]*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    [GeneratedRegex("(?<name>access_token|refresh_token)=(?<start>[^&]{1,16})[^&]*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
