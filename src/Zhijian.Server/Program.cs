using Zhijian.Server.Startup;

if (await Commands.TryRunAsync(args) is { } exitCode) return exitCode;

await using var app = ServerApp.Build(args);
await app.RunAsync();
return 0;

// Public so that tests can host the server. A doc comment here would collide with that of the sandbox's Program in the OpenAPI document.
public sealed partial class Program;
