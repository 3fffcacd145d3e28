using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Staff;

internal sealed class StaffTable : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.ToTable("Staff").HasKey(row => row.Id);
        staff.HasIndex(row => row.UserName).IsUnique();
        staff.Property(row => row.Roles).AsJson();
    }
}
