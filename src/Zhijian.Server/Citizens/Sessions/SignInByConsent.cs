using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>
/// Sign-in of a page inside WeChat (网页授权): the browser goes to WeChat's page and comes back with a code that tells the openid, without a password and
/// without a question (snsapi_base).
/// </summary>
internal sealed class SignInByConsent(
    AccountDirectory accounts, OfficialAccountClients clients, PublicAddress address, SecretBox box, SessionCookies cookies, CitizenSessions sessions)
{
    public const string BeginPath = "/api/citizen/session/begin";
    public const string ReturnPath = "/api/citizen/session/return";

    /// <summary>Sends the browser to WeChat's page.</summary>
    public static IResult Begin(string account, string? to, SignInByConsent signIn, HttpContext http) => signIn.Send(account, to, http);

    /// <summary>Where WeChat brings it back.</summary>
    public static Task<IResult> ReturnAsync(string? code, string? state, SignInByConsent signIn, HttpContext http) => signIn.TakeAsync(code, state, http);

    private IResult Send(string appId, string? to, HttpContext http)
    {
        if (!accounts.TryFind(appId, out var account) || account.Kind != AccountKind.Service) return Page(http, "没有这个公众号", "请从公众号的菜单重新打开。", StatusCodes.Status404NotFound);
        if ((address.Root ?? SameHost(http)) is not { } root) return Page(http, "暂时不能打开", "本服务没有配置对外地址（PublicUrl），请联系管理员。", StatusCodes.Status503ServiceUnavailable);
        var name = ConsentState.NewName();
        cookies.SetState(http, name, new ConsentState(appId, ConsentState.Target(to)).Seal(box));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(clients.For(account).Web.AuthorizeUrl(new Uri(root, ReturnPath), name).AbsoluteUri);
    }

    private async Task<IResult> TakeAsync(string? code, string? name, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (name is not { Length: ConsentState.Length } || ConsentState.Open(box, cookies.TakeState(http, name)) is not { } state || !accounts.TryFind(state.AppId, out var account))
            return Page(http, "链接已失效", "请从公众号的菜单重新打开。", StatusCodes.Status400BadRequest);
        if (string.IsNullOrEmpty(code)) return Page(http, "没有登录", "您没有同意登录，所以看不到自己的办件。可以从公众号的菜单重新打开。", StatusCodes.Status403Forbidden);
        WebToken token;
        try
        {
            token = await clients.For(account).Web.ExchangeAsync(code, http.RequestAborted);
        }
        catch (WeChatApiException)
        {
            return Page(http, "链接已失效", "这个链接已经用过或者过期了，请从公众号的菜单重新打开。", StatusCodes.Status400BadRequest);
        }
        catch (WeChatException)
        {
            return Page(http, "微信暂时没有回应", "请稍后从公众号的菜单重新打开。", StatusCodes.Status503ServiceUnavailable);
        }

        if (token.IsSnapshotUser == 1) return Page(http, "这是网页快照", "请点页面右下角的“使用完整服务”，再继续。", StatusCodes.Status403Forbidden);
        await DropSurplusAsync(http);
        var (session, secret) = await sessions.BeginAsync(new KnownCitizen(account, token.OpenId, token.UnionId), CitizenChannel.Page, http.RequestAborted);
        cookies.Set(http, session, secret);
        return Results.Redirect(QueryHelpers.AddQueryString(state.To, new Dictionary<string, string?> { [ConsentState.AccountKey] = account.AppId, [ConsentState.SessionKey] = session.Tag }));
    }

    private async Task DropSurplusAsync(HttpContext http)
    {
        foreach (var (tag, secret) in SessionCookies.Surplus(http.Request))
        {
            cookies.Remove(http, tag);
            if (await sessions.FindAsync(tag, secret, http.RequestAborted) is { } session) await sessions.EndAsync(session.Id, http.RequestAborted);
        }
    }

    /// <summary>On this machine alone the name under which the browser came is as good as a configured one; elsewhere a forged Host would lead codes away.</summary>
    private static Uri? SameHost(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Host}", UriKind.Absolute, out var here) && here.IsLoopback ? here : null;

    private static IResult Page(HttpContext http, string title, string text, int status)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content($$"""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>body{font:18px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:22rem;margin:20vh auto 0;padding:0 1.5rem;text-align:center;color:#1f1f1f;background:#fff}
            h1{font-size:1.35rem}p{color:#4a4a4a}</style><body><main><h1>{{WebUtility.HtmlEncode(title)}}</h1><p>{{WebUtility.HtmlEncode(text)}}</p></main></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
