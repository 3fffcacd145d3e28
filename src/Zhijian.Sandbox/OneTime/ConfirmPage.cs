using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.OAuth;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OneTime;

/// <summary>
/// mp.weixin.qq.com's page that asks a person to agree to one message (一次性订阅消息). Confirmed or cancelled, the browser goes back to
/// <c>redirect_url</c> and says so there.
/// </summary>
public static class ConfirmPage
{
    public const string Confirm = "confirm";
    public const string Cancel = "cancel";

    public static IResult Show(HttpContext http, World world)
    {
        var query = http.Request.Query;
        if (query["action"] != "get_confirm") return PersonPage.Fault("10002", "action 参数错误");
        if (world.Accounts.Find(query["appid"]) is not { } account) return PersonPage.Fault("10013", "appid 参数错误");
        if (!account.Allows(Capability.OneTimeMessages)) return PersonPage.Fault("48001", "该公众号没有一次性订阅消息权限");
        if (account.Settings.OneTimeTemplateId is not { } template || query["template_id"] != template) return PersonPage.Fault("40037", "template_id 参数错误");
        if (OneTimeApi.SceneOf(query["scene"]) is not { } scene) return PersonPage.Fault("10004", "scene 参数错误");
        if (!Uri.TryCreate(query["redirect_url"], UriKind.Absolute, out var back) || back.Scheme is not ("http" or "https")) return PersonPage.Fault("10003", "redirect_url 参数错误");

        if (PersonPage.Person(http, world) is not { } person) return PersonPage.Choose(http, world);
        var answer = query["answer"].ToString();
        if (answer is not (Confirm or Cancel)) return Ask(http, account, person);
        var follower = account.Followers.Of(person);
        if (answer == Confirm) follower.Give(new OneTimePermit(template, scene));
        return Results.Redirect(Back(back, follower, template, answer, $"{scene}", query["reserved"]));
    }

    private static string Back(Uri back, Follower follower, string template, string action, string scene, string? reserved) =>
        QueryHelpers.AddQueryString(back.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["openid"] = follower.OpenId,
            ["template_id"] = template,
            ["action"] = action,
            ["scene"] = scene,
            ["reserved"] = reserved ?? "",
        });

    private static IResult Ask(HttpContext http, Account account, Person person)
    {
        var name = PersonPage.Text(account.Settings.Name);
        return PersonPage.Of("一次性订阅消息", $"""
            <div class="sign" style="background:{PersonPage.Colour(account.Settings.AvatarColor)}">{PersonPage.Text(account.Settings.Name[..1])}</div>
            <h1>{name}</h1>
            <p>申请向你发送一次性订阅消息</p>
            <p class="small">确认后，该公众号可以向你发送一条消息</p>
            <p class="who small">{PersonPage.Text(person.Nickname)}</p>
            <a class="allow" href="{PersonPage.Link(http, "answer", Confirm)}">确认</a>
            <a class="refuse" href="{PersonPage.Link(http, "answer", Cancel)}">取消</a>
            """);
    }
}
