using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Cases;

/// <summary>That there is a case about something (一事一案), such as a violation: one at most, whoever opens it. What was entered stands in its record.</summary>
public sealed record ServiceCase : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Key of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Keyed hash of what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The run that became its record.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Of two who open one about the same thing at once, one has to decide anew and is told of the other's.</summary>
    public static Statement Open(AgencyId agency, string service, string subject, Guid run) => new(
        """INSERT INTO "ServiceCases" ("AgencyId", "Service", "Subject", "RunId") VALUES (@p0, @p1, @p2, @p3) ON CONFLICT ("AgencyId", "Service", "Subject") DO NOTHING""",
        [agency.Value, service, subject, run], MustChange: true);
}

internal sealed class ServiceCaseTable : IEntityTypeConfiguration<ServiceCase>
{
    public void Configure(EntityTypeBuilder<ServiceCase> row)
    {
        row.ToTable("ServiceCases").HasKey(one => new { one.AgencyId, one.Service, one.Subject });
        row.HasIndex(one => new { one.AgencyId, one.RunId });
    }
}
