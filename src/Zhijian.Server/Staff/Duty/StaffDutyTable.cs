using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Staff.Duty;

internal sealed class StaffDutyTable : IEntityTypeConfiguration<StaffDuty>
{
    public void Configure(EntityTypeBuilder<StaffDuty> duty) => duty.ToTable("StaffDuties").HasKey(row => row.StaffId);
}
