using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>Whether citizens can choose between changed options and the service decide by them (选项校验). Pure.</summary>
internal static partial class OptionRules
{
    public static IEnumerable<Fault> Check(IReadOnlyList<StepOption> options, IReadOnlyList<StepOption> before, IReadOnlyList<string> kept, string field)
    {
        if (options.Count is < DefinitionLimits.LeastOptions or > DefinitionLimits.MostOptions)
            yield return new Fault(field, $"must be {DefinitionLimits.LeastOptions} to {DefinitionLimits.MostOptions}", "option_count");
        for (var i = 0; i < options.Count; i++)
            foreach (var fault in Check(options[i], [.. options.Take(i)], before.Any(option => option.Key == options[i].Key), $"{field}[{i}]")) yield return fault;
        foreach (var missing in kept.Where(key => options.All(option => option.Key != key)))
            yield return new Fault(field, $"the service decides by “{before.FirstOrDefault(option => option.Key == missing)?.Label ?? missing}”; keep it or have the file changed");
    }

    private static IEnumerable<Fault> Check(StepOption option, List<StepOption> others, bool isOld, string at)
    {
        // The file may have others, such as Chinese names that a department goes by.
        if (!isOld && !OptionKey().IsMatch(option.Key)) yield return new Fault(at + ".key", "write letters, digits and hyphens, at most 40");
        else if (others.Exists(other => other.Key == option.Key)) yield return new Fault(at + ".key", $"“{option.Key}” stands twice");
        if (option.Label.Length == 0) yield return new Fault(at + ".label", "must not be empty", "missing");
        foreach (var fault in WordingSheet.Length(at + ".label", option.Label, DefinitionLimits.Option)) yield return fault;
        if (others.Exists(other => other.Label == option.Label)) yield return new Fault(at + ".label", $"“{option.Label}” stands twice; citizens could not tell them apart", "label_twice");
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex OptionKey();
}
