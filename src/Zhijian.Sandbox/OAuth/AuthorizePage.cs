using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OAuth;

/// <summary>
/// open.weixin.qq.com's consent page (网页授权). Whose phone shows it is known by the cookie <see cref="PersonCookie"/> or the query value
/// <c>person</c>; otherwise the page asks. <c>snsapi_base</c> redirects in silence, <c>snsapi_userinfo</c> asks.
/// </summary>
public static class AuthorizePage
{
    public const string BaseScope = "snsapi_base";
    public const string UserInfoScope = "snsapi_userinfo";
    public const string PersonCookie = "sandbox_person";
    private const int MostShown = 50;

    public static IResult Show(HttpContext http, World world)
    {
        var query = http.Request.Query;
        var account = world.Accounts.Find(query["appid"]);
        if (account is null) return Fault("10013", "appid 参数错误");
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect) || redirect.Scheme is not ("http" or "https")) return Fault("10003", "redirect_uri 参数错误");
        var scope = query["scope"].ToString();
        if (scope is not (BaseScope or UserInfoScope) || !account.Allows(Capability.WebOAuth)) return Fault("10005", "Scope 参数错误或没有 Scope 权限");
        if (query["response_type"] != "code") return Fault("10006", "response_type 参数错误");

        var named = query["person"].ToString() is { Length: > 0 } id ? id : http.Request.Cookies[PersonCookie];
        if (named is null || world.People.Find(named) is not { } person) return ChoosePerson(http, world);
        var answer = query["answer"].ToString();
        if (answer == "refuse") return Results.Redirect(Back(redirect, null, query["state"]));
        if (scope == UserInfoScope && answer != "allow") return Ask(http, account, person);
        var code = world.OAuth.NewCode(new(account.Followers.Of(person), scope), world.Now);
        return Results.Redirect(Back(redirect, code, query["state"]));
    }

    // A refusal comes back without a code.
    private static string Back(Uri redirect, string? code, string? state)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = state ?? "" };
        return QueryHelpers.AddQueryString(redirect.AbsoluteUri, values);
    }

    private static IResult Ask(HttpContext http, Account account, Person person) => Page($"""
        <h1>{Text(account.Settings.Name)}</h1>
        <p>申请获取你的昵称、头像</p><p class="who">{Text(person.Nickname)}</p>
        <a class="allow" href="{Link(http, "answer", "allow")}">允许</a>
        <a class="refuse" href="{Link(http, "answer", "refuse")}">拒绝</a>
        """);

    private static IResult ChoosePerson(HttpContext http, World world)
    {
        var list = new StringBuilder();
        foreach (var person in world.People.All.Take(MostShown)) list.Append($"""<a class="person" href="{Link(http, "person", person.Id)}">{Text(person.Nickname)}</a>""");
        return Page($"<h1>谁在看这个网页？</h1><p>Whose phone is this?</p>{list}");
    }

    private static IResult Fault(string code, string text) => Page($"<h1>{Text(text)}</h1><p>错误码：{code}</p>", StatusCodes.Status400BadRequest);

    private static string Link(HttpContext http, string name, string value) => Text(QueryHelpers.AddQueryString($"{http.Request.Path}{http.Request.QueryString}", name, value));

    private static string Text(string value) => WebUtility.HtmlEncode(value);

    private static IResult Page(string body, int status = StatusCodes.Status200OK) => Results.Content($$"""
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>微信登录（沙箱）</title>
        <style>body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:22rem;margin:15vh auto;padding:0 1.5rem;text-align:center;color:#191919}
        h1{font-size:1.2rem}.who{font-weight:600}a{display:block;margin:.75rem auto;padding:.6rem;border-radius:6px;text-decoration:none;background:#f2f2f2;color:#191919}
        a.allow{background:#07c160;color:#fff}</style><body>{{body}}</body></html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status);
}
