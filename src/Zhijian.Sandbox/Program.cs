using Zhijian.Sandbox;

await using var app = SandboxHost.Build(args);
await app.RunAsync();
