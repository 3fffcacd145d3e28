using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

internal sealed class AgencyTables : IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<Department>, IEntityTypeConfiguration<OfficialAccount>, IEntityTypeConfiguration<AgencySkills>, IEntityTypeConfiguration<AgencyMap>
{
    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.ToTable("Agencies").HasKey(row => row.Id);
        agency.HasIndex(row => row.Key).IsUnique();
        agency.Property(row => row.Hours).AsJson();
    }

    public void Configure(EntityTypeBuilder<Department> department)
    {
        department.ToTable("Departments").HasKey(row => row.Id);
        department.Property(row => row.IsClosed).HasDefaultValue(false);
        department.HasIndex(row => new { row.AgencyId, row.Key }).IsUnique();
        department.HasOne<Agency>().WithMany().HasForeignKey(row => row.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OfficialAccount> account)
    {
        account.ToTable("OfficialAccounts").HasKey(row => row.Id);
        account.HasIndex(row => row.AppId).IsUnique();
        account.HasIndex(row => new { row.AgencyId, row.Key }).IsUnique();
        account.Property(row => row.Kind).HasConversion<string>();
        account.Property(row => row.Mode).HasConversion<string>();
        account.Property(row => row.Menu).AsJson();
        account.HasOne<Agency>().WithMany().HasForeignKey(row => row.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AgencySkills> skills)
    {
        skills.ToTable("AgencySkills").HasKey(row => row.AgencyId);
        skills.Property(row => row.Skills).AsJson();
    }

    public void Configure(EntityTypeBuilder<AgencyMap> map) => map.ToTable("AgencyMaps").HasKey(row => row.AgencyId);
}
