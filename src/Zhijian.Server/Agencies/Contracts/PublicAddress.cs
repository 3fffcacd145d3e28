namespace Zhijian.Server.Agencies.Contracts;

/// <summary>
/// Where citizens' phones reach this server: <c>PublicUrl</c>, and beside the emulated WeChat the first address it listens on. Null when nobody said:
/// then no text may hold a link to this server.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    public Uri? Root { get; } = Uri.TryCreate(Known(configuration), UriKind.Absolute, out var root) && root.Scheme is "http" or "https" ? root : null;

    private static string? Known(IConfiguration configuration) =>
        configuration["PublicUrl"] is { Length: > 0 } said ? said : configuration.GetValue<bool>("Sandbox:Enabled") ? configuration["Urls"]?.Split(';')[0] : null;
}
