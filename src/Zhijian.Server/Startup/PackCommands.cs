using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Startup;

/// <summary><c>pack check FOLDER…</c>: every mistake with file and line, exit code 1 when there is one.</summary>
internal static class PackCommands
{
    public static async Task<int> CheckAsync(string[] args)
    {
        if (args.Length == 0)
        {
            await Console.Error.WriteLineAsync("Name the folder of a pack: pack check packs/safe-zhaoqing");
            return 2;
        }

        await using var app = ServerApp.Build([]);
        var loader = app.Services.GetRequiredService<PackLoader>();
        var mistakes = args.SelectMany(loader.Check).ToList();
        foreach (var mistake in mistakes) Console.WriteLine(mistake);
        Console.WriteLine(mistakes.Count switch { 0 => "No mistakes.", 1 => "1 mistake.", var many => $"{many} mistakes." });
        return mistakes.Count == 0 ? 0 : 1;
    }
}
