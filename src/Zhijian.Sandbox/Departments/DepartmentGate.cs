using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Faults;

namespace Zhijian.Sandbox.Departments;

/// <summary>
/// The door of an emulated department: signature, time and nonce as docs/connectors/traffic-v1.openapi.yaml says, written from that page alone; and what goes
/// wrong on purpose.
/// </summary>
public sealed class DepartmentGate(World world, DepartmentSettings settings)
{
    private const int MostBytes = 1 << 20;
    private const int MostNonces = 500_000;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, DateTimeOffset> nonces = new(StringComparer.Ordinal);

    /// <summary>Keeps bodies until they were compared with their signature.</summary>
    public static Task KeepBodyAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/departments", StringComparison.Ordinal)) http.Request.EnableBuffering(MostBytes, MostBytes);
        return next(http);
    }

    public async ValueTask<object?> EnterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await WhyRefusedAsync(http) is { } why) return Problem.Because(StatusCodes.Status401Unauthorized, why.Code, why.Detail);
        return world.Faults.Strike(FaultSide.Department, null, http.Request.Path, kind => kind is not (FaultKind.Duplicate or FaultKind.Reorder)) is { } fault ? await SufferAsync(fault, context, next) : await next(context);
    }

    private async Task<(string Code, string Detail)?> WhyRefusedAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers["X-Zhijian-Key"] != settings.Key) return ("key_unknown", "X-Zhijian-Key is missing or unknown.");
        if (!long.TryParse(headers["X-Zhijian-Timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return ("timestamp_invalid", "X-Zhijian-Timestamp must be Unix seconds.");
        // Real time: whoever signs does not share this machine's virtual clock.
        var now = world.Clock.RealNow;
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds) return ("timestamp_stale", "X-Zhijian-Timestamp is more than five minutes away from this clock.");
        var nonce = headers["X-Zhijian-Nonce"].ToString();
        if (nonce.Length is < 16 or > 64) return ("nonce_invalid", "X-Zhijian-Nonce must have 16 to 64 characters.");
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var text = $"{http.Request.Method}\n{target[0]}\n{(target.Length > 1 ? target[1] : "")}\n{Convert.ToHexStringLower(SHA256.HashData(await ReadAsync(http)))}\n{seconds}\n{nonce}";
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.Secret), Encoding.UTF8.GetBytes(text)));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(headers["X-Zhijian-Signature"].ToString())))
            return ("signature_invalid", "X-Zhijian-Signature does not fit; compare the text to sign with the examples of the contract.");
        Forget(now);
        return nonces.TryAdd(nonce, now) ? null : ("nonce_used", "X-Zhijian-Nonce was used before.");
    }

    /// <summary>The bytes as they came: the endpoint has read them already.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        if (http.Request.Body.CanSeek) http.Request.Body.Position = 0;
        using var kept = new MemoryStream();
        await http.Request.Body.CopyToAsync(kept, http.RequestAborted);
        return kept.ToArray();
    }

    private void Forget(DateTimeOffset now)
    {
        if (nonces.Count < MostNonces) return;
        foreach (var (nonce, at) in nonces)
            if (now - at > 2 * Tolerance) nonces.TryRemove(nonce, out _);
    }

    private static async ValueTask<object?> SufferAsync(Fault fault, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (fault.Kind == FaultKind.Drop)
        {
            http.Abort();
            return Results.Empty;
        }

        if (fault.Kind == FaultKind.Status) return Problem.Because(fault.Status!.Value, "fault", "The sandbox was told to answer so, without doing the work.");
        var done = await next(context);
        if (fault.Kind == FaultKind.Slow) await Task.Delay(TimeSpan.FromMilliseconds(fault.Milliseconds!.Value), TimeProvider.System, http.RequestAborted);
        return fault.Kind switch
        {
            FaultKind.StatusAfter => Problem.Because(fault.Status!.Value, "fault", "The sandbox was told to answer so, after the work was done."),
            FaultKind.Malformed => Results.Text("{\"total\": \"<html>维护中", "application/json"),
            FaultKind.Huge => Results.Text($"{{\"filling\":\"{new string('x', 4 << 20)}\"}}", "application/json"),
            _ => done,
        };
    }
}

/// <summary>With what the platform signs. The default is published with the demo packs.</summary>
public sealed class DepartmentSettings
{
    public string Key { get; set; } = "zhijian-demo";

    public string Secret { get; set; } = "demo-department-secret-of-the-sandbox";
}
