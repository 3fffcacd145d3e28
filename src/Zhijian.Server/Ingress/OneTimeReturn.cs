using System.Net;
using System.Text;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Ingress;

/// <summary>
/// <c>/wechat/one-time/{appId}</c>: where WeChat's page brings citizens back who were asked to allow one message (一次性订阅消息), and where such a message
/// leads. Only a link that this server signed for the very person is taken, and each of them once.
/// </summary>
internal static class OneTimeReturn
{
    private const string Confirmed = "confirm";

    public static async Task<IResult> HandleAsync(string appId, HttpContext http, AccountDirectory accounts, OneTimePermissions permissions)
    {
        if (!accounts.TryFind(appId, out var account)) return Page(http, "没有这个公众号", "请回到对话重新打开链接。", StatusCodes.Status404NotFound);
        var query = http.Request.Query;
        if (query["action"].Count == 0) return Page(http, account.Name, "请回到与本公众号的对话，发任意消息即可继续咨询、查看全部答复。");
        if (query["action"] != Confirmed) return Page(http, "没有登记", "您没有同意接收通知。答复会留在对话里，您下次发消息时就能看到。");
        return await permissions.TakeAsync(account, query["openid"].ToString(), query["template_id"], query["scene"], query["reserved"]) switch
        {
            OneTimeAnswer.Given => Page(http, "已登记，谢谢", "有了答复，我们会用一条消息通知您。现在可以关闭本页。"),
            OneTimeAnswer.GivenBefore => Page(http, "这个链接已经登记过", "每个链接只能用一次，不用再点。下次留言时会给您新的链接。"),
            OneTimeAnswer.Unavailable => Page(http, "暂时没有登记成功", "系统正忙，请稍后重新打开链接。", StatusCodes.Status503ServiceUnavailable),
            _ => Page(http, "链接无效或已过期", "请回到对话再留一次言，使用新的链接。", StatusCodes.Status400BadRequest),
        };
    }

    private static IResult Page(HttpContext http, string title, string text, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content($$"""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>body{font:18px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:22rem;margin:20vh auto 0;padding:0 1.5rem;text-align:center;color:#1f1f1f;background:#fff}
            h1{font-size:1.35rem}p{color:#4a4a4a}</style><body><h1>{{WebUtility.HtmlEncode(title)}}</h1><p>{{WebUtility.HtmlEncode(text)}}</p></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
