using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Notices;

/// <summary>What an event of a department became for those who have subscribed to it (通知), and how far it has gone round.</summary>
public sealed record ServiceNotice : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Key of the service.</summary>
    public required string Service { get; init; }

    public required string Topic { get; init; }

    /// <summary>When it happened, as the department says.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was made; who subscribes later is not told.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What everybody is told; nobody's data.</summary>
    public required string Text { get; init; }

    /// <summary>After this nobody is told any more.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>Whoever is told is told nothing else: the subscription ends.</summary>
    public bool EndsSubscriptions { get; init; }

    /// <summary>The last subscription that was told.</summary>
    public long UpTo { get; init; }

    /// <summary>How many were told.</summary>
    public int Told { get; init; }

    /// <summary>When it had gone round; null on its way.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    public Statement Save() => new(
        """
        INSERT INTO "ServiceNotices" ("Id", "AgencyId", "Service", "Topic", "At", "MadeAt", "Text", "GoodUntil", "EndsSubscriptions", "UpTo", "Told")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, 0, 0)
        """,
        [Id, AgencyId.Value, Service, Topic, At, MadeAt, Text, GoodUntil, EndsSubscriptions]);

    /// <summary>It has gone on to here; of two servers that take it on, one has to look again.</summary>
    public Statement GoneTo(long upTo, int more, DateTimeOffset? doneAt) => new(
        """UPDATE "ServiceNotices" SET "UpTo" = @p1, "Told" = "Told" + @p2, "DoneAt" = @p3 WHERE "Id" = @p0 AND "UpTo" = @p4 AND "DoneAt" IS NULL""", [Id, upTo, more, doneAt, UpTo], MustChange: true);
}

internal sealed class ServiceNoticeTable : IEntityTypeConfiguration<ServiceNotice>
{
    public void Configure(EntityTypeBuilder<ServiceNotice> row)
    {
        row.ToTable("ServiceNotices");
        row.Property(notice => notice.Id).ValueGeneratedNever();
        row.HasIndex(notice => notice.MadeAt).HasFilter("\"DoneAt\" IS NULL");
        row.HasIndex(notice => new { notice.AgencyId, notice.Service, notice.MadeAt });
        row.HasIndex(notice => new { notice.AgencyId, notice.Topic, notice.MadeAt });
    }
}
