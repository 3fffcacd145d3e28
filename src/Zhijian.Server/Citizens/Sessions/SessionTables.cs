using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Citizens.Sessions;

internal sealed class CitizenSessionTable : IEntityTypeConfiguration<CitizenSession>
{
    public void Configure(EntityTypeBuilder<CitizenSession> row)
    {
        row.ToTable("CitizenSessions");
        row.HasIndex(session => session.Tag).IsUnique();
        row.HasIndex(session => session.ExpiresAt);
        row.HasIndex(session => session.UnionId);
    }
}

internal sealed class MiniProgramTable : IEntityTypeConfiguration<MiniProgram>
{
    public void Configure(EntityTypeBuilder<MiniProgram> row) => row.ToTable("MiniPrograms").HasKey(program => program.AppId);
}
