using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>
/// The file by which a department without an interface answers one operation (投递文件): which of its loads answers now, and what came of the last one. A file is read into rows of its
/// own beside those that answer, and answers from one moment to the next, whole or not at all.
/// </summary>
public sealed class DropFile : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Key of the connector.</summary>
    public required string Connector { get; init; }

    public required string Operation { get; init; }

    /// <summary>Whose rows answer; null while no file was taken.</summary>
    public Guid? Current { get; set; }

    /// <summary>Of the file that answers and of how it was read: the same again is not read again.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>Opens the rows of the current load, sealed like other secrets.</summary>
    public string SealedKey { get; set; } = "";

    /// <summary>When the department wrote the file that answers.</summary>
    public DateTimeOffset? FileAt { get; set; }

    public DateTimeOffset? LoadedAt { get; set; }

    public int Rows { get; set; }

    public int BadRows { get; set; }

    /// <summary>What came of the last file that was read, taken or not.</summary>
    public DropReport? Last { get; set; }

    /// <summary>Loads whose rows are to be deleted: replaced ones, and those a stop of the server left unfinished.</summary>
    public IReadOnlyList<Guid> Debris { get; set; } = [];

    /// <summary>Until then one server reads a file for it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}

/// <summary>A row of a dropped file, sealed. It is found by a keyed hash of its key columns, so nobody who has the database alone can look somebody up.</summary>
public sealed class DropRow : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required Guid LoadId { get; init; }

    /// <summary>In the file.</summary>
    public required int Line { get; init; }

    public required byte[] KeyHash { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>A cell or row that could not be read. Never with what stands in it: that may be a citizen's.</summary>
/// <param name="Column">Empty when it is the row.</param>
public sealed record DropFault(long Line, string Column, string Why);

/// <param name="Fingerprint">Of the file and of how it was read.</param>
/// <param name="Rows">That are good.</param>
/// <param name="BadRows">That were left out; <paramref name="Faults"/> names the first of them.</param>
/// <param name="IsTaken">It answers now; otherwise the file before goes on answering.</param>
/// <param name="Why">It was not taken, in words.</param>
public sealed record DropReport(DateTimeOffset At, string Fingerprint, int Rows, int BadRows, bool IsTaken, string? Why, IReadOnlyList<DropFault> Faults);

internal sealed class DropTables : IEntityTypeConfiguration<DropFile>, IEntityTypeConfiguration<DropRow>
{
    public void Configure(EntityTypeBuilder<DropFile> file)
    {
        file.ToTable("DropFiles").HasKey(row => new { row.AgencyId, row.Connector, row.Operation });
        file.Property(row => row.Last).AsJson();
        file.Property(row => row.Debris).AsJson();
        // Whoever claims it after the time of another is over takes it from them.
        file.Property(row => row.ClaimedUntil).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<DropRow> row)
    {
        row.ToTable("DropRows").HasKey(one => new { one.LoadId, one.Line });
        // With the line, in whose order rows are told: else SQLite walks the whole load for that order.
        row.HasIndex(one => new { one.AgencyId, one.LoadId, one.KeyHash, one.Line });
    }
}
