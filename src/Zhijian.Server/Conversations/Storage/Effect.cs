using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>A less frequent write of a turn, as one statement that both databases understand.</summary>
/// <param name="Sql">With parameters @p0, @p1 …</param>
/// <param name="Values">Guid, DateTimeOffset, DateOnly, string, int, bool or null.</param>
/// <param name="RingsOutbox">Whether there is something to send now.</param>
/// <param name="MustChange">Whether changing no row means that somebody else was first.</param>
internal sealed record Effect(string Sql, object?[] Values, bool MustChange = false, bool RingsOutbox = false)
{
    public static Effect Enqueue(OutboxEntry entry) => new(
        """
        INSERT INTO "Outbox" ("AgencyId", "AccountId", "ConversationId", "OpenId", "Seq", "ReplyKind", "Reply", "State", "Attempts", "DueAt", "GoodUntil")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, 0, @p8, @p9)
        """,
        [entry.AgencyId.Value, entry.AccountId.Value, entry.ConversationId.Value, entry.OpenId, entry.Seq, (int)entry.ReplyKind, entry.Reply, (int)entry.State, entry.DueAt, entry.GoodUntil],
        RingsOutbox: true);

    /// <summary>The citizen wrote: what was kept for them goes out now.</summary>
    public static Effect ReleaseKept(ConversationId conversation, DateTimeOffset now) => new(
        """UPDATE "Outbox" SET "State" = 0, "Attempts" = 0, "DueAt" = @p1 WHERE "ConversationId" = @p0 AND "State" IN (2, 3)""",
        [conversation.Value, now], RingsOutbox: true);

    public static Effect ShowKeptAsSending(ConversationId conversation) => new(
        """UPDATE "Messages" SET "Delivery" = 1, "Error" = NULL WHERE "ConversationId" = @p0 AND "Delivery" IN (4, 7)""",
        [conversation.Value]);

    /// <summary>Takes an entry for one call; fails when another node has it.</summary>
    public static Effect Claim(OutboxEntry entry, DateTimeOffset callUntil) => new(
        """UPDATE "Outbox" SET "State" = 1, "CallUntil" = @p2 WHERE "Id" = @p0 AND "State" = 0 AND "Attempts" = @p1""",
        [entry.Id, entry.Attempts, callUntil], MustChange: true);

    public static Effect Postpone(OutboxEntry entry, DateTimeOffset dueAt) => new(
        """UPDATE "Outbox" SET "State" = 0, "Attempts" = "Attempts" + 1, "DueAt" = @p1, "CallUntil" = NULL WHERE "Id" = @p0 AND "State" = 1""",
        [entry.Id, dueAt], MustChange: true);

    /// <summary>WeChat did not let it through; whether it can go as a one-time message is decided next.</summary>
    public static Effect Keep(OutboxEntry entry, DateTimeOffset now) => new(
        """UPDATE "Outbox" SET "State" = 3, "Attempts" = 0, "DueAt" = @p1, "CallUntil" = NULL WHERE "Id" = @p0 AND "State" = 1""",
        [entry.Id, now], MustChange: true, RingsOutbox: true);

    public static Effect Remove(OutboxEntry entry) => new("""DELETE FROM "Outbox" WHERE "Id" = @p0""", [entry.Id], MustChange: true);

    public static Effect Delivered(ConversationId conversation, int seq, Delivery delivery, string? error) => new(
        """UPDATE "Messages" SET "Delivery" = @p2, "Error" = @p3 WHERE "ConversationId" = @p0 AND "Seq" = @p1""",
        [conversation.Value, seq, (int)delivery, error]);

    public static Effect CountUnanswered(UnansweredQuestion question) => new(
        """
        INSERT INTO "UnansweredQuestions" ("Id", "AgencyId", "AccountId", "TextKey", "Text", "Count", "FirstAt", "LastAt", "ConversationId", "Department")
        VALUES (@p0, @p1, @p2, @p3, @p4, 1, @p5, @p5, @p6, @p7)
        ON CONFLICT ("AccountId", "TextKey") DO UPDATE SET
            "Count" = "UnansweredQuestions"."Count" + 1, "LastAt" = @p5, "ConversationId" = @p6, "Department" = @p7, "DismissedAt" = NULL
        """,
        [
            question.Id.Value, question.AgencyId.Value, question.AccountId.Value, question.TextKey, question.Text, question.LastAt, question.ConversationId.Value,
            question.Department,
        ]);

