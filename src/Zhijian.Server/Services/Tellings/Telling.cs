using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Tellings;

/// <summary>
/// What a service has to tell a citizen who has not just written (待告知): stored with what it tells of, taken out by the turn that says it. So it is said once, however often
/// servers restart.
/// </summary>
public sealed record Telling : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Telling To(AgencyId agency, Guid conversation, string text, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), AgencyId = agency, ConversationId = conversation, Text = text, At = now };

    /// <summary>For turns, which write by statements.</summary>
    public Statement Save() => new(
        """INSERT INTO "ServiceTellings" ("Id", "AgencyId", "ConversationId", "Text", "At") VALUES (@p0, @p1, @p2, @p3, @p4)""",
        [Id, AgencyId.Value, ConversationId, Text, At]);
}

internal sealed class TellingTable : IEntityTypeConfiguration<Telling>
{
    public void Configure(EntityTypeBuilder<Telling> row)
    {
        row.ToTable("ServiceTellings");
        row.Property(telling => telling.Id).ValueGeneratedNever();
        row.HasIndex(telling => telling.At);
    }
}
