using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Codes;

/// <summary>Counts sendings in the transaction that remembers the code.</summary>
internal static class CodeWrites
{
    public static IReadOnlyList<Statement> Count(AgencyId agency, CodeLook look, string phone, DateOnly today) =>
    [
        new("""DELETE FROM "ServiceCodeSends" WHERE "AgencyId" = @p0 AND "Day" < @p1""", [agency.Value, today.AddDays(-1)]),
        Count(agency, look.Subjects[phone], today, PhoneCode.MostOfNumber),
        Count(agency, look.Citizen, today, PhoneCode.MostOfCitizen),
    ];

    /// <summary>Of several who send to one number at once nobody goes beyond the most.</summary>
    private static Statement Count(AgencyId agency, string subject, DateOnly today, int most) => new(
        """
        INSERT INTO "ServiceCodeSends" ("AgencyId", "Subject", "Day", "Count") VALUES (@p0, @p1, @p2, 1)
        ON CONFLICT ("AgencyId", "Subject", "Day") DO UPDATE SET "Count" = "ServiceCodeSends"."Count" + 1 WHERE "ServiceCodeSends"."Count" < @p3
        """,
        [agency.Value, subject, today, most], MustChange: true);
}
