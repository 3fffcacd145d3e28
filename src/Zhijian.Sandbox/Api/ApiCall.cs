using System.Text.Json;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Api;

/// <summary>A call that has passed the gate.</summary>
/// <param name="Caller">Null for calls that prove themselves.</param>
/// <param name="Body">The parsed body; undefined when the API takes none.</param>
/// <param name="RawBody">The body as sent, for checks of its spelling.</param>
public sealed record ApiCall(WeChatApi Api, HttpContext Http, World World, Services Services, Account? Caller, JsonElement Body, string RawBody)
{
    public DateTimeOffset Now => World.Now;

    /// <summary>The account the token belongs to; only for APIs behind a token.</summary>
    public Account Account => Caller ?? throw new InvalidOperationException("This API knows no account.");

    /// <returns>Null when absent or empty.</returns>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <exception cref="ApiException">40003 when nobody of this account has the openid.</exception>
    public Follower Follower(string? openId) =>
        openId is not null && Account.Followers.Find(openId) is { } follower ? follower : throw new ApiException(ApiErrors.InvalidOpenId);
}

/// <summary>What some APIs need beside the world.</summary>
public sealed record Services(Phones Phones, CallbackClient Callbacks);
