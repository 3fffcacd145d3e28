using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk.Topics;

internal sealed class TopicTable : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("Topics").HasKey(row => row.Id);
        topic.Property(row => row.Questions).AsJson();
        topic.Property(row => row.Trend).AsJson();
        topic.Property(row => row.BadAnswers).AsJson().HasDefaultValueSql("'[]'");
        topic.Property(row => row.Version).IsConcurrencyToken();
    }
}
