using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff.Duty;

/// <summary>Whether an officer is on duty (在岗): what they said, and when a console of theirs was last seen open. Only who once said so has one.</summary>
public sealed class StaffDuty : IAgencyOwned
{
    public required StaffId StaffId { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>What the officer said last.</summary>
    public bool OnDuty { get; set; }

    /// <summary>Since when that is so.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When a console of theirs was last open; servers write it again and again while one is.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>The server process that saw it.</summary>
    public Guid? Node { get; set; }

    /// <summary>How many conversations they were given by turn; tells two servers that give at once apart.</summary>
    public int Given { get; set; }

    public DateTimeOffset? GivenAt { get; set; }
}
