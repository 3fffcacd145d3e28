using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Agencies;

public sealed record SkillsForm([property: Required] IReadOnlyList<Skill> Skills);

/// <summary>Shows and changes the skills an agency tells apart (技能). A change holds for those who begin to wait from now on.</summary>
internal static partial class EditSkills
{
    private const int Most = 50;
    private const int MostWords = 100;
    private const int LongestName = 32;

    public static Ok<IReadOnlyList<Skill>> Show(SkillDirectory skills, HttpContext http) => TypedResults.Ok(skills.Of(http.User.AgencyId()));

    public static async Task<Results<Ok<IReadOnlyList<Skill>>, ProblemHttpResult>> ChangeAsync(SkillsForm form, ZhijianDb db, AuditLog audit, SkillDirectory skills, HttpContext http)
    {
        IReadOnlyList<Skill> cleaned = [.. form.Skills.Select(Clean)];
        if (Check(cleaned).ToList() is { Count: > 0 } faults) return Problem.Invalid("skills_invalid", faults);
        var agency = http.User.AgencyId();
        var row = await db.Set<AgencySkills>().SingleOrDefaultAsync(http.RequestAborted);
        if (row is null) db.Add(row = new AgencySkills { AgencyId = agency });
        row.Skills = cleaned;
        audit.Note(AuditActor.Of(http.User), AuditAction.SkillsChanged, "skills", string.Join("; ", cleaned.Select(skill => $"{skill.Key}: {string.Join(", ", skill.Words)}")));
        await db.SaveChangesAsync(http.RequestAborted);
        skills.Put(agency, cleaned);
        return TypedResults.Ok(cleaned);
    }

    private static Skill Clean(Skill skill) => new(skill.Key?.Trim() ?? "", skill.Name?.Trim() ?? "", [.. (skill.Words ?? []).Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()]);

    private static IEnumerable<Fault> Check(IReadOnlyList<Skill> skills)
    {
        if (skills.Count > Most) yield return new Fault("skills", $"keep at most {Most}");
        for (var i = 0; i < skills.Count; i++)
        {
            var (skill, field) = (skills[i], $"skills[{i}]");
            if (!KeyForm().IsMatch(skill.Key)) yield return new Fault(field + ".key", "write small letters, digits and hyphens, at most 32");
            else if (skills.Take(i).Any(other => other.Key == skill.Key)) yield return new Fault(field + ".key", $"“{skill.Key}” stands twice");
            if (skill.Name.Length is 0 or > LongestName) yield return new Fault(field + ".name", $"write 1 to {LongestName} characters");
            if (skill.Words.Count > MostWords || skill.Words.Any(word => word.Length > LongestName)) yield return new Fault(field + ".words", $"keep at most {MostWords} words of {LongestName} characters");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,31}$", RegexOptions.NonBacktracking)]
    internal static partial Regex KeyForm();
}
