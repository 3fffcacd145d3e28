using System.Security.Cryptography;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OAuth;

/// <summary>/sns/jscode2session: what a mini program's server learns about the person who opened it (小程序登录).</summary>
public static class LoginApi
{
    private const int SessionKeyBytes = 16;

    public static ValueTask<ApiReply> Exchange(ApiCall call)
    {
        if (call.Query("appid") is not { } appId) throw new ApiException(ApiErrors.MissingAppId);
        if (call.Query("secret") is not { } secret) throw new ApiException(ApiErrors.MissingAppSecret);
        var program = call.World.Accounts.FindMiniProgram(appId) ?? throw new ApiException(ApiErrors.InvalidAppId);
        if (program.AppSecret != secret) throw new ApiException(ApiErrors.InvalidAppSecret);
        if (call.Query("js_code") is not { } code) throw new ApiException(ApiErrors.MissingCode);
        if (call.Query("grant_type") != "authorization_code") throw new ApiException(ApiErrors.InvalidGrantType);
        var person = call.World.Logins.Redeem(code, appId, call.Now);
        return ValueTask.FromResult(ApiReply.Json(new
        {
            openid = OpenIds.OpenId(person.Id, appId),
            session_key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SessionKeyBytes)),
            unionid = person.UnionId,
        }));
    }
}
