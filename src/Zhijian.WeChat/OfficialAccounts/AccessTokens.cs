using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// The account's access token (接口调用凭据), from stable_token: calls of several processes do not invalidate each other's, nor those
/// of cgi-bin/token. Official docs: 获取稳定版接口调用凭据.
/// </summary>
public sealed class AccessTokens
{
    private readonly ApiCaller caller;
    private readonly AccountIdentity identity;
    private readonly TimeProvider time;
    private readonly ExpiringValue token;
    private volatile string? refused;

    internal AccessTokens(ApiCaller caller, AccountIdentity identity, TimeProvider time)
    {
        this.caller = caller;
        this.identity = identity;
        this.time = time;
        token = new ExpiringValue(FetchAsync, time);
    }

    /// <summary>The token in force; fetched when there is none, renewed shortly before it expires, by one request however many ask.</summary>
    /// <exception cref="WeChatApiException">40001 or 40125 wrong secret, 40013 wrong appid, 40164 address not on the whitelist …</exception>
    /// <exception cref="WeChatUnavailableException"/>
    public async ValueTask<AccessToken> GetAsync(CancellationToken ct = default)
    {
        var fetched = await token.GetAsync(ct);
        return new AccessToken(fetched.Value, fetched.ExpiresAt);
    }

    /// <summary>Notes that WeChat refused a token (40001, 40014, 42001): the next call gets another one.</summary>
    internal void Refuse(string value)
    {
        refused = value;
        token.Forget(value);
    }

    private async Task<ExpiringValue.Fetched> FetchAsync()
    {
        var answer = await RequestAsync(force: false);
        // The same token again: only a forced renewal brings another one. WeChat grants twenty of those a day.
        if (string.Equals(answer.AccessToken, refused, StringComparison.Ordinal)) answer = await RequestAsync(force: true);
        var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn);
        return new ExpiringValue.Fetched(answer.AccessToken, time.GetUtcNow() + lifetime, lifetime);
    }

    private Task<TokenAnswer> RequestAsync(bool force)
    {
        var body = new TokenRequest(identity.AppId, identity.AppSecret, force);
        var request = ApiRequest.Post("cgi-bin/stable_token", body, WeChatJson.Plain.TokenRequest) with { WithToken = false };
        return caller.CallAsync(request, WeChatJson.Plain.TokenAnswer, CancellationToken.None);
    }
}

/// <param name="Value">Up to 512 characters.</param>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>Never shows the token, so that the record may end up in a log.</summary>
    public override string ToString() => $"AccessToken {{ ExpiresAt = {ExpiresAt:O} }}";
}

internal sealed record TokenRequest(string Appid, string Secret, bool ForceRefresh, string GrantType = "client_credential");

internal sealed record TokenAnswer(string AccessToken, int ExpiresIn);