    /// <summary>An answer did not help: its question counts as one nobody has answered, with the answer that was given last.</summary>
    public static Effect CountBadlyRated(UnansweredQuestion question, RatedAnswer answer) => new(
        """
        INSERT INTO "UnansweredQuestions"
            ("Id", "AgencyId", "AccountId", "TextKey", "Text", "Count", "FirstAt", "LastAt", "ConversationId", "Department", "BadlyRated", "RatedAnswer", "RatedVersion")
        VALUES (@p0, @p1, @p2, @p3, @p4, 1, @p5, @p5, @p6, @p7, 1, @p8, @p9)
        ON CONFLICT ("AccountId", "TextKey") DO UPDATE SET
            "Count" = "UnansweredQuestions"."Count" + 1, "LastAt" = @p5, "ConversationId" = @p6, "Department" = @p7, "DismissedAt" = NULL,
            "BadlyRated" = "UnansweredQuestions"."BadlyRated" + 1, "RatedAnswer" = @p8, "RatedVersion" = @p9
        """,
        [
            question.Id.Value, question.AgencyId.Value, question.AccountId.Value, question.TextKey, question.Text, question.LastAt, question.ConversationId.Value,
            question.Department, answer.AnswerId, answer.Version,
        ]);

    public static Effect CountUnansweredDay(UnansweredQuestion question) => new(
        """
        INSERT INTO "UnansweredDays" ("AccountId", "TextKey", "Day", "AgencyId", "Count") VALUES (@p0, @p1, @p2, @p3, 1)
        ON CONFLICT ("AccountId", "TextKey", "Day") DO UPDATE SET "Count" = "UnansweredDays"."Count" + 1
        """,
        [question.AccountId.Value, question.TextKey, question.LastAt.DayInBeijing(), question.AgencyId.Value]);

    public static Effect Write(ConversationNote note) => new(
        """
        INSERT INTO "ConversationNotes" ("Id", "AgencyId", "ConversationId", "AfterSeq", "At", "StaffId", "StaffName", "Kind", "Text", "Target")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """,
        [
            note.Id.Value, note.AgencyId.Value, note.ConversationId.Value, note.AfterSeq, note.At, note.StaffId.Value, note.StaffName, (int)note.Kind, note.Text, note.Target,
        ]);

    /// <summary>A statement another module brings, such as those of promises.</summary>
    public static Effect Of(Statement statement) => new(statement.Sql, statement.Values, statement.MustChange);

    public static Effect AskRating(Rating rating) => new(
        """
        INSERT INTO "Ratings" ("Id", "AgencyId", "AccountId", "ConversationId", "StaffId", "StaffName", "AskedAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """,
        [rating.Id.Value, rating.AgencyId.Value, rating.AccountId.Value, rating.ConversationId.Value, rating.StaffId?.Value, rating.StaffName, rating.AskedAt]);

    public static Effect Grade(Guid rating, int grade, DateTimeOffset now) => new(
        """UPDATE "Ratings" SET "Grade" = @p1, "GradedAt" = @p2 WHERE "Id" = @p0 AND "Grade" IS NULL""", [rating, grade, now]);

    public static Effect GiveReason(Guid rating, string reason) => new(
        """UPDATE "Ratings" SET "Reason" = @p1 WHERE "Id" = @p0 AND "Reason" IS NULL""", [rating, reason]);

    /// <summary>The task has the id of its rating: one bad grade makes one task.</summary>
    public static Effect FollowUp(Conversation conversation, Guid rating, DateTimeOffset now) => new(
        """
        INSERT INTO "FollowUps" ("Id", "AgencyId", "ConversationId", "CreatedAt", "Department") VALUES (@p0, @p1, @p2, @p3, @p4) ON CONFLICT ("Id") DO NOTHING
        """,
        [rating, conversation.AgencyId.Value, conversation.Id.Value, now, conversation.Department]);

    public static Effect Probe(DateTimeOffset at) => new(
        """INSERT INTO "WriteProbes" ("Id", "At") VALUES (1, @p0) ON CONFLICT ("Id") DO UPDATE SET "At" = @p0""", [at]);

    public static Effect Follow(Conversation conversation, string? source, DateTimeOffset at) => new(
        """
        INSERT INTO "Followers" ("Id", "AgencyId", "AccountId", "Source", "SubscribedAt") VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT ("Id") DO UPDATE SET "Source" = COALESCE(@p3, "Followers"."Source"), "SubscribedAt" = @p4, "UnsubscribedAt" = NULL
        """,
        [conversation.Id.Value, conversation.AgencyId.Value, conversation.AccountId.Value, source, at]);

    public static Effect Leave(Conversation conversation, DateTimeOffset at) => new(
        """
        INSERT INTO "Followers" ("Id", "AgencyId", "AccountId", "UnsubscribedAt") VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT ("Id") DO UPDATE SET "UnsubscribedAt" = @p3
        """,
        [conversation.Id.Value, conversation.AgencyId.Value, conversation.AccountId.Value, at]);
}
