using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Staff.Development;

namespace Zhijian.Server.Startup;

/// <summary>Production refuses to start with anything that is published with the source: sandbox, demo staff, demo credentials, keys in a default place.</summary>
internal static class ProductionGuard
{
    /// <exception cref="InvalidOperationException">The configuration or the database is that of a demonstration; the message says what to do.</exception>
    public static async Task RefuseDemonstrationAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsProduction()) return;
        var reasons = new List<string>();
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration.GetValue<bool>("Sandbox:Enabled")) reasons.Add("Sandbox:Enabled is true. Set it to false: the sandbox lets anybody speak as a citizen.");
        if (configuration["DataProtection:Keys"] is not { Length: > 0 })
            reasons.Add("DataProtection:Keys is not set. Name a directory that only the server's user can read and that is backed up apart from the database; it holds the keys of all stored secrets.");
        if (!configuration.GetValue("SignIn:AdministratorsNeedSecondFactor", true))
            reasons.Add("SignIn:AdministratorsNeedSecondFactor is false. Remove it: administrators sign in with an authenticator app.");
        if (await services.GetRequiredService<DemoStaff>().FindAsync(cancellation) is { Count: > 0 } names)
            reasons.Add($"Staff with the published demo password: {string.Join(", ", names)}. Delete them with: staff delete --user NAME");
        var published = DemoPacks.PublishedAppIds(configuration);
        foreach (var account in services.GetRequiredService<AccountDirectory>().All.Where(account => published.Contains(account.AppId)))
            reasons.Add($"The account {account.Name} has the appid {account.AppId} of a demo pack, whose secrets are published. Use a database without demo packs.");

        foreach (var connector in services.GetRequiredService<ConnectorBook>().All.Where(connector => connector.IsDemo))
            reasons.Add($"The connector {connector.Definition.Key} signs with the secret that its pack publishes. Set Connectors:Credentials:{connector.Definition.Credentials}:Key and :Secret.");

        if (reasons.Count > 0)
            throw new InvalidOperationException("The server does not start in Production because:\n" + string.Join('\n', reasons.Select(reason => "  - " + reason)));
    }
}
