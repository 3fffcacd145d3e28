using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>Tags on followers (用户标签): at most 100 an account, 20 a follower. Official docs: 用户标签管理.</summary>
public sealed class Tags
{
    private const int BatchSize = 50;

    private readonly ApiCaller caller;

    internal Tags(ApiCaller caller) => this.caller = caller;

    /// <param name="name">At most 30 characters.</param>
    /// <exception cref="WeChatApiException">45157 taken or illegal, 45158 too long, 45056 too many tags.</exception>
    public async Task<Tag> CreateAsync(string name, CancellationToken ct = default) =>
        (await caller.CallAsync(Post("cgi-bin/tags/create", new TagBody(new Tag(null, name)), repeatable: false), WeChatJson.Plain.TagBody, ct)).Tag;

    /// <summary>All tags with their number of followers; 0 to 2 belong to WeChat.</summary>
    public async Task<IReadOnlyList<Tag>> ListAsync(CancellationToken ct = default) =>
        (await caller.CallAsync(ApiRequest.Get("cgi-bin/tags/get"), WeChatJson.Plain.TagList, ct)).Tags;

    public Task RenameAsync(int tagId, string name, CancellationToken ct = default) =>
        caller.CallAsync(Post("cgi-bin/tags/update", new TagBody(new Tag(tagId, name)), repeatable: true), ct);

    /// <exception cref="WeChatApiException">45057 more than 100,000 followers have it, 45058 it is WeChat's.</exception>
    public Task DeleteAsync(int tagId, CancellationToken ct = default) =>
        caller.CallAsync(Post("cgi-bin/tags/delete", new TagBody(new Tag(tagId, null)), repeatable: false), ct);

    /// <summary>Any number of followers, fifty a call; a refusal leaves the earlier ones tagged.</summary>
    public Task AssignAsync(int tagId, IEnumerable<string> openIds, CancellationToken ct = default) => ForAllAsync("cgi-bin/tags/members/batchtagging", tagId, openIds, ct);

    /// <summary>Any number of followers, fifty a call; a refusal leaves the earlier ones without the tag.</summary>
    public Task RemoveAsync(int tagId, IEnumerable<string> openIds, CancellationToken ct = default) => ForAllAsync("cgi-bin/tags/members/batchuntagging", tagId, openIds, ct);

    public async Task<IReadOnlyList<int>> OfFollowerAsync(string openId, CancellationToken ct = default)
    {
        var request = ApiRequest.Post("cgi-bin/tags/getidlist", new OpenIdBody(openId), WeChatJson.Plain.OpenIdBody);
        return (await caller.CallAsync(request, WeChatJson.Plain.TagIdList, ct)).TagidList;
    }

    /// <summary>The openids of the followers with a tag.</summary>
    public IAsyncEnumerable<string> FollowersAsync(int tagId, CancellationToken ct = default) => OpenIdPages.EnumerateAsync(
        next =>
        {
            var body = new TagFollowersRequest(tagId, next);
            return caller.CallAsync(
                ApiRequest.Post("cgi-bin/user/tag/get", body, WeChatJson.Plain.TagFollowersRequest),
                WeChatJson.Plain.OpenIdPage, ct);
        },
        after: null, ct);

    private async Task ForAllAsync(string path, int tagId, IEnumerable<string> openIds, CancellationToken ct)
    {
        foreach (var batch in openIds.Chunk(BatchSize))
        {
            var body = new TaggingRequest(batch, tagId);
            await caller.CallAsync(ApiRequest.Post(path, body, WeChatJson.Plain.TaggingRequest), ct);
        }
    }

    private static ApiRequest Post(string path, TagBody body, bool repeatable) =>
        new(HttpMethod.Post, path, repeatable, Content: () => PlainJson.Content(body, WeChatJson.Plain.TagBody));
}

/// <param name="Count">Followers with it; only in lists.</param>
public sealed record Tag(int? Id = null, string? Name = null, int? Count = null);

internal sealed record TagBody(Tag Tag);

internal sealed record TagList(IReadOnlyList<Tag> Tags);

internal sealed record TagIdList(IReadOnlyList<int> TagidList);

internal sealed record OpenIdBody(string Openid);

internal sealed record TagFollowersRequest(int Tagid, string NextOpenid);

internal sealed record TaggingRequest(IReadOnlyList<string> OpenidList, int Tagid);
