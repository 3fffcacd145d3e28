using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <summary>The skills of an agency as they stand now; a short list that is read and written whole.</summary>
public sealed class AgencySkills : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public IReadOnlyList<Skill> Skills { get; set; } = [];
}
