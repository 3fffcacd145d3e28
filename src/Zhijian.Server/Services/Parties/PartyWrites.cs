using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Parties;

/// <summary>What two parties write, each step as a condition that only one of them can meet.</summary>
internal static class PartyWrites
{
    public static readonly TimeSpan TriesCountFor = TimeSpan.FromMinutes(10);

    /// <summary>The first waits for the second; a report that ran out gets a new code.</summary>
    public static Statement Invite(ServiceParty party) => new(
        """
        INSERT INTO "ServiceParties" ("RunId", "AgencyId", "ConversationId", "Code", "State", "ExpiresAt") VALUES (@p0, @p1, @p2, @p3, 0, @p4)
        ON CONFLICT ("RunId") DO UPDATE SET "Code" = @p3, "State" = 0, "SecondRunId" = NULL, "SecondConversationId" = NULL, "ExpiresAt" = @p4, "ScanUrl" = NULL
        """,
        [party.RunId, party.AgencyId.Value, party.ConversationId, party.Code, party.ExpiresAt]);

    /// <param name="scene">Of the QR code.</param>
    public static Statement Scanned(AgencyId agency, string scene, string url) =>
        new("""UPDATE "ServiceParties" SET "ScanUrl" = @p2 WHERE "AgencyId" = @p0 AND "Code" = @p1 AND "State" < 2""", [agency.Value, scene[PartyCode.Scene.Length..], url]);

    /// <summary>Of two who type the code at once one gets in; who was in before comes in again.</summary>
    public static Statement Join(ServiceParty party, ServiceRun second, DateTimeOffset now) => new(
        """UPDATE "ServiceParties" SET "State" = 1, "SecondRunId" = @p1, "SecondConversationId" = @p2 WHERE "RunId" = @p0 AND ("State" = 0 OR ("State" = 1 AND "SecondConversationId" = @p2)) AND "Code" = @p3 AND "ExpiresAt" > @p4""",
        [party.RunId, second.Id, second.ConversationId, party.Code, now], MustChange: true);

    /// <summary>Both have confirmed: not when the first took it back or the time ran out meanwhile.</summary>
    public static IEnumerable<Statement> Submit(ServiceParty party, ServiceRun second, string number, string tells, DateTimeOffset now) =>
    [
        new(
            """UPDATE "ServiceParties" SET "State" = 2 WHERE "RunId" = @p0 AND "State" = 1 AND "SecondRunId" = @p1 AND "ExpiresAt" > @p2""",
            [party.RunId, second.Id, now], MustChange: true),
        new(
            """UPDATE "ServiceRuns" SET "State" = 1, "Number" = @p1, "ChangedAt" = @p2, "EndedAt" = @p2 WHERE "Id" = @p0 AND "State" = 4""",
            [party.RunId, number, now], MustChange: true),
        Telling.To(party.AgencyId, party.ConversationId, tells, now).Save(),
    ];

    public static IEnumerable<Statement> Withdraw(ServiceParty party, ServiceDefinition? service, DateTimeOffset now)
    {
        yield return new Statement("""UPDATE "ServiceParties" SET "State" = 3 WHERE "RunId" = @p0 AND "State" < 2""", [party.RunId], MustChange: true);
        if (party.SecondConversationId is { } second) yield return Telling.To(party.AgencyId, second, $"对方撤回了这份报告，您不用再填写。{PartySteps.Otherwise(service)}需要帮助请回复“人工”。", now).Save();
    }

    /// <summary>The second does not agree: the code is free again until its time is over.</summary>
    public static IEnumerable<Statement> Refuse(ServiceParty party, ServiceRun second, ServiceDefinition? service, DateTimeOffset now) =>
    [
        new(
            """UPDATE "ServiceParties" SET "State" = 0, "SecondRunId" = NULL, "SecondConversationId" = NULL WHERE "RunId" = @p0 AND "State" = 1 AND "SecondRunId" = @p1""",
            [party.RunId, second.Id]),
        Telling.To(party.AgencyId, party.ConversationId, $"对方没有确认这份报告。可以和对方说明后请对方重新输入确认码。{PartySteps.Otherwise(service)}", now).Save(),
    ];

    /// <summary>Nobody came in time: the first may submit again, for a new code.</summary>
    public static IReadOnlyList<Statement> Expire(ServiceParty party, ServiceDefinition? service, DateTimeOffset now)
    {
        var writes = new List<Statement>
        {
            new("""UPDATE "ServiceParties" SET "State" = 4 WHERE "RunId" = @p0 AND "State" = @p1 AND "ExpiresAt" <= @p2""", [party.RunId, (int)party.State, now], MustChange: true),
            new("""UPDATE "ServiceRuns" SET "State" = 0, "Step" = NULL, "ChangedAt" = @p1 WHERE "Id" = @p0 AND "State" = 4""", [party.RunId, now]),
            Telling.To(party.AgencyId, party.ConversationId, $"对方没有在时限内确认，报告还没有提交，您填写的内容都在。回复“继续”再“提交”可以重新生成确认码。{PartySteps.Otherwise(service)}", now).Save(),
        };
        if (party is not { SecondRunId: { } run, SecondConversationId: { } conversation }) return writes;
        writes.Add(new Statement("""UPDATE "ServiceRuns" SET "State" = 2, "Step" = NULL, "ChangedAt" = @p1, "EndedAt" = @p1 WHERE "Id" = @p0 AND "State" = 0""", [run, now]));
        writes.Add(Telling.To(party.AgencyId, conversation, $"确认的时限已过，这份报告没有提交，请对方重新生成确认码。{PartySteps.Otherwise(service)}", now).Save());
        return writes;
    }

    public static Statement CountWrongCode(AgencyId agency, Guid conversation, DateTimeOffset now) => new(
        """
        INSERT INTO "ServiceCodeTries" ("ConversationId", "AgencyId", "Count", "Since") VALUES (@p0, @p1, 1, @p2)
        ON CONFLICT ("ConversationId") DO UPDATE SET
            "Count" = CASE WHEN "ServiceCodeTries"."Since" < @p3 THEN 1 ELSE "ServiceCodeTries"."Count" + 1 END,
            "Since" = CASE WHEN "ServiceCodeTries"."Since" < @p3 THEN @p2 ELSE "ServiceCodeTries"."Since" END
        """,
        [conversation, agency.Value, now, now - TriesCountFor]);
}
