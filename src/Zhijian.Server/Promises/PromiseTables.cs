using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises;

internal sealed class PromiseTables : IEntityTypeConfiguration<Promise>, IEntityTypeConfiguration<PromiseStep>, IEntityTypeConfiguration<PromiseRules>
{
    public void Configure(EntityTypeBuilder<Promise> promise)
    {
        promise.ToTable("Promises").HasKey(row => row.Id);
        promise.HasIndex(row => new { row.AgencyId, row.DueAt });
        promise.HasIndex(row => row.ConversationId);
        // What the clock looks through.
        promise.HasIndex(row => row.DueAt).HasFilter("\"AnsweredAt\" IS NULL AND \"VoidAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<PromiseStep> step)
    {
        step.ToTable("PromiseSteps").HasKey(row => new { row.PromiseId, row.Kind });
        step.HasIndex(row => new { row.AgencyId, row.DueAt });
    }

    public void Configure(EntityTypeBuilder<PromiseRules> rules)
    {
        rules.ToTable("PromiseRules").HasKey(row => row.AgencyId);
        rules.Property(row => row.Rules).AsJson();
    }
}
