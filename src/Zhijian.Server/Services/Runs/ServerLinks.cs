using System.Text.RegularExpressions;

namespace Zhijian.Server.Services.Runs;

/// <summary>
/// Puts the address of this server into the links of what a service says (链接): words of a pack link to a page of citizens as <c>&lt;a href="/m/pages/roads/index"&gt;</c>. Pure.
/// </summary>
internal static partial class ServerLinks
{
    private const string Pages = "/m/";

    /// <param name="root">Null when nobody said where citizens reach this server, and where words stand on a page: then links are left out.</param>
    /// <param name="appId">Of the account that says it; its page knows the citizen.</param>
    public static string Fill(string said, Uri? root, Guid run, string appId = "") => OwnLink().Replace(said, link =>
    {
        if (root is null) return "";
        var (path, words) = (link.Groups["path"].Value.Replace(RunWords.RunBlank, run.ToString("N"), StringComparison.Ordinal), link.Groups["words"].Value);
        if (path.StartsWith(Pages, StringComparison.Ordinal)) path += $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}a={appId}";
        return $"{link.Groups["before"].Value}<a href=\"{root.GetLeftPart(UriPartial.Authority)}{path}\">{words}</a>";
    });

    [GeneratedRegex("(?<before>[ \n]?)<a href=\"(?<path>/[^\"]*)\">(?<words>[^<]*)</a>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OwnLink();
}
