using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Users;

/// <summary>cgi-bin/user/*: who follows, and what is known about them.</summary>
public static class UserApi
{
    public const int MostInBatch = 100;
    public const int PageSize = 10_000;
    private const int RemarkBytes = 30;

    public static ValueTask<ApiReply> Info(ApiCall call)
    {
        if (call.Query("openid") is not { } openId) throw new ApiException(ApiErrors.MissingOpenId);
        return ValueTask.FromResult(ApiReply.Json(Describe(call.Follower(openId), call.Query("lang"))));
    }

    public static ValueTask<ApiReply> BatchInfo(ApiCall call)
    {
        if (call.Body.Entries("user_list") is not { Count: >= 1 and <= MostInBatch } wanted) throw new ApiException(ApiErrors.InvalidOpenIdListSize);
        var list = new JsonArray([.. wanted.Select(one => Describe(call.Follower(one.Text("openid")), one.Text("lang")))]);
        return ValueTask.FromResult(ApiReply.Json(new JsonObject { ["user_info_list"] = list }));
    }

    public static ValueTask<ApiReply> List(ApiCall call) =>
        ValueTask.FromResult(Page(call.Account.Followers.Page(call.Query("next_openid"), PageSize, follower => follower.Subscribed), withTotal: true));

    public static ValueTask<ApiReply> Remark(ApiCall call)
    {
        var follower = call.Follower(call.Body.Text("openid"));
        if (call.Body.Text("remark") is not { } remark || Encoding.UTF8.GetByteCount(remark) >= RemarkBytes) throw new ApiException(ApiErrors.InvalidRemark);
        if (!follower.Subscribed) throw new ApiException(ApiErrors.RequireSubscribe);
        follower.Remark = remark;
        return ValueTask.FromResult(ApiReply.Ok);
    }

    /// <summary>The form all lists of openids share; the last page has no <c>data</c>.</summary>
    public static ApiReply Page(FollowerPage? page, bool withTotal)
    {
        if (page is null) throw new ApiException(ApiErrors.InvalidOpenId);
        var json = new JsonObject();
        if (withTotal) json["total"] = page.Total;
        json["count"] = page.OpenIds.Count;
        if (page.OpenIds.Count > 0) json["data"] = new JsonObject { ["openid"] = JsonSerializer.SerializeToNode(page.OpenIds) };
        json["next_openid"] = page.OpenIds.Count > 0 ? page.OpenIds[^1] : "";
        return ApiReply.Json(json);
    }

    // Nickname, sex, city, province, country and picture are withdrawn: present but empty.
    private static JsonObject Describe(Follower follower, string? language)
    {
        if (follower.Subscription is not { } subscription)
        {
            return new JsonObject { ["subscribe"] = 0, ["openid"] = follower.OpenId, ["unionid"] = follower.Person.UnionId };
        }
        return new JsonObject
        {
            ["subscribe"] = 1,
            ["openid"] = follower.OpenId,
            ["nickname"] = "",
            ["sex"] = 0,
            ["language"] = language ?? "zh_CN",
            ["city"] = "",
            ["province"] = "",
            ["country"] = "",
            ["headimgurl"] = "",
            ["subscribe_time"] = subscription.At.ToUnixTimeSeconds(),
            ["unionid"] = follower.Person.UnionId,
            ["remark"] = follower.Remark,
            ["groupid"] = follower.Tags.Count > 0 ? follower.Tags[0] : 0,
            ["tagid_list"] = JsonSerializer.SerializeToNode(follower.Tags),
            ["subscribe_scene"] = subscription.Scene,
            ["qr_scene"] = subscription.QrScene,
            ["qr_scene_str"] = subscription.QrSceneText,
        };
    }
}
