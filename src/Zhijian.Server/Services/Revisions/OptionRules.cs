using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>Whether citizens can choose between changed options and the service decide by them (选项校验). Pure.</summary>
internal static partial class OptionRules
{
    private const int LongestKey = 40;

    public static IEnumerable<Fault> Check(IReadOnlyList<StepOption> options, IReadOnlyList<StepOption> before, IReadOnlyList<string> kept, string field)
    {
        if (options.Count is < DefinitionLimits.LeastOptions or > DefinitionLimits.MostOptions)
            yield return WordingFaults.OptionCount(field);
        for (var i = 0; i < options.Count; i++)
            foreach (var fault in Check(options[i], [.. options.Take(i)], before.Any(option => option.Key == options[i].Key), $"{field}[{i}]")) yield return fault;
        foreach (var missing in kept.Where(key => options.All(option => option.Key != key)))
            yield return WordingFaults.OptionNeeded(field, before.FirstOrDefault(option => option.Key == missing)?.Label ?? missing);
    }

    private static IEnumerable<Fault> Check(StepOption option, List<StepOption> others, bool isOld, string at)
    {
        if (option.Key.Length == 0) yield return WordingFaults.Missing(at + ".key");
        // Letters of any script: a department may go by Chinese names. The file may have others still.
        else if (!isOld && !OptionKey().IsMatch(option.Key)) yield return WordingFaults.OptionKey(at + ".key", LongestKey);
        else if (others.Exists(other => other.Key == option.Key)) yield return WordingFaults.OptionKeyTwice(at + ".key", option.Key);
        if (option.Label.Length == 0) yield return WordingFaults.Missing(at + ".label");
        foreach (var fault in WordingSheet.Length(at + ".label", option.Label, DefinitionLimits.Option)) yield return fault;
        if (others.Exists(other => other.Label == option.Label)) yield return WordingFaults.OptionTwice(at + ".label", option.Label);
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex OptionKey();
}
