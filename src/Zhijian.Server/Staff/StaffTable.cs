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
        staff.Property(row => row.Departments).AsJson().HasDefaultValueSql("'[]'");
        staff.Property(row => row.Skills).AsJson().HasDefaultValueSql("'[]'");
        // Two sign-ins with the same code at the same time: the second to be saved finds it spent.
        staff.Property(row => row.LastTotpStep).HasDefaultValue(0L).IsConcurrencyToken();
        staff.Property(row => row.RecoveryCodes).AsJson().HasDefaultValueSql("'[]'").IsConcurrencyToken();
        staff.Property(row => row.IsLocked).HasDefaultValue(false);
        staff.Property(row => row.HasSecondFactor).HasDefaultValue(false);
    }
}
