using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Codes;

/// <summary>How many codes went to one number, or on behalf of one citizen, on one day (验证码发送次数). It does not tell which number.</summary>
public sealed record CodeSend : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Keyed hash of the number or of the citizen.</summary>
    public required string Subject { get; init; }

    /// <summary>In Beijing.</summary>
    public required DateOnly Day { get; init; }

    public required int Count { get; init; }
}

internal sealed class CodeSendTable : IEntityTypeConfiguration<CodeSend>
{
    public void Configure(EntityTypeBuilder<CodeSend> row)
    {
        row.ToTable("ServiceCodeSends").HasKey(send => new { send.AgencyId, send.Subject, send.Day });
        row.HasIndex(send => new { send.AgencyId, send.Day });
    }
}
