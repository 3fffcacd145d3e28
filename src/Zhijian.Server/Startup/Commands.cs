namespace Zhijian.Server.Startup;

/// <summary>
/// What the server's binary does besides serving: <c>dotnet run --project src/Zhijian.Server -- database copy …</c>.
/// </summary>
internal static class Commands
{
    /// <summary>Name of one or two words → what runs it; it gets the remaining arguments and gives the exit code.</summary>
    private static readonly (string Name, string Usage, Func<string[], Task<int>> Run)[] All =
    [
        ("pack check", "pack check FOLDER…", PackCommands.CheckAsync),
        ("answers evaluate", Knowledge.Commands.EvaluateAnswers.Usage, Knowledge.Commands.EvaluateAnswers.RunAsync),
        ("answers cluster", Knowledge.Commands.ClusterQuestions.Usage, Knowledge.Commands.ClusterQuestions.RunAsync),
        ("agency create", "agency create --key KEY --name NAME [--kind KIND] [--region CODE]", StaffCommands.CreateAgencyAsync),
        ("staff create", "staff create --user NAME --role ROLE[,ROLE] [--agency KEY] [--name NAME]", StaffCommands.CreateAsync),
        ("staff reset", "staff reset --user NAME", StaffCommands.ResetAsync),
        ("staff delete", "staff delete --user NAME", StaffCommands.DeleteAsync),
        ("audit verify", "audit verify [--agency KEY]", AuditCommands.VerifyAsync),
        ("database backup", "database backup --to FILE", Platform.Persistence.DatabaseCommands.BackupAsync),
        ("database copy", "database copy --from CONNECTION --to CONNECTION", Platform.Persistence.DatabaseCommands.CopyAsync),
    ];

    /// <returns>The exit code, or null when the arguments name no command and the server should start.</returns>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        foreach (var (name, _, run) in All)
        {
            var words = name.Split(' ');
            if (args.Take(words.Length).SequenceEqual(words)) return await run(args[words.Length..]);
        }

        await Console.Error.WriteLineAsync($"Unknown command \"{string.Join(' ', args)}\". Commands:\n" + string.Join('\n', All.Select(command => "  " + command.Usage)));
        return 2;
    }
}
