namespace Zhijian.Server.Startup.Development;

/// <summary>What only a developer's machine has.</summary>
internal static class DevelopmentSetup
{
    public static bool HasSandbox(this IHostEnvironment environment, IConfiguration configuration) => environment.IsDevelopment() && configuration.GetValue<bool>("Sandbox:Enabled");

    public static void AddDevelopment(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.HasSandbox(builder.Configuration)) return;
        builder.Services.AddSingleton<SandboxLink>();
        builder.Services.AddHostedService<SandboxProcess>();
    }
}
