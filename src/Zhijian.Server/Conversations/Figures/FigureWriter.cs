using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations.Figures;

/// <summary>Adds what a stretch of messages counts, and moves the position over it, in one transaction: each message counts once, whoever counts and whatever stops.</summary>
internal sealed class FigureWriter(Database database)
{
    /// <summary>What people ask now is looked up over hours; a week is for whoever looks back.</summary>
    public static readonly TimeSpan MattersKept = TimeSpan.FromDays(8);

    private const string Move = """UPDATE "FigurePositions" SET "UpTo" = @p0 WHERE "Id" = 1 AND "UpTo" = @p1""";

    /// <summary>Before the first count there is no position.</summary>
    private const string Begin = """INSERT INTO "FigurePositions" ("Id", "UpTo") VALUES (1, 0) ON CONFLICT ("Id") DO NOTHING""";

    private const string AddFigures =
        """
        INSERT INTO "HourlyFigures" ("AgencyId", "Hour", "Department", "Received", "Answered", "Offered", "Picked", "HandedOver", "Unanswered", "Replied")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        ON CONFLICT ("AgencyId", "Hour", "Department") DO UPDATE SET
            "Received" = "HourlyFigures"."Received" + excluded."Received", "Answered" = "HourlyFigures"."Answered" + excluded."Answered",
            "Offered" = "HourlyFigures"."Offered" + excluded."Offered", "Picked" = "HourlyFigures"."Picked" + excluded."Picked",
            "HandedOver" = "HourlyFigures"."HandedOver" + excluded."HandedOver", "Unanswered" = "HourlyFigures"."Unanswered" + excluded."Unanswered",
            "Replied" = "HourlyFigures"."Replied" + excluded."Replied"
        """;

    private const string AddOfficer =
        """
        INSERT INTO "OfficerHours" ("AgencyId", "Hour", "StaffId", "Replied") VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT ("AgencyId", "Hour", "StaffId") DO UPDATE SET "Replied" = "OfficerHours"."Replied" + excluded."Replied"
        """;

    private const string AddMatter =
        """
        INSERT INTO "MatterHours" ("AgencyId", "Hour", "Matter", "IsAnswered", "Count") VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT ("AgencyId", "Hour", "Matter") DO UPDATE SET "Count" = "MatterHours"."Count" + excluded."Count"
        """;

    private const string Forget = """DELETE FROM "MatterHours" WHERE "Hour" < @p0""";

    /// <returns>False when somebody else has counted meanwhile; then nothing is added.</returns>
    public async Task<bool> AddAsync(IReadOnlyList<CountedMessage> messages, long after, long upTo, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - MattersKept;
        // What the log of SQLite grows by is copied by the committer's own checkpoint, beside the message path.
        await using var connection = database.Kind == DatabaseKind.Sqlite ? database.OpenSqlite("PRAGMA wal_autocheckpoint=0;") : await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (after == 0) await RunAsync(Begin);
        if (await RunAsync(Move, upTo, after) == 0) return false;
        foreach (var (key, sum) in FiguresOf(messages))
            await RunAsync(
                AddFigures, key.Agency.Value, key.Hour, key.Department, sum.Received, sum.Answered, sum.Offered, sum.Picked, sum.HandedOver, sum.Unanswered, sum.Replied);
        foreach (var (key, count) in OfficersOf(messages)) await RunAsync(AddOfficer, key.Agency.Value, key.Hour, key.Officer.Value, count);
        foreach (var (key, count) in MattersOf(messages.Where(message => message.At >= since)))
            await RunAsync(AddMatter, key.Agency.Value, key.Hour, key.Matter.Key, key.Matter.IsAnswered, count);
        await RunAsync(Forget, since);
        await transaction.CommitAsync(cancellation);
        return true;

        async Task<int> RunAsync(string sql, params object[] values)
        {
            await using var command = database.CommandOf(connection, transaction, sql, values);
            return await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    internal static IEnumerable<KeyValuePair<(AgencyId Agency, DateTimeOffset Hour, string Department), Tally>> FiguresOf(IEnumerable<CountedMessage> messages) => messages
        .GroupBy(message => (message.AgencyId, Counting.HourOf(message.At), Counting.DepartmentOf(message)))
        .Select(group => KeyValuePair.Create(group.Key, Tally.Sum(group.Select(Counting.Of)))).Where(pair => pair.Value != default);

    private static IEnumerable<KeyValuePair<(AgencyId Agency, DateTimeOffset Hour, StaffId Officer), int>> OfficersOf(IEnumerable<CountedMessage> messages) => messages
        .Where(message => message is { Direction: MessageDirection.Outbound, StaffId: not null })
        .CountBy(message => (message.AgencyId, Counting.HourOf(message.At), message.StaffId!.Value));

    private static IEnumerable<KeyValuePair<(AgencyId Agency, DateTimeOffset Hour, AskedMatter Matter), int>> MattersOf(IEnumerable<CountedMessage> messages) => messages
        .Select(message => (message, Matter: Counting.MatterOf(message))).Where(pair => pair.Matter is not null)
        .CountBy(pair => (pair.message.AgencyId, Counting.HourOf(pair.message.At), pair.Matter!.Value));
}
