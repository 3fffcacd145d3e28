using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OAuth;

/// <summary>
/// What WeChat's own pages have in common. Whose phone shows one is known by the cookie <see cref="PersonCookie"/> or the query value
/// <c>person</c>; otherwise the page asks.
/// </summary>
public static partial class PersonPage
{
    public const string PersonCookie = "sandbox_person";
    private const string WeChatGreen = "#07c160";
    private const int MostShown = 50;

    public static Person? Person(HttpContext http, World world) =>
        (http.Request.Query["person"].ToString() is { Length: > 0 } id ? id : http.Request.Cookies[PersonCookie]) is { } named ? world.People.Find(named) : null;

    public static IResult Choose(HttpContext http, World world)
    {
        var list = new StringBuilder();
        foreach (var person in world.People.All.Take(MostShown)) list.Append($"""<a class="person" href="{Link(http, "person", person.Id)}">{Text(person.Nickname)}</a>""");
        return Of("微信（沙箱）", $"<h1>谁在看这个网页？</h1><p>Whose phone is this?</p>{list}");
    }

    public static IResult Fault(string code, string text) => Of("微信（沙箱）", $"<h1>{Text(text)}</h1><p>错误码：{code}</p>", StatusCodes.Status400BadRequest);

    /// <summary>The same page, with one more answer in its address.</summary>
    public static string Link(HttpContext http, string name, string value) => Text(QueryHelpers.AddQueryString($"{http.Request.Path}{http.Request.QueryString}", name, value));

    public static string Text(string value) => WebUtility.HtmlEncode(value);

    /// <returns>The colour when it is one; it stands in a style.</returns>
    public static string Colour(string? colour) => colour is not null && ColourForm().IsMatch(colour) ? colour : WeChatGreen;

    public static IResult Of(string title, string body, int status = StatusCodes.Status200OK) => Results.Content($$"""
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{{title}}</title>
        <style>body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:22rem;margin:15vh auto;padding:0 1.5rem;text-align:center;color:#191919}
        h1{font-size:1.2rem;margin:.5rem 0}p{margin:.25rem 0}.small{font-size:.85rem;color:#6b6b6b}.who{font-weight:600}
        .sign{width:64px;height:64px;margin:0 auto;border-radius:8px;color:#fff;font-size:28px;line-height:64px}
        a{display:block;margin:.75rem auto;padding:.6rem;border-radius:6px;text-decoration:none;background:#f2f2f2;color:#191919}
        .who+a{margin-top:2.5rem}a.allow{background:#07c160;color:#fff}</style><body>{{body}}</body></html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status);

    [GeneratedRegex("^#[0-9a-fA-F]{3,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex ColourForm();
}
