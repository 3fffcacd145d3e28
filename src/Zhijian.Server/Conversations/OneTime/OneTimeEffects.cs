using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>The writes of one-time messages.</summary>
internal static class OneTimeEffects
{
    /// <summary>The same link gives one permission, however often it comes back.</summary>
    public static Effect Give(OneTimePermit permit) => new(
        """
        INSERT INTO "OneTimePermits" ("ConversationId", "Seq", "AgencyId", "TemplateId", "GivenAt") VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT ("ConversationId", "Seq") DO NOTHING
        """,
        [permit.ConversationId.Value, permit.Seq, permit.AgencyId.Value, permit.TemplateId, permit.GivenAt]);

    /// <summary>What officers said and nobody has announced is looked at again.</summary>
    public static Effect LookAgain(ConversationId conversation, DateTimeOffset now) => new(
        """
        UPDATE "Outbox" SET "State" = 3, "Attempts" = 0, "DueAt" = @p1 WHERE "ConversationId" = @p0 AND "State" = 2 AND EXISTS (
            SELECT 1 FROM "Messages" AS m WHERE m."ConversationId" = "Outbox"."ConversationId" AND m."Seq" = "Outbox"."Seq" AND m."StaffId" IS NOT NULL AND m."Delivery" = 4)
        """,
        [conversation.Value, now], RingsOutbox: true);

    public static Effect Spend(OneTimePermit permit, DateTimeOffset now) => new(
        """UPDATE "OneTimePermits" SET "SpentAt" = @p2 WHERE "ConversationId" = @p0 AND "Seq" = @p1 AND "SpentAt" IS NULL""",
        [permit.ConversationId.Value, permit.Seq, now], MustChange: true);

    /// <summary>The call certainly did not use it.</summary>
    public static Effect GiveBack(OneTimePermit permit) => new(
        """UPDATE "OneTimePermits" SET "SpentAt" = NULL WHERE "ConversationId" = @p0 AND "Seq" = @p1""", [permit.ConversationId.Value, permit.Seq]);

    /// <summary>WeChat says that there is none left; it knows better.</summary>
    public static Effect ForgetUnspent(ConversationId conversation) => new(
        """DELETE FROM "OneTimePermits" WHERE "ConversationId" = @p0 AND "SpentAt" IS NULL""", [conversation.Value]);

    /// <summary>The citizen left the account.</summary>
    public static Effect Forget(ConversationId conversation) => new("""DELETE FROM "OneTimePermits" WHERE "ConversationId" = @p0""", [conversation.Value]);

    /// <summary>Takes an entry for one call; fails when somebody else has it.</summary>
    public static Effect Claim(OutboxEntry entry, DateTimeOffset callUntil) => new(
        """UPDATE "Outbox" SET "State" = 4, "CallUntil" = @p2 WHERE "Id" = @p0 AND "State" = 3 AND "Attempts" = @p1""",
        [entry.Id, entry.Attempts, callUntil], MustChange: true);

    /// <summary>There is no such way: it waits for the citizen.</summary>
    public static Effect Keep(OutboxEntry entry, OutboxState from) => new(
        """UPDATE "Outbox" SET "State" = 2, "CallUntil" = NULL WHERE "Id" = @p0 AND "State" = @p1""", [entry.Id, (int)from], MustChange: true);

    /// <summary>The citizen can be written to as usual.</summary>
    public static Effect SendAsUsual(OutboxEntry entry, OutboxState from, DateTimeOffset now) => new(
        """UPDATE "Outbox" SET "State" = 0, "Attempts" = 0, "DueAt" = @p2, "CallUntil" = NULL WHERE "Id" = @p0 AND "State" = @p1""",
        [entry.Id, (int)from, now], MustChange: true, RingsOutbox: true);

    public static Effect Postpone(OutboxEntry entry, DateTimeOffset dueAt) => new(
        """UPDATE "Outbox" SET "State" = 3, "Attempts" = "Attempts" + 1, "DueAt" = @p1, "CallUntil" = NULL WHERE "Id" = @p0 AND "State" = 4""",
        [entry.Id, dueAt], MustChange: true);
}
