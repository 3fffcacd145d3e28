using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Time;

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
        if (mistakes.Count == 0) NoteMissingHolidays(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        return mistakes.Count == 0 ? 0 : 1;
    }

    /// <summary>The State Council publishes a year's holidays in the autumn before; promises that reach into an unknown year are computed without make-up days.</summary>
    private static void NoteMissingHolidays(DateTimeOffset now)
    {
        var last = WorkingDays.National.LastKnownYear;
        if (now.AddMonths(2).DayInBeijing().Year > last)
            Console.Error.WriteLine($"Note: the official holidays are in until {last}; after that working days are Monday to Friday without the statutory days, and make-up days are missing.");
    }
}
