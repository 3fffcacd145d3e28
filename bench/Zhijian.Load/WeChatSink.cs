namespace Zhijian.Load;

/// <summary>Stands in for WeChat's API: gives a token and takes every message.</summary>
internal static class WeChatSink
{
    public static async Task<WebApplication> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:" + port);
        var app = builder.Build();
        app.Run(static http => http.Response.WriteAsync(http.Request.Path.Value!.EndsWith("token", StringComparison.Ordinal)
            ? """{"access_token":"load","expires_in":7200}"""
            : """{"errcode":0,"errmsg":"ok"}"""));
        await app.StartAsync();
        return app;
    }
}
