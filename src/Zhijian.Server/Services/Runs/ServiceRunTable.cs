using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Services.Runs;

internal sealed class ServiceRunTable : IEntityTypeConfiguration<ServiceRun>
{
    public void Configure(EntityTypeBuilder<ServiceRun> row)
    {
        row.ToTable("ServiceRuns");
        row.Ignore(run => run.Entries);
        row.Ignore(run => run.Boards);
        row.Ignore(run => run.Party);
        row.Ignore(run => run.Other);
        row.HasIndex(run => run.PartyOf);
        row.Property(run => run.IsOnPage).HasDefaultValue(false);
        row.HasIndex(run => new { run.ConversationId, run.StartedAt });
        row.HasIndex(run => new { run.AgencyId, run.EndedAt }).HasFilter("\"Number\" IS NOT NULL");
        row.HasIndex(run => new { run.AgencyId, run.ChangedAt }, "IX_ServiceRuns_InHand").HasFilter("\"Number\" IS NOT NULL AND \"HandledAt\" IS NULL");
        row.HasIndex(run => new { run.AgencyId, run.ChangedAt }, "IX_ServiceRuns_Waiting").HasFilter("\"State\" = 4");
    }
}
