using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.OAuth;

/// <summary>/sns/*: what an account's web page learns about the person who consented.</summary>
public static class SnsApi
{
    public static ValueTask<ApiReply> Redeem(ApiCall call)
    {
        var account = ApiGate.BySecret(call.Query("appid"), call.Query("secret"), call.World);
        if (call.Query("code") is not { } code) throw new ApiException(ApiErrors.MissingCode);
        if (call.Query("grant_type") != "authorization_code") throw new ApiException(ApiErrors.InvalidGrantType);
        if (!account.Allows(Capability.WebOAuth)) throw new ApiException(ApiErrors.Unauthorized);
        var grant = call.World.OAuth.Redeem(code, account.AppId, call.Now);
        return ValueTask.FromResult(Reply(grant, grant.Consent.Follower.Person.UnionId));
    }

    public static ValueTask<ApiReply> Refresh(ApiCall call)
    {
        if (call.Query("appid") is not { } appId) throw new ApiException(ApiErrors.MissingAppId);
        if (call.Query("refresh_token") is not { } token) throw new ApiException(ApiErrors.MissingRefreshToken);
        if (call.Query("grant_type") != "refresh_token") throw new ApiException(ApiErrors.InvalidGrantType);
        if (call.World.Accounts.Find(appId) is null) throw new ApiException(ApiErrors.InvalidAppId);
        return ValueTask.FromResult(Reply(call.World.OAuth.Refresh(token, appId, call.Now), null));
    }

    public static ValueTask<ApiReply> UserInfo(ApiCall call)
    {
        var consent = Consent(call);
        if (consent.Scope != AuthorizePage.UserInfoScope) throw new ApiException(ApiErrors.Unauthorized);
        var person = consent.Follower.Person;
        return ValueTask.FromResult(ApiReply.Json(new
        {
            openid = consent.Follower.OpenId,
            nickname = person.Nickname,
            sex = 0,
            language = "",
            city = "",
            province = "",
            country = "",
            headimgurl = "",
            privilege = Array.Empty<string>(),
            unionid = person.UnionId,
        }));
    }

    public static ValueTask<ApiReply> Check(ApiCall call)
    {
        Consent(call);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    private static Consent Consent(ApiCall call)
    {
        if (call.Query("access_token") is not { } token) throw new ApiException(ApiErrors.MissingAccessToken);
        if (call.Query("openid") is not { } openId) throw new ApiException(ApiErrors.MissingOpenId);
        return call.World.OAuth.Read(token, openId, call.Now);
    }

    private static ApiReply Reply(WebGrant grant, string? unionId) => ApiReply.Json(new
    {
        access_token = grant.AccessToken,
        expires_in = (int)OAuthBook.TokenLife.TotalSeconds,
        refresh_token = grant.RefreshToken,
        openid = grant.Consent.Follower.OpenId,
        scope = grant.Consent.Scope,
        unionid = unionId,
    });
}
