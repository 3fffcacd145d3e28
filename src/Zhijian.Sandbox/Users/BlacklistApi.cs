using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Users;

/// <summary>tags/members/*blacklist: persons whose messages the account does not want.</summary>
public static class BlacklistApi
{
    public const int MostAtOnce = 20;
    private const int PageSize = 10_000;

    public static ValueTask<ApiReply> List(ApiCall call) =>
        ValueTask.FromResult(UserApi.Page(call.Account.Followers.Page(call.Body.Text("begin_openid"), PageSize, follower => follower.Blacklisted), withTotal: true));

    public static ValueTask<ApiReply> Add(ApiCall call) => Change(call, true);

    public static ValueTask<ApiReply> Remove(ApiCall call) => Change(call, false);

    private static ValueTask<ApiReply> Change(ApiCall call, bool blacklisted)
    {
        if (call.Body.Texts("openid_list") is not { Count: >= 1 and <= MostAtOnce } list) throw new ApiException(ApiErrors.InvalidOpenIdListSize);
        var followers = list.Select(call.Follower).ToList();
        foreach (var follower in followers) follower.Blacklisted = blacklisted;
        return ValueTask.FromResult(ApiReply.Ok);
    }
}
