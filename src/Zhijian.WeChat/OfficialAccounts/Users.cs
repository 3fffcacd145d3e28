using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>The account's followers (用户管理). Official docs: 获取用户基本信息, 获取用户列表, 设置用户备注名.</summary>
public sealed class Users
{
    private const int BatchSize = 100;

    private readonly ApiCaller caller;

    internal Users(ApiCaller caller) => this.caller = caller;

    /// <param name="language">zh_CN, zh_TW or en.</param>
    /// <exception cref="WeChatApiException">40003 the openid is another account's.</exception>
    public Task<UserInfo> GetAsync(string openId, string language = "zh_CN", CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.Get("cgi-bin/user/info", ("openid", openId), ("lang", language)), WeChatJson.Plain.UserInfo, ct);

    /// <summary>Asks for any number of followers, a hundred a call.</summary>
    public async IAsyncEnumerable<UserInfo> GetManyAsync(IEnumerable<string> openIds, string language = "zh_CN", [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var batch in openIds.Chunk(BatchSize))
        {
            var body = new UserBatchRequest([.. batch.Select(openId => new UserBatchItem(openId, language))]);
            var request = ApiRequest.Post("cgi-bin/user/info/batchget", body, WeChatJson.Plain.UserBatchRequest);
            foreach (var user in (await caller.CallAsync(request, WeChatJson.Plain.UserBatchAnswer, ct)).UserInfoList) yield return user;
        }
    }

    /// <summary>The openids of all followers, ten thousand a call.</summary>
    /// <param name="after">Begins behind this openid.</param>
    public IAsyncEnumerable<string> ListAsync(string? after = null, CancellationToken ct = default) => OpenIdPages.EnumerateAsync(
        next => caller.CallAsync(ApiRequest.Get("cgi-bin/user/get", ("next_openid", next.Length > 0 ? next : null)), WeChatJson.Plain.OpenIdPage, ct), after, ct);

    /// <param name="remark">Less than 30 bytes.</param>
    /// <exception cref="WeChatApiException">40092 too long.</exception>
    public Task SetRemarkAsync(string openId, string remark, CancellationToken ct = default) => caller.CallAsync(
        ApiRequest.Post("cgi-bin/user/info/updateremark", new RemarkRequest(openId, remark), WeChatJson.Plain.RemarkRequest),
        ct);
}

/// <summary>What WeChat tells about a person; after unfollowing only OpenId and UnionId.</summary>
/// <param name="Subscribed">Whether they follow.</param>
/// <param name="UnionId">The same in all applications bound to one Open Platform account.</param>
/// <param name="SubscribeScene">How they found the account: ADD_SCENE_SEARCH, ADD_SCENE_QR_CODE …</param>
/// <param name="QrScene">The scene of the QR code they came by, as a number; <paramref name="QrSceneText"/> as text.</param>
/// <param name="Nickname">Empty since the end of 2021, as are <paramref name="HeadImageUrl"/> and the places.</param>
public sealed record UserInfo(
    [property: JsonPropertyName("openid")] string OpenId,
    [property: JsonPropertyName("subscribe"), JsonConverter(typeof(ZeroOneConverter))] bool Subscribed = false,
    [property: JsonPropertyName("unionid")] string? UnionId = null,
    string? Language = null,
    [property: JsonPropertyName("subscribe_time"), JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset? SubscribedAt = null,
    string? SubscribeScene = null,
    string? Remark = null,
    [property: JsonPropertyName("groupid")] int? GroupId = null,
    [property: JsonPropertyName("tagid_list")] IReadOnlyList<int>? TagIds = null,
    long? QrScene = null,
    [property: JsonPropertyName("qr_scene_str")] string? QrSceneText = null,
    string? Nickname = null,
    int? Sex = null,
    string? City = null,
    string? Province = null,
    string? Country = null,
    [property: JsonPropertyName("headimgurl")] string? HeadImageUrl = null);

internal sealed record UserBatchRequest(IReadOnlyList<UserBatchItem> UserList);

internal sealed record UserBatchItem(string Openid, string Lang);

internal sealed record UserBatchAnswer(IReadOnlyList<UserInfo> UserInfoList);

internal sealed record RemarkRequest(string Openid, string Remark);
