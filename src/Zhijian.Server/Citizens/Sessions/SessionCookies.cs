namespace Zhijian.Server.Citizens.Sessions;

/// <summary>
/// The cookies of citizens' pages. One a session, named by its tag: persons who share a browser, and one person with several accounts, keep theirs apart.
/// </summary>
internal sealed class SessionCookies(IHostEnvironment environment, IConfiguration configuration)
{
    public const string Prefix = "zj-citizen-";

    private const string StatePrefix = "zj-state-";
    private const string Path = "/api/citizen";

    /// <summary>As many stay in a browser; older ones are ended, as cookies have a limit.</summary>
    private const int MostKept = 6;

    private static readonly TimeSpan StateLife = TimeSpan.FromMinutes(10);

    public static string NameOf(string tag) => Prefix + tag;

    public void Set(HttpContext http, CitizenSession session, string secret) => http.Response.Cookies.Append(NameOf(session.Tag), secret, Options(SameSiteMode.Strict, session.ExpiresAt - session.StartedAt));

    public void Remove(HttpContext http, string tag) => http.Response.Cookies.Delete(NameOf(tag), Options(SameSiteMode.Strict, null));

    /// <summary>Tags and secrets of sessions this browser has too many of.</summary>
    public static IReadOnlyList<(string Tag, string Secret)> Surplus(HttpRequest request) =>
        [.. request.Cookies.Where(cookie => cookie.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(cookie => (cookie.Key[Prefix.Length..], cookie.Value)).SkipLast(MostKept - 1)];

    /// <summary>What has to be known when the browser comes back from WeChat's page, which is another site: hence lax.</summary>
    public void SetState(HttpContext http, string state, string value) => http.Response.Cookies.Append(StatePrefix + state, value, Options(SameSiteMode.Lax, StateLife));

    /// <summary>Gives it once.</summary>
    public string? TakeState(HttpContext http, string state)
    {
        var value = http.Request.Cookies[StatePrefix + state];
        if (value is not null) http.Response.Cookies.Delete(StatePrefix + state, Options(SameSiteMode.Lax, null));
        return value;
    }

    private CookieOptions Options(SameSiteMode sameSite, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = sameSite,
        Secure = !configuration.GetValue("Session:AllowHttp", environment.IsDevelopment()),
        Path = Path,
        // Not a time of day: the phone's clock may be another.
        MaxAge = life,
        IsEssential = true,
    };
}
