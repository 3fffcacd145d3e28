using System.Collections.Concurrent;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>What some officers know better than others (技能), such as English or the household register.</summary>
/// <param name="Key">Stands in staff and conversations.</param>
/// <param name="Words">A question with one of these words needs it.</param>
public sealed record Skill(string Key, string Name, IReadOnlyList<string> Words);

/// <summary>The skills of all agencies of this server, in memory, as the message path needs them.</summary>
public sealed class SkillDirectory
{
    private readonly ConcurrentDictionary<AgencyId, IReadOnlyList<Skill>> _skills = new();

    public IReadOnlyList<Skill> Of(AgencyId agency) => _skills.GetValueOrDefault(agency) ?? [];

    public Skill? Find(AgencyId agency, string key) => Of(agency).FirstOrDefault(skill => skill.Key == key);

    public void Put(AgencyId agency, IReadOnlyList<Skill> skills) => _skills[agency] = skills;
}
