using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Zhijian.Server.Platform.Health;

/// <summary>
/// <c>/healthz</c>: the process is up. <c>/readyz</c>: it can take callbacks; modules add what that needs as health checks with the tag
/// <see cref="Ready"/>. Both answer one word, as anybody may ask.
/// </summary>
public static class HealthEndpoints
{
    public const string Ready = "ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new HttpMethodMetadata(["GET"])).AllowAnonymous(); // for load balancers
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).WithMetadata(new HttpMethodMetadata(["GET"])).AllowAnonymous(); // for load balancers
    }
}
