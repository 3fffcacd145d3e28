using System.Text.Json.Serialization;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// Who is looking at a web page inside WeChat (网页授权, OAuth2); for verified service accounts. Its tokens have nothing to do with
/// <see cref="AccessTokens"/>. Official docs: 网页授权.
/// </summary>
public sealed class WebAuthorization
{
    private readonly ApiCaller caller;
    private readonly AccountIdentity identity;
    private readonly Uri consentPages;

    internal WebAuthorization(ApiCaller caller, AccountIdentity identity, Uri consentPages) =>
        (this.caller, this.identity, this.consentPages) = (caller, identity, consentPages);

    /// <summary>Where to send the browser; it comes back to <paramref name="returnTo"/> with <c>code</c> and <c>state</c>.</summary>
    /// <param name="returnTo">On a domain registered with the account.</param>
    /// <param name="state">At most 128 letters and digits; check it on return.</param>
    /// <param name="askForProfile">Asks the person (snsapi_userinfo) instead of telling the openid silently (snsapi_base).</param>
    public Uri AuthorizeUrl(Uri returnTo, string state, bool askForProfile = false)
    {
        ArgumentNullException.ThrowIfNull(returnTo);
        if (state.Length > 128 || !state.All(char.IsAsciiLetterOrDigit)) throw new ArgumentException("Letters and digits only, at most 128.", nameof(state));
        // The order of the parameters matters: WeChat compares the address as text.
        return new Uri(
            consentPages,
            $"connect/oauth2/authorize?appid={identity.AppId}&redirect_uri={Uri.EscapeDataString(returnTo.AbsoluteUri)}&response_type=code"
            + $"&scope={(askForProfile ? "snsapi_userinfo" : "snsapi_base")}&state={state}#wechat_redirect");
    }

    /// <summary>Exchanges the code of the return address. A code holds for five minutes and once, so the call is never repeated.</summary>
    /// <exception cref="WeChatApiException">40029 wrong, 40163 used already, 42003 too late.</exception>
    public Task<WebToken> ExchangeAsync(string code, CancellationToken ct = default) => caller.CallAsync(
        Sns("sns/oauth2/access_token", ("appid", identity.AppId), ("secret", identity.AppSecret), ("code", code), ("grant_type", "authorization_code")) with { Repeatable = false },
        WeChatJson.Plain.WebToken, ct);

    /// <param name="refreshToken">Holds for 30 days.</param>
    /// <exception cref="WeChatApiException">40030 wrong, 42002 too old, 42007 the person changed their password.</exception>
    public Task<WebToken> RefreshAsync(string refreshToken, CancellationToken ct = default) => caller.CallAsync(
        Sns("sns/oauth2/refresh_token", ("appid", identity.AppId), ("grant_type", "refresh_token"), ("refresh_token", refreshToken)), WeChatJson.Plain.WebToken, ct);

    /// <exception cref="WeChatApiException">48001 the person was not asked for the profile.</exception>
    public Task<WebProfile> ProfileAsync(WebToken token, string language = "zh_CN", CancellationToken ct = default) => caller.CallAsync(
        Sns("sns/userinfo", ("access_token", token.AccessToken), ("openid", token.OpenId), ("lang", language)), WeChatJson.Plain.WebProfile, ct);

    /// <summary>Whether the token still holds.</summary>
    public async Task<bool> HoldsAsync(WebToken token, CancellationToken ct = default)
    {
        try
        {
            await caller.CallAsync(Sns("sns/auth", ("access_token", token.AccessToken), ("openid", token.OpenId)), ct);
            return true;
        }
        catch (WeChatApiException refusal) when (refusal.Advice is not ErrorAdvice.Retry)
        {
            return false;
        }
    }

    private static ApiRequest Sns(string path, params ReadOnlySpan<(string Name, string? Value)> query) => ApiRequest.Get(path, query) with { WithToken = false };
}

/// <param name="ExpiresIn">Seconds, usually 7,200.</param>
/// <param name="IsSnapshotUser">1 when WeChat shows a snapshot of the page to a made-up person.</param>
public sealed record WebToken(
    string AccessToken,
    int ExpiresIn,
    string RefreshToken,
    [property: JsonPropertyName("openid")] string OpenId,
    string Scope,
    [property: JsonPropertyName("unionid")] string? UnionId = null,
    [property: JsonPropertyName("is_snapshotuser")] int? IsSnapshotUser = null)
{
    /// <summary>Never shows the tokens, so that the record may end up in a log.</summary>
    public override string ToString() => $"WebToken {{ Scope = {Scope} }}";
}

/// <param name="Sex">1 man, 2 woman, 0 not told.</param>
public sealed record WebProfile(
    [property: JsonPropertyName("openid")] string OpenId,
    string? Nickname = null,
    int? Sex = null,
    string? Province = null,
    string? City = null,
    string? Country = null,
    [property: JsonPropertyName("headimgurl")] string? HeadImageUrl = null,
    IReadOnlyList<string>? Privilege = null,
    [property: JsonPropertyName("unionid")] string? UnionId = null);
