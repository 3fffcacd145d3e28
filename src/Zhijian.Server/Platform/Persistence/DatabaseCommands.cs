using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>Care of the database from the command line: a consistent copy of SQLite while it is in use, and the move to another database.</summary>
internal static class DatabaseCommands
{
    public static async Task<int> BackupAsync(string[] args)
    {
        if (args.Option("--to") is not { } file) return await FailAsync("Say where: database backup --to FILE");
        var database = Configured();
        if (database.Kind != DatabaseKind.Sqlite) return await FailAsync("This command copies SQLite. Use pg_dump for PostgreSQL (docs/operations.md).");
        if (File.Exists(file)) return await FailAsync($"{file} exists already; nothing is overwritten. Name another file.");

        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.Add(new SqliteParameter("$file", file));
        await command.ExecuteNonQueryAsync();
        Console.WriteLine($"Copied to {Path.GetFullPath(file)} ({new FileInfo(file).Length:N0} bytes). Keep the key ring beside it (docs/operations.md).");
        return 0;
    }

    public static async Task<int> CopyAsync(string[] args)
    {
        if (args.Option("--from") is not { } from || args.Option("--to") is not { } to)
            return await FailAsync("Say from where and to where: database copy --from \"Data Source=…\" --to \"Host=…\"");
        try
        {
            var rows = await DatabaseCopy.RunAsync(Database.FromConnectionString(from), Database.FromConnectionString(to), Console.WriteLine, CancellationToken.None);
            Console.WriteLine($"{rows:N0} rows copied and counted again on both sides. Point ConnectionStrings:Zhijian to the new database.");
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            return await FailAsync(refused.Message);
        }
    }

    private static Database Configured() => Database.FromConnectionString(
        WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration.GetConnectionString("Zhijian"));

    private static async Task<int> FailAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }
}
