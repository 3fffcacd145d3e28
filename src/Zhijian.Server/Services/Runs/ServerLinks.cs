using System.Text.RegularExpressions;

namespace Zhijian.Server.Services.Runs;

/// <summary>Puts the address of this server into what a service says (链接). Pure.</summary>
internal static partial class ServerLinks
{
    /// <param name="root">Null when nobody said where citizens reach this server: then links are left out.</param>
    /// <param name="appId">Of the account that says it; its page knows the citizen.</param>
    public static string Fill(string said, Uri? root, Guid run, string appId = "")
    {
        if (!said.Contains(RunWords.Root, StringComparison.Ordinal)) return said;
        return root is null
            ? Link().Replace(said, "")
            : said.Replace(RunWords.Root, root.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal).Replace(RunWords.RunBlank, run.ToString("N"), StringComparison.Ordinal)
                .Replace(RunWords.AccountBlank, appId, StringComparison.Ordinal);
    }

    [GeneratedRegex(" ?<a href=\"\\{\\{root\\}\\}[^\"]*\">[^<]*</a>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
