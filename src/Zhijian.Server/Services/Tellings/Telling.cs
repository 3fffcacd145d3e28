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

    /// <summary>A scene of the account whose QR code is sent as a picture; <see cref="Text"/> is said when WeChat makes none.</summary>
    public string? Scene { get; init; }

    /// <summary>Until when it is of use; null is always. Of a QR code, until when it is good.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Told because the citizen has subscribed to it.</summary>
    public bool IsNotice { get; init; }

    public static Telling OfNotice(AgencyId agency, Guid conversation, string text, DateTimeOffset? until, DateTimeOffset now) => To(agency, conversation, text, now) with { IsNotice = true, Until = until };

    public static Telling OfScene(AgencyId agency, Guid conversation, string scene, string otherwise, DateTimeOffset until, DateTimeOffset now) => To(agency, conversation, otherwise, now) with { Scene = scene, Until = until };

    public static Telling To(AgencyId agency, Guid conversation, string text, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), AgencyId = agency, ConversationId = conversation, Text = text, At = now };

    /// <summary>For turns, which write by statements.</summary>
    public Statement Save() => new(
        """INSERT INTO "ServiceTellings" ("Id", "AgencyId", "ConversationId", "Text", "At", "Scene", "Until", "IsNotice") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)""",
        [Id, AgencyId.Value, ConversationId, Text, At, Scene, Until, IsNotice]);
}

internal sealed class TellingTable : IEntityTypeConfiguration<Telling>
{
    public void Configure(EntityTypeBuilder<Telling> row)
    {
        row.ToTable("ServiceTellings");
        row.Property(telling => telling.Id).ValueGeneratedNever();
        row.Property(telling => telling.IsNotice).HasDefaultValue(false);
        row.HasIndex(telling => telling.At);
    }
}
