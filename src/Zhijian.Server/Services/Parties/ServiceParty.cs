using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Parties;

/// <summary>The numbers stand in the database.</summary>
public enum PartyState
{
    /// <summary>The first has submitted; the second has not come yet.</summary>
    Waiting = 0,

    /// <summary>The second has come and is adding their side.</summary>
    Joined = 1,

    /// <summary>Both have confirmed.</summary>
    Submitted = 2,

    /// <summary>The first took it back.</summary>
    Withdrawn = 3,

    /// <summary>The second did not come, or did not finish, in time.</summary>
    Expired = 4,
}

/// <summary>One report of two parties (双方事项): who opened it, by which code the other comes in, and how far they are. Each step is one conditional change of this row.</summary>
public sealed record ServiceParty : IAgencyOwned
{
    /// <summary>The first party's run.</summary>
    public required Guid RunId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Six letters and digits the second types, or scans as a scene.</summary>
    public required string Code { get; init; }

    public PartyState State { get; init; }

    public Guid? SecondRunId { get; init; }

    public Guid? SecondConversationId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the QR code of the account says that brings the second in; null when WeChat has made none.</summary>
    public string? ScanUrl { get; init; }
}

/// <summary>How often somebody typed codes that open nothing, lately (输错次数).</summary>
public sealed record CodeTry : IAgencyOwned
{
    public required Guid ConversationId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required int Count { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class ServicePartyTable : IEntityTypeConfiguration<ServiceParty>, IEntityTypeConfiguration<CodeTry>
{
    public void Configure(EntityTypeBuilder<ServiceParty> row)
    {
        row.ToTable("ServiceParties").HasKey(party => party.RunId);
        row.Property(party => party.RunId).ValueGeneratedNever();
        row.HasIndex(party => new { party.AgencyId, party.Code });
        row.HasIndex(party => party.SecondRunId);
        row.HasIndex(party => party.ExpiresAt).HasFilter("\"State\" < 2");
    }

    public void Configure(EntityTypeBuilder<CodeTry> row)
    {
        row.ToTable("ServiceCodeTries").HasKey(tries => tries.ConversationId);
        row.Property(tries => tries.ConversationId).ValueGeneratedNever();
    }
}
