using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies;

/// <summary>An agency (机构): owns accounts, answers, conversations and staff, and sees nobody else's.</summary>
public sealed class Agency
{
    public required AgencyId Id { get; init; }

    /// <summary>Stable name in packs and on the command line, such as <c>safe-zhaoqing</c>.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public string? EnglishName { get; set; }

    /// <summary>What sort of agency it is: police, weather, youth …</summary>
    public required string Kind { get; set; }

    /// <summary>Six-digit division code (行政区划代码).</summary>
    public string? Region { get; set; }

    /// <summary>When people answer (办公时间); null when it was never said.</summary>
    public OpeningHours? Hours { get; set; }
}

/// <summary>A department (部门) of an agency, which owns answers.</summary>
public sealed class Department : IAgencyOwned
{
    public required DepartmentId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string Key { get; init; }

    public required string Name { get; set; }

    public string? EnglishName { get; set; }

    /// <summary>Takes no conversations any more (停止受理); what names it stays as it is.</summary>
    public bool IsClosed { get; set; }
}

public readonly record struct DepartmentId(Guid Value) : ITypedId<DepartmentId>
{
    public static DepartmentId From(Guid value) => new(value);

    public static DepartmentId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
