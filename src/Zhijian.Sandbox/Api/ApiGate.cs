using System.Text;
using System.Text.Json;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Tokens;

namespace Zhijian.Sandbox.Api;

/// <summary>
/// Checks every call in WeChat's order: token present (41001), well formed (40014), known and latest (40001), not expired (42001), method
/// (43001/43002), body (44002/47001), capability (48001), quota (45009/45011); arguments are left to the API.
/// </summary>
public static class ApiGate
{
    /// <summary>Longest JSON body read, in bytes.</summary>
    public const int MostJsonBytes = 4 << 20;

    /// <exception cref="ApiException">The first check that fails.</exception>
    public static Account? Authenticate(WeChatApi api, HttpContext http, World world)
    {
        if (api.Access == Access.Own) return null;
        var query = http.Request.Query;
        if (api.Access == Access.TokenOrSecret && query.ContainsKey("appsecret")) return BySecret(query["appid"], query["appsecret"], world);
        var token = query["access_token"].ToString();
        if (token.Length == 0) throw new ApiException(ApiErrors.MissingAccessToken);
        if (!TokenFormat.IsWellFormed(token)) throw new ApiException(ApiErrors.InvalidAccessToken);
        var account = world.Accounts.FindByToken(token);
        return account?.Tokens.Check(token, world.Now) switch
        {
            TokenState.Valid => account,
            TokenState.Expired => throw new ApiException(ApiErrors.AccessTokenExpired),
            _ => throw new ApiException(ApiErrors.InvalidCredential),
        };
    }

    /// <summary>appid present → secret present → appid known → secret right.</summary>
    public static Account BySecret(string? appId, string? secret, World world)
    {
        if (string.IsNullOrEmpty(appId)) throw new ApiException(ApiErrors.MissingAppId);
        if (string.IsNullOrEmpty(secret)) throw new ApiException(ApiErrors.MissingAppSecret);
        var account = world.Accounts.Find(appId) ?? throw new ApiException(ApiErrors.InvalidAppId);
        return account.Settings.AppSecret == secret ? account : throw new ApiException(ApiErrors.InvalidAppSecret);
    }

    public static void CheckMethod(WeChatApi api, string method)
    {
        if (api.Method is null || api.Method == method) return;
        throw new ApiException(api.Method == HttpMethods.Get ? ApiErrors.RequireGet : ApiErrors.RequirePost);
    }

    public static void CheckRights(WeChatApi api, Account? account, DateTimeOffset now)
    {
        if (account is null) return;
        if (!account.Allows(api.Needs)) throw new ApiException(ApiErrors.Unauthorized);
        Spend(api, account, now);
    }

    /// <exception cref="ApiException">45011 or 45009; a refused call is not counted.</exception>
    public static void Spend(WeChatApi api, Account account, DateTimeOffset now)
    {
        if (api.PerMinute > 0 && !account.Quotas.TryUseMinute(api.Path, api.PerMinute, now)) throw new ApiException(ApiErrors.MinuteQuota);
        if (api.PerDay > 0 && !account.Quotas.TryUseDay(api.Path, api.PerDay, now)) throw new ApiException(ApiErrors.DailyQuota);
    }

    /// <returns>The whole body as text; null when it is longer than <see cref="MostJsonBytes"/>.</returns>
    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (kept.Length + read > MostJsonBytes) return null;
            kept.Write(buffer, 0, read);
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    /// <exception cref="ApiException">44002 empty, 47001 no JSON object.</exception>
    public static JsonElement Parse(string? body)
    {
        if (body is null) throw new ApiException(ApiErrors.DataFormat);
        if (string.IsNullOrWhiteSpace(body)) throw new ApiException(ApiErrors.EmptyPostData);
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new ApiException(ApiErrors.DataFormat);
        }
        catch (JsonException)
        {
            throw new ApiException(ApiErrors.DataFormat);
        }
    }
}
