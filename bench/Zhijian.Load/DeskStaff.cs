using System.Diagnostics;
using System.Text.Json;

namespace Zhijian.Load;

/// <summary>Makes officers the way an agency does: two administrators on the command line, everybody else over HTTP.</summary>
internal static class DeskStaff
{
    public const string Password = "Load-of-work-1";

    /// <summary>The agency gives out by turn, and these officers are signed in, in turn at each server.</summary>
    public static async Task<List<DeskOfficer>> HireAsync(LoadDatabase database, int[] ports, int count, int mostOpen)
    {
        await CreateAsync(database, "system", "system-administrator");
        await CreateAsync(database, "security", "security-administrator");
        using var system = await SignInAsync(ports[0], "system");
        using var security = await SignInAsync(ports[0], "security");
        (await system.PutAsJsonAsync("/api/assignment", new { mode = "automatic", mostOpen })).EnsureSuccessStatusCode();
        var officers = new List<DeskOfficer>();
        for (var i = 0; i < count; i++) officers.Add(new DeskOfficer(await HireAsync(system, security, ports[i % ports.Length], "officer-" + i), seed: i));
        return officers;
    }

    private static async Task<HttpClient> HireAsync(HttpClient system, HttpClient security, int port, string name)
    {
        var told = await (await system.PostAsJsonAsync("/api/staff", new { userName = name, displayName = name })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var id = told.GetProperty("member").GetProperty("id").GetGuid();
        var initial = told.GetProperty("password").GetString()!;
        (await security.PutAsJsonAsync($"/api/staff/{id}/roles", new { roles = new[] { "officer" } })).EnsureSuccessStatusCode();
        var client = await SignInAsync(port, name, initial);
        (await client.PostAsJsonAsync("/api/session/password", new { current = initial, next = Password })).EnsureSuccessStatusCode();
        return client;
    }

    public static async Task<HttpClient> SignInAsync(int port, string userName, string password = Password)
    {
        var client = DeskOfficer.Client(port);
        (await client.PostAsJsonAsync("/api/session", new { userName, password })).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>On the command line; while no server runs as well.</summary>
    public static async Task CreateAsync(LoadDatabase database, string user, string role)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Zhijian.Server.dll"), "staff", "create", "--agency", "load", "--user", user, "--role", role])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Bench",
                ["ConnectionStrings__Zhijian"] = database.ConnectionString,
                ["DataProtection__Keys"] = Path.Combine(database.Folder, "keys"),
                ["ZHIJIAN_PASSWORD"] = Password,
            },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(said);
    }
}
