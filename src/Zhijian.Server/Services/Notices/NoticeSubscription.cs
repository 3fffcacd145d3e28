using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Notices;

/// <summary>A citizen's wish to be told when a department says something about a topic (通知订阅). One for each topic: subscribing again renews it.</summary>
public sealed record NoticeSubscription : IAgencyOwned
{
    /// <summary>Given by the database; notices go round in this order.</summary>
    public long Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Key of the service it was made with.</summary>
    public required string Service { get; init; }

    /// <summary>See <see cref="NoticeTopic"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>What it is about, in words, sealed.</summary>
    public required string SealedAbout { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>It ends by itself then.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>For turns, which write by statements.</summary>
    public Statement Save() => new(
        """
        INSERT INTO "NoticeSubscriptions" ("AgencyId", "ConversationId", "Service", "Topic", "SealedAbout", "Since", "Until") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        ON CONFLICT ("ConversationId", "Topic") DO UPDATE SET "SealedAbout" = @p4, "Until" = @p6
        """,
        [AgencyId.Value, ConversationId, Service, Topic, SealedAbout, Since, Until]);

    /// <summary>Ended twice, it is ended.</summary>
    public static Statement End(Guid conversation, long id) => new("""DELETE FROM "NoticeSubscriptions" WHERE "Id" = @p0 AND "ConversationId" = @p1""", [id, conversation]);
}

internal sealed class NoticeSubscriptionTable : IEntityTypeConfiguration<NoticeSubscription>
{
    public void Configure(EntityTypeBuilder<NoticeSubscription> row)
    {
        row.ToTable("NoticeSubscriptions");
        row.Property(subscription => subscription.Id).ValueGeneratedOnAdd();
        row.HasIndex(subscription => new { subscription.ConversationId, subscription.Topic }).IsUnique();
        row.HasIndex(subscription => new { subscription.AgencyId, subscription.Topic, subscription.Id });
        row.HasIndex(subscription => new { subscription.AgencyId, subscription.Service });
        row.HasIndex(subscription => subscription.Until);
    }
}
