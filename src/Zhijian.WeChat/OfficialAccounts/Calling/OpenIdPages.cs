using System.Runtime.CompilerServices;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

internal sealed record OpenIdPage(int Count = 0, OpenIdList? Data = null, string? NextOpenid = null);

internal sealed record OpenIdList(IReadOnlyList<string>? Openid = null);

/// <summary>Lists of openids come in pages; each names the openid the next one begins behind.</summary>
internal static class OpenIdPages
{
    public static async IAsyncEnumerable<string> EnumerateAsync(Func<string, Task<OpenIdPage>> read, string? after, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var next = after ?? ""; ;)
        {
            ct.ThrowIfCancellationRequested();
            var page = await read(next);
            foreach (var openId in page.Data?.Openid ?? []) yield return openId;
            if (page.Count == 0 || string.IsNullOrEmpty(page.NextOpenid) || string.Equals(page.NextOpenid, next, StringComparison.Ordinal)) yield break;
            next = page.NextOpenid;
        }
    }
}
