namespace Zhijian.Server.Conversations.Storage;

/// <summary>The columns the message path reads and writes, in one order for both databases. A test holds them against the model.</summary>
internal static class ConversationColumns
{
    /// <summary>Never change after the first message.</summary>
    public static readonly string[] Fixed = ["Id", "AgencyId", "AccountId", "OpenId"];

    public static readonly string[] Changing =
    [
        "State", "NextSeq", "Version", "Subscribed", "LastSeq", "LastAt", "LastText", "LastKind", "LastDirection", "WaitingSince", "ToldAt",
        "AssignedTo", "AssignedName", "Unread", "Received", "Kept", "Suggestions", "WindowEndsAt", "WindowRemaining",
        "GivenAnswer", "GivenAt", "AskedAbout", "AskedAt",
        "DueAt", "ServedAt", "Pending", "PendingUntil",
        "Department", "TopicDepartment", "TopicAt",
        "Skill", "AssignedAt",
    ];

    public static readonly string[] OfMessage =
    [
        "AgencyId", "ConversationId", "Seq", "Direction", "Kind", "At", "DeduplicationKey", "Payload", "Way", "ReplyKind", "Reply", "DecidedBy",
        "AnswerId", "Delivery", "Error", "StaffId", "StaffName",
    ];

    public static string All { get; } = List([.. Fixed, .. Changing]);

    public static string Select { get; } = $"SELECT {All} FROM \"Conversations\"";

    public static string SelectMessage { get; } = $"SELECT {List(OfMessage.Except(["Payload"]))} FROM \"Messages\"";

    /// <summary>The last push up to some time that got an answer by its words.</summary>
    public static string SelectQuestion(string conversation, string upTo) =>
        $"""
        SELECT "Payload" FROM "Messages"
        WHERE "ConversationId" = {conversation} AND "At" <= {upTo} AND "Payload" IS NOT NULL
            AND "DecidedBy" IN ({(int)DecidedBy.Answer}, {(int)DecidedBy.ModelPick})
        ORDER BY "Seq" DESC LIMIT 1
        """;

    public static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
