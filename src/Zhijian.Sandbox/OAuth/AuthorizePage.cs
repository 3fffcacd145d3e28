using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OAuth;

/// <summary>
/// open.weixin.qq.com's consent page (网页授权). <c>snsapi_base</c> redirects in silence, <c>snsapi_userinfo</c> asks.
/// </summary>
public static class AuthorizePage
{
    public const string BaseScope = "snsapi_base";
    public const string UserInfoScope = "snsapi_userinfo";

    public static IResult Show(HttpContext http, World world)
    {
        var query = http.Request.Query;
        var account = world.Accounts.Find(query["appid"]);
        if (account is null) return PersonPage.Fault("10013", "appid 参数错误");
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect) || redirect.Scheme is not ("http" or "https")) return PersonPage.Fault("10003", "redirect_uri 参数错误");
        var scope = query["scope"].ToString();
        if (scope is not (BaseScope or UserInfoScope) || !account.Allows(Capability.WebOAuth)) return PersonPage.Fault("10005", "Scope 参数错误或没有 Scope 权限");
        if (query["response_type"] != "code") return PersonPage.Fault("10006", "response_type 参数错误");

        if (PersonPage.Person(http, world) is not { } person) return PersonPage.Choose(http, world);
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

    private static IResult Ask(HttpContext http, Account account, Person person) => PersonPage.Of("微信登录（沙箱）", $"""
        <h1>{PersonPage.Text(account.Settings.Name)}</h1>
        <p>申请获取你的昵称、头像</p><p class="who">{PersonPage.Text(person.Nickname)}</p>
        <a class="allow" href="{PersonPage.Link(http, "answer", "allow")}">允许</a>
        <a class="refuse" href="{PersonPage.Link(http, "answer", "refuse")}">拒绝</a>
        """);
}
