using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge;

internal sealed class KnowledgeTables :
    IEntityTypeConfiguration<CanonicalAnswer>, IEntityTypeConfiguration<AnswerVersion>, IEntityTypeConfiguration<AnswerTask>,
    IEntityTypeConfiguration<KeywordRule>, IEntityTypeConfiguration<AccountReplies>,
    IEntityTypeConfiguration<MediaFile>, IEntityTypeConfiguration<UploadedMedia>
{
    public void Configure(EntityTypeBuilder<CanonicalAnswer> answer)
    {
        answer.ToTable("CanonicalAnswers").HasKey(row => row.Id);
        answer.HasIndex(row => new { row.AgencyId, row.Key }).IsUnique();
        answer.Ignore(row => row.Content);
        answer.Property(row => row.Phrasings).AsJson();
        answer.Property(row => row.Kind).HasConversion<string>();
        answer.Property(row => row.Status).HasConversion<string>();
        answer.Property(row => row.Version).IsConcurrencyToken();
        // Counts that came later than the table: rows that were there begin at nothing.
        answer.Property(row => row.Helpful).HasDefaultValue(0L);
        answer.Property(row => row.Unhelpful).HasDefaultValue(0L);
        answer.Property(row => row.HandedOver).HasDefaultValue(0L);
    }

    public void Configure(EntityTypeBuilder<AnswerVersion> version)
    {
        version.ToTable("AnswerVersions").HasKey(row => row.Id);
        // Not unique: of two writers the concurrency token of the answer decides, which can say so more clearly than an index.
        version.HasIndex(row => new { row.AgencyId, row.AnswerId, row.Number });
        version.Property(row => row.Change).HasConversion<string>();
        version.Property(row => row.Status).HasConversion<string>();
        version.Property(row => row.Content).AsJson();
    }

    public void Configure(EntityTypeBuilder<AnswerTask> task)
    {
        task.ToTable("AnswerTasks").HasKey(row => row.Id);
        task.HasIndex(row => new { row.AgencyId, row.AnswerId, row.Version, row.Stage }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KeywordRule> rule)
    {
        rule.ToTable("KeywordRules").HasKey(row => row.Id);
        rule.Property(row => row.Kind).HasConversion<string>();
        rule.Property(row => row.Terms).AsJson();
        rule.Property(row => row.Days).AsJson();
        rule.Property(row => row.Reply).AsJson();
    }

    public void Configure(EntityTypeBuilder<AccountReplies> replies)
    {
        replies.ToTable("AccountReplies").HasKey(row => row.AccountId);
        replies.Property(row => row.Welcome).AsJson();
        replies.Property(row => row.MenuReplies).AsJson();
        replies.Property(row => row.SceneReplies).AsJson();
    }

    public void Configure(EntityTypeBuilder<MediaFile> file)
    {
        file.ToTable("MediaFiles").HasKey(row => row.Id);
        file.HasIndex(row => new { row.AgencyId, row.Name }).IsUnique();
        file.Property(row => row.Kind).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<UploadedMedia> upload) =>
        upload.ToTable("UploadedMedia").HasKey(row => new { row.AccountId, row.Hash, row.IsAddress });
}
