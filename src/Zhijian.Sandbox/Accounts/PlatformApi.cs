using System.Net;
using System.Net.Sockets;
using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Accounts;

/// <summary>Addresses of the platform and the callback check.</summary>
public static class PlatformApi
{
    private static readonly string[] Here = ["127.0.0.1"];

    /// <summary>getcallbackip and get_api_domain_ip: the sandbox speaks from this machine.</summary>
    public static ValueTask<ApiReply> Addresses(ApiCall _) => ValueTask.FromResult(ApiReply.Json(new { ip_list = Here }));

    /// <summary>callback/check: resolves the callback address and asks it for an echo.</summary>
    public static async ValueTask<ApiReply> CheckCallback(ApiCall call)
    {
        var action = call.Body.Text("action");
        if (action is not ("all" or "dns" or "ping")) throw new ApiException(ApiErrors.InvalidCheckAction);
        if (call.Body.Text("check_operator") is not (null or "DEFAULT" or "CHINANET" or "UNICOM" or "CAP")) throw new ApiException(ApiErrors.InvalidCheckOperator);
        if (call.Account.Settings.CallbackUrl is not { Length: > 0 } url) throw new ApiException(ApiErrors.NoCallbackUrl);
        var address = await ResolveAsync(new Uri(url).Host, call.Http.RequestAborted);
        var started = call.World.Clock.GetTimestamp();
        var reached = action == "dns" || await call.Services.Callbacks.VerifyAsync(call.Account, call.Http.RequestAborted);
        var took = call.World.Clock.GetElapsedTime(started).TotalMilliseconds;
        return ApiReply.Json(new
        {
            dns = action == "ping" ? null : new[] { new { ip = address, real_operator = "DEFAULT" } },
            ping = action == "dns" ? null : new[] { new { ip = address, from_operator = "DEFAULT", package_loss = reached ? "0%" : "100%", time = $"{took:0.000}ms" } },
        });
    }

    private static async Task<string> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return (await Dns.GetHostAddressesAsync(host, cancellation)) is [var first, ..] ? $"{first}" : IPAddress.None.ToString();
        }
        catch (SocketException)
        {
            return IPAddress.None.ToString();
        }
    }
}
