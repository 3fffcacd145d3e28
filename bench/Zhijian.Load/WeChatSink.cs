using System.Text.Json;

namespace Zhijian.Load;

/// <summary>Stands in for WeChat's API: gives a token and takes every message.</summary>
internal static class WeChatSink
{
    /// <param name="told">Gets to whom each message goes.</param>
    public static async Task<WebApplication> StartAsync(int port, Action<string>? told = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:" + port);
        var app = builder.Build();
        app.Run(async http =>
        {
            var isToken = http.Request.Path.Value!.EndsWith("token", StringComparison.Ordinal);
            if (told is not null && !isToken)
            {
                using var message = await JsonDocument.ParseAsync(http.Request.Body);
                told(message.RootElement.GetProperty("touser").GetString()!);
            }

            await http.Response.WriteAsync(isToken ? """{"access_token":"load","expires_in":7200}""" : """{"errcode":0,"errmsg":"ok"}""");
        });
        await app.StartAsync();
        return app;
    }
}
