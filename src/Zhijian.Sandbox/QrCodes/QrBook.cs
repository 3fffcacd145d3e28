using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Zhijian.Sandbox.Tokens;

namespace Zhijian.Sandbox.QrCodes;

/// <summary>A scene code (带参数二维码).</summary>
/// <param name="SceneId">Set when the scene is a number.</param>
/// <param name="ExpiresAt">Null for permanent codes.</param>
public sealed record SceneCode(string Ticket, string UrlId, string AppId, long? SceneId, string? SceneText, DateTimeOffset? ExpiresAt)
{
    public string Scene => SceneText ?? $"{SceneId}";

    public string Url => QrBook.ScenePrefix + UrlId;

    public bool IsAlive(DateTimeOffset now) => ExpiresAt is not { } end || now < end;
}

/// <summary>The scene codes of all accounts, by ticket and by what the picture says. The oldest temporary codes are forgotten first.</summary>
public sealed class QrBook
{
    public const string ScenePrefix = "http://weixin.qq.com/q/";
    public const string AccountPrefix = "http://weixin.qq.com/r/";

    /// <summary>Permanent codes an account may have (45029 beyond).</summary>
    public const int MostPermanent = 100_000;

    private const int KeepTemporary = 200_000;
    private readonly ConcurrentDictionary<string, SceneCode> byTicket = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SceneCode> byUrlId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string AppId, string Scene, bool IsText), SceneCode> permanent = new();
    private readonly ConcurrentDictionary<string, int> permanentCount = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SceneCode> temporary = new();

    public SceneCode CreateTemporary(string appId, long? sceneId, string? sceneText, DateTimeOffset expiresAt)
    {
        var code = Remember(New(appId, sceneId, sceneText, expiresAt));
        temporary.Enqueue(code);
        while (temporary.Count > KeepTemporary && temporary.TryDequeue(out var oldest)) Forget(oldest);
        return code;
    }

    /// <summary>The same scene gives the same code each time.</summary>
    /// <returns>Null when the account has 100,000 permanent codes.</returns>
    public SceneCode? CreatePermanent(string appId, long? sceneId, string? sceneText)
    {
        var key = (appId, sceneText ?? $"{sceneId}", sceneText is not null);
        if (permanent.TryGetValue(key, out var known)) return known;
        if (permanentCount.AddOrUpdate(appId, 1, (_, count) => count + 1) > MostPermanent) return null;
        return Remember(permanent.GetOrAdd(key, _ => New(appId, sceneId, sceneText, null)));
    }

    public SceneCode? FindTicket(string ticket, DateTimeOffset now) => byTicket.GetValueOrDefault(ticket) is { } code && code.IsAlive(now) ? code : null;

    public SceneCode? FindUrlId(string urlId, DateTimeOffset now) => byUrlId.GetValueOrDefault(urlId) is { } code && code.IsAlive(now) ? code : null;

    /// <summary>What an account's own poster says; derived from the appid, so that it outlives the sandbox.</summary>
    public static string AccountUrl(string appId) =>
        AccountPrefix + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"poster\n{appId}")))[..22].Replace('+', '-').Replace('/', '_');

    public void Clear()
    {
        byTicket.Clear();
        byUrlId.Clear();
        permanent.Clear();
        permanentCount.Clear();
        temporary.Clear();
    }

    private static SceneCode New(string appId, long? sceneId, string? sceneText, DateTimeOffset? expiresAt) =>
        new($"gQ{RandomNumberGenerator.GetString(TokenFormat.Alphabet, 94)}", $"02{RandomNumberGenerator.GetString(TokenFormat.Alphabet, 20)}", appId, sceneId, sceneText, expiresAt);

    private SceneCode Remember(SceneCode code) => byUrlId[code.UrlId] = byTicket[code.Ticket] = code;

    private void Forget(SceneCode code)
    {
        byTicket.TryRemove(code.Ticket, out _);
        byUrlId.TryRemove(code.UrlId, out _);
    }
}
