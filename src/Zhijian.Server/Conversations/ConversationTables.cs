using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Conversations.OneTime;

namespace Zhijian.Server.Conversations;

/// <summary>
/// The tables of conversations. The turn store writes the first two with SQL of its own (see <c>Storage</c>), so a change here is a change
/// there; there are no foreign keys between them, as every key is made by the turn that writes both sides.
/// </summary>
internal sealed class ConversationTable : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> table)
    {
        table.ToTable("Conversations");
        table.Ignore(row => row.Window);
        table.HasIndex(row => new { row.AccountId, row.OpenId }).IsUnique();
        // Only the few that people look after: an index over all of them would cost every message a write.
        table.HasIndex(row => new { row.AgencyId, row.State, row.WaitingSince }).HasFilter("\"State\" <> 0");
        table.HasIndex(row => new { row.AgencyId, row.DueAt }).HasFilter("\"DueAt\" IS NOT NULL");
    }
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> table)
    {
        table.ToTable("Messages");
        table.HasIndex(row => row.DeduplicationKey).IsUnique();
        table.HasIndex(row => new { row.ConversationId, row.Seq }).IsUnique();
        // Read backwards it is the list of conversations by their last message.
        table.HasIndex(row => new { row.AgencyId, row.Id });
    }
}

internal sealed class FollowerTable : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> table)
    {
        table.ToTable("Followers");
        table.HasIndex(row => row.UnionId).HasFilter("\"UnionId\" IS NOT NULL");
    }
}

internal sealed class UnansweredQuestionTable : IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<UnansweredQuestion> table)
    {
        table.ToTable("UnansweredQuestions");
        table.Property(row => row.BadlyRated).HasDefaultValue(0);
        table.HasIndex(row => new { row.AccountId, row.TextKey }).IsUnique();
        table.HasIndex(row => new { row.AgencyId, row.LastAt });
    }
}

internal sealed class UnansweredDayTable : IEntityTypeConfiguration<UnansweredDay>
{
    public void Configure(EntityTypeBuilder<UnansweredDay> table)
    {
        table.ToTable("UnansweredDays").HasKey(row => new { row.AccountId, row.TextKey, row.Day });
        table.HasIndex(row => new { row.AgencyId, row.Day });
    }
}

internal sealed class WriteProbeTable : IEntityTypeConfiguration<WriteProbe>
{
    public void Configure(EntityTypeBuilder<WriteProbe> table)
    {
        table.ToTable("WriteProbes");
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class RatingTable : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> table)
    {
        table.ToTable("Ratings");
        table.HasIndex(row => new { row.AgencyId, row.AskedAt });
    }
}

internal sealed class FollowUpTable : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> table)
    {
        table.ToTable("FollowUps");
        table.HasIndex(row => new { row.AgencyId, row.CreatedAt });
    }
}

internal sealed class ConversationNoteTable : IEntityTypeConfiguration<ConversationNote>
{
    public void Configure(EntityTypeBuilder<ConversationNote> table)
    {
        table.ToTable("ConversationNotes");
        table.HasIndex(row => new { row.ConversationId, row.AfterSeq });
    }
}

internal sealed class OneTimePermitTable : IEntityTypeConfiguration<OneTimePermit>
{
    public void Configure(EntityTypeBuilder<OneTimePermit> table) => table.ToTable("OneTimePermits").HasKey(row => new { row.ConversationId, row.Seq });
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxEntry>
{
    public void Configure(EntityTypeBuilder<OutboxEntry> table)
    {
        table.ToTable("Outbox");
        table.HasIndex(row => new { row.State, row.DueAt });
        table.HasIndex(row => row.ConversationId);
        table.HasIndex(row => row.GoodUntil).HasFilter("\"GoodUntil\" IS NOT NULL");
    }
}
