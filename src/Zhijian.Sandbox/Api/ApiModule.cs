using Microsoft.AspNetCore.Mvc;

namespace Zhijian.Sandbox.Api;

/// <summary>Maps the emulated API. A wrong method is answered as WeChat does, so every path takes GET and POST.</summary>
public static class ApiModule
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    // api.weixin.qq.com knows no sign-in: each call proves itself to the gate.
    public static void MapWeChatApi(this WebApplication app)
    {
        var world = app.Services.GetRequiredService<World>();
        var services = app.Services.GetRequiredService<Services>();
        foreach (var api in ApiTable.All)
        {
            var endpoint = new ApiEndpoint(api, world, services);
            app.MapMethods(api.Path, api.Method is null ? Methods : [api.Method], (Delegate)endpoint.ServeAsync).WithTags("WeChat").WithSummary(Summary(api)).AllowAnonymous();
            if (api.Method is { } method) app.MapMethods(api.Path, Methods.Where(other => other != method), endpoint.ServeAsync).AllowAnonymous().ExcludeFromDescription();
        }
        foreach (var prefix in (string[])["/cgi-bin", "/sns", "/customservice", "/datacube", "/wxa"])
        {
            app.MapMethods($"{prefix}/{{**path}}", Methods, (HttpContext http, [FromServices] World known) => Unknown(http, known)).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static Task Unknown(HttpContext http, World world) => ApiReply.Error(ApiErrors.InvalidUrl, RequestIds.New(world.Now), isSns: false).SendAsync(http);

    private static string Summary(WeChatApi api) => $"{api.Needs}, {(api.PerDay == 0 ? "not counted" : $"{api.PerDay} a day")}";
}
