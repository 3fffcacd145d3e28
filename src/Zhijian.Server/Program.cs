using Zhijian.Server.Startup;

if (await Commands.TryRunAsync(args) is { } exitCode) return exitCode;

await using var app = ServerApp.Build(args);
await app.RunAsync();
return 0;

/// <summary>The entry point, public so that tests can host the server.</summary>
public sealed partial class Program;
