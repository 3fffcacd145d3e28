using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Agencies.Packs;

/// <summary>The skills of a pack.</summary>
internal static class PackSkills
{
    public static IReadOnlyList<Skill> Read(PackMap root)
    {
        var skills = new List<Skill>();
        foreach (var map in root.Maps("skills"))
        {
            var skill = new Skill(map.RequiredText("key", 32), map.RequiredText("name", 96), map.Texts("words"));
            if (skill.Key.Length > 0 && !EditSkills.KeyForm().IsMatch(skill.Key)) map.Complain("key", "must be small letters, digits and hyphens");
            if (skills.Exists(other => other.Key == skill.Key)) map.Complain("key", $"“{skill.Key}” stands twice");
            if (skill.Words.Count == 0) map.Complain("words: at least one word is needed by which a question is known to need the skill");
            skills.Add(skill);
        }

        return skills;
    }
}
