using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>What the message path writes about promises, in its own transaction; statements that both databases understand.</summary>
public static class PromiseWrites
{
    public static Statement Begin(PromiseId id, AgencyId agency, Guid conversation, PromiseTimes times) => new(
        """
        INSERT INTO "Promises" ("Id", "AgencyId", "ConversationId", "Name", "Department", "Within", "MadeAt", "WarnAt", "DueAt", "EscalateAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """,
        [id.Value, agency.Value, conversation, times.Name, times.Department, times.Within, times.MadeAt, times.WarnAt, times.DueAt, times.EscalateAt]);

    /// <summary>A person has answered. Too late is too late, also when no clock has noticed yet: the breach is written first.</summary>
    public static IEnumerable<Statement> Answered(Guid conversation, Guid staff, DateTimeOffset now) =>
    [
        new(
            """
            INSERT INTO "PromiseSteps" ("PromiseId", "AgencyId", "Kind", "DueAt", "NotedAt")
            SELECT "Id", "AgencyId", 2, "DueAt", @p1 FROM "Promises"
            WHERE "ConversationId" = @p0 AND "AnsweredAt" IS NULL AND "VoidAt" IS NULL AND "DueAt" < @p1
            ON CONFLICT ("PromiseId", "Kind") DO NOTHING
            """,
            [conversation, now]),
        new(
            """UPDATE "Promises" SET "AnsweredAt" = @p1, "AnsweredBy" = @p2 WHERE "ConversationId" = @p0 AND "AnsweredAt" IS NULL AND "VoidAt" IS NULL""",
            [conversation, now, staff]),
    ];

    /// <summary>The citizen left the account: nobody can keep the promise any more.</summary>
    public static Statement Void(Guid conversation, DateTimeOffset now) => new(
        """UPDATE "Promises" SET "VoidAt" = @p1 WHERE "ConversationId" = @p0 AND "AnsweredAt" IS NULL AND "VoidAt" IS NULL""",
        [conversation, now]);
}
