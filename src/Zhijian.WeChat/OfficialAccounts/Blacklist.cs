using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>Followers the account hears no more of (黑名单). Official docs: 黑名单管理.</summary>
public sealed class Blacklist
{
    private const int BatchSize = 20;

    private readonly ApiCaller caller;

    internal Blacklist(ApiCaller caller) => this.caller = caller;

    public IAsyncEnumerable<string> ListAsync(CancellationToken ct = default) => OpenIdPages.EnumerateAsync(
        next => caller.CallAsync(
            ApiRequest.Post("cgi-bin/tags/members/getblacklist", new BlacklistRequest(next), WeChatJson.Plain.BlacklistRequest),
            WeChatJson.Plain.OpenIdPage, ct),
        after: null, ct);

    /// <summary>Any number of followers, twenty a call; a refusal leaves the earlier ones blocked.</summary>
    public Task AddAsync(IEnumerable<string> openIds, CancellationToken ct = default) => ForAllAsync("cgi-bin/tags/members/batchblacklist", openIds, ct);

    /// <summary>Any number of followers, twenty a call; a refusal leaves the earlier ones free.</summary>
    public Task RemoveAsync(IEnumerable<string> openIds, CancellationToken ct = default) => ForAllAsync("cgi-bin/tags/members/batchunblacklist", openIds, ct);

    private async Task ForAllAsync(string path, IEnumerable<string> openIds, CancellationToken ct)
    {
        foreach (var batch in openIds.Chunk(BatchSize))
        {
            var body = new OpenIdListBody(batch);
            await caller.CallAsync(ApiRequest.Post(path, body, WeChatJson.Plain.OpenIdListBody), ct);
        }
    }
}

internal sealed record BlacklistRequest(string BeginOpenid);

internal sealed record OpenIdListBody(IReadOnlyList<string> OpenidList);
