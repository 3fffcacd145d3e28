using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Desk;

internal sealed class CannedPhraseTable : IEntityTypeConfiguration<CannedPhrase>
{
    public void Configure(EntityTypeBuilder<CannedPhrase> phrase)
    {
        phrase.ToTable("CannedPhrases").HasKey(row => row.Id);
        phrase.HasIndex(row => new { row.AgencyId, row.Title }).IsUnique();
    }
}
