using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Tokens;

/// <summary>cgi-bin/token, stable_token and tickets.</summary>
public static class TokenApi
{
    private const string GrantType = "client_credential";

    public static ValueTask<ApiReply> Mint(ApiCall call)
    {
        var account = Identify(call, call.Query("appid"), call.Query("secret"), call.Query("grant_type"));
        return ValueTask.FromResult(Reply(account.Tokens.Mint(call.Now)));
    }

    public static ValueTask<ApiReply> Stable(ApiCall call)
    {
        var body = call.Body;
        var account = Identify(call, body.Text("appid"), body.Text("secret"), body.Text("grant_type"));
        return ValueTask.FromResult(Reply(account.Tokens.Stable(call.Now, body.Flag("force_refresh"))));
    }

    public static ValueTask<ApiReply> Ticket(ApiCall call)
    {
        var kind = call.Query("type");
        if (kind is not ("jsapi" or "wx_card")) throw new ApiException(ApiErrors.InvalidArgs);
        var ticket = call.Account.Tickets.Get(kind, call.Now);
        return ValueTask.FromResult(ApiReply.Json(new { errcode = 0, errmsg = "ok", ticket = ticket.Value, expires_in = ticket.ExpiresIn }));
    }

    // appid present → secret present → grant_type → appid known → secret → quota.
    private static Accounts.Account Identify(ApiCall call, string? appId, string? secret, string? grantType)
    {
        if (string.IsNullOrEmpty(appId)) throw new ApiException(ApiErrors.MissingAppId);
        if (string.IsNullOrEmpty(secret)) throw new ApiException(ApiErrors.MissingAppSecret);
        if (grantType != GrantType) throw new ApiException(ApiErrors.InvalidGrantType);
        var account = ApiGate.BySecret(appId, secret, call.World);
        ApiGate.Spend(call.Api, account, call.Now);
        return account;
    }

    private static ApiReply Reply(TokenGrant token) => ApiReply.Json(new { access_token = token.Value, expires_in = token.ExpiresIn });
}
