using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Agencies;

/// <summary>The HTTP connection to WeChat, or to the sandbox in its place.</summary>
internal static class WeChatHttp
{
    public static void AddWeChatHttp(this IServiceCollection services)
    {
        services.AddHttpClient(OfficialAccountClients.HttpClientName)
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = ApiAddress(provider.GetRequiredService<IConfiguration>());
                // The typed client has its own, shorter times; this is for uploads of films over slow lines.
                client.Timeout = TimeSpan.FromMinutes(3);
            })
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                // A proxy for the outside world cannot reach a sandbox on this machine.
                UseProxy = !ApiAddress(provider.GetRequiredService<IConfiguration>()).IsLoopback,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Its log lines would show access tokens in the query.
            .RemoveAllLoggers();
        services.AddSingleton<OfficialAccountClients>();
    }

    private static Uri ApiAddress(IConfiguration configuration)
    {
        var address = configuration["WeChat:ApiBaseUrl"] ?? "https://api.weixin.qq.com";
        return new Uri(address.EndsWith('/') ? address : address + "/");
    }
}
