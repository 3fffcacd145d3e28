using System.Data.Common;
using System.Globalization;

namespace Zhijian.Load;

/// <summary>Fills the database before the desk is measured: citizens who wrote to the real server, then officers and whose conversation is whose, by SQL.</summary>
internal static class DeskStage
{
    public const string Supervisor = "supervisor";
    public const int MessagesEach = 10;

    /// <summary>Of ten conversations one still waits.</summary>
    private const int WaitingOneIn = 10;

    public static string OfficerName(int number) => "officer" + number.ToString(CultureInfo.InvariantCulture);

    public static string[] Settings(LoadOptions options) =>
        ["--Session:AllowHttp", "true", "--SignIn:PerMinute", "1000", "--WeChat:ApiBaseUrl", "http://127.0.0.1:" + (options.Port + 1).ToString(CultureInfo.InvariantCulture)];

    public static async Task SetAsync(LoadOptions options, LoadDatabase database)
    {
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port);
        var pushes = PushPlan.Make(options.Conversations * MessagesEach, options.Conversations).Select(push => new Push(push.Follower, push.MessageId, "今天天气真好，广场上人多吗" + push.MessageId % 1000)).ToList();
        PushPlan.Encrypt(pushes, writer);
        using (var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack, Settings(options)))
        {
            await server.WaitAsync(options.Port, Report.Get(options.Port));
            LoadRun.Drive(options.Port, LoadRun.Share(pushes, options.Connections), TimeSpan.FromMinutes(5));
            // What was said last is stored before it is acknowledged: nothing has to be waited for.
        }

        await DeskStaff.CreateAsync(database, OfficerName(0), "officer");
        await DeskStaff.CreateAsync(database, Supervisor, "supervisor");
        await database.WriteAsync(connection => HireAsync(connection, options.Consoles));
        await database.WriteAsync(AssignAsync);
    }

    /// <summary>Colleagues of the first officer, with the same password: making fifty of them properly takes a minute.</summary>
    private static async Task HireAsync(DbConnection connection, int officers)
    {
        var columns = new List<string>();
        var values = new List<object>();
        await using (var read = LoadDatabase.Command(connection, """SELECT * FROM "Staff" WHERE "UserName" = 'officer0' """))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                columns.Add(reader.GetName(column));
                values.Add(reader.GetValue(column));
            }
        }

        var sql = $"""INSERT INTO "Staff" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, number) => "@p" + number))})""";
        for (var number = 1; number < officers; number++)
        {
            var id = Guid.CreateVersion7();
            values[columns.IndexOf("Id")] = values[columns.IndexOf("Id")] is Guid ? id : id.ToByteArray(bigEndian: true);
            values[columns.IndexOf("UserName")] = OfficerName(number);
            values[columns.IndexOf("DisplayName")] = "值班员" + number;
            await LoadDatabase.RunAsync(connection, sql, [.. values]);
        }
    }

    private static async Task AssignAsync(DbConnection connection)
    {
        var (conversations, officers) = (await ColumnAsync(connection, """SELECT "Id" FROM "Conversations" """), await ColumnAsync(connection, """SELECT "Id" FROM "Staff" WHERE "UserName" LIKE 'officer%' """));
        for (var number = 0; number < conversations.Count; number++)
        {
            if (number % WaitingOneIn == 0) continue;
            await LoadDatabase.RunAsync(connection,
                """UPDATE "Conversations" SET "State" = 2, "WaitingSince" = NULL, "AssignedTo" = @p0, "AssignedName" = '值班员' WHERE "Id" = @p1""",
                officers[number % officers.Count], conversations[number]);
        }
    }

    private static async Task<List<object>> ColumnAsync(DbConnection connection, string sql)
    {
        await using var command = LoadDatabase.Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<object>();
        while (await reader.ReadAsync()) values.Add(reader.GetValue(0));
        return values;
    }
}
