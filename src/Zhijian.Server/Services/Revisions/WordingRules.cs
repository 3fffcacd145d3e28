using System.Text;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>Whether a service could still work with changed words (事项文案校验). Pure; every fault names its field as it stands in the request.</summary>
internal static partial class WordingRules
{
    private const int MostDays = 365;
    private const int MostWords = 20;
    private const int LongestWord = 20;

    public static IEnumerable<Fault> Check(ServiceWording wording, ServiceDefinition service)
    {
        if (!wording.Steps.Select(step => step.Key).SequenceEqual(service.Steps.Select(step => step.Key), StringComparer.Ordinal))
            return [new Fault("steps", "must be the steps of the service in their order; load the service again")];
        return CheckWhole(wording, service).Concat(service.Steps.SelectMany((step, place) => CheckStep(wording.Steps[place], step, service, $"steps[{place}]")));
    }

    private static IEnumerable<Fault> CheckWhole(ServiceWording wording, ServiceDefinition service) =>
    [
        .. Text("title", wording.Title, DefinitionLimits.Title, isRequired: true),
        .. Text("englishTitle", wording.EnglishTitle, DefinitionLimits.EnglishTitle),
        .. Text("intro", wording.Intro, DefinitionLimits.Intro),
        .. Text("item.fee", wording.Item.Fee, DefinitionLimits.Fee),
        .. Text("item.basis", wording.Item.Basis, DefinitionLimits.Basis),
        .. Text("item.counter", wording.Item.Counter, DefinitionLimits.Counter),
        .. Hours(wording.Hours),
        .. Days("item.legalDays", wording.Item.LegalDays),
        .. Days("item.promisedDays", wording.Item.PromisedDays),
        .. wording.Words.Count > MostWords || wording.Words.Any(word => word.Length > LongestWord) ? [new Fault("words", $"keep at most {MostWords} of {LongestWord} characters")] : Array.Empty<Fault>(),
        .. Text("say", wording.Say, DefinitionLimits.Outcome, isRequired: true),
        .. Blanks("say", wording.Say, service.Outcome.Say, service.Steps),
    ];

    private static List<Fault> CheckStep(StepWording words, ServiceStep step, ServiceDefinition service, string field)
    {
        var before = service.Steps.TakeWhile(other => other != step).ToList();
        List<Fault> faults =
        [
            .. Text(field + ".title", words.Title, DefinitionLimits.Title, isRequired: true),
            .. Text(field + ".ask", words.Ask, DefinitionLimits.Ask, isRequired: true),
            .. Blanks(field + ".ask", words.Ask, step.Ask, before),
            .. Text(field + ".help", words.Help, DefinitionLimits.Help),
            .. CheckOptions(words, step, service, field + ".options"),
        ];
        if (words.Least > words.Most) faults.Add(new Fault(field + ".least", "must not be more than the most", "order"));
        if (words.FirstDay > words.LastDay) faults.Add(new Fault(field + ".firstDay", "must not be after the last day", "order"));
        if (step.Kind != StepKind.Date && (words.FirstDay ?? words.LastDay) is not null) faults.Add(new Fault(field + ".firstDay", "belongs to dates only"));
        if (words.Stops.Count != step.Stops.Count) faults.Add(new Fault(field + ".stops", "must be as many as the service has; load it again"));
        for (var i = 0; i < Math.Min(words.Stops.Count, step.Stops.Count); i++)
        {
            faults.AddRange(Text($"{field}.stops[{i}]", words.Stops[i], DefinitionLimits.Stop, isRequired: true));
            faults.AddRange(Blanks($"{field}.stops[{i}]", words.Stops[i], step.Stops[i].Say, [.. before, step]));
        }

        return faults;
    }

    private static IEnumerable<Fault> CheckOptions(StepWording words, ServiceStep step, ServiceDefinition service, string field)
    {
        var options = words.Options;
        if (step.Options.Count == 0)
        {
            if (options.Count > 0) yield return new Fault(field, "belong to choices only");
            yield break;
        }

        if (options.Count is < DefinitionLimits.LeastOptions or > DefinitionLimits.MostOptions)
            yield return new Fault(field, $"must be {DefinitionLimits.LeastOptions} to {DefinitionLimits.MostOptions}");
        for (var i = 0; i < options.Count; i++)
        {
            var (option, at) = (options[i], $"{field}[{i}]");
            if (!OptionKey().IsMatch(option.Key)) yield return new Fault(at + ".key", "write letters, digits and hyphens, at most 40");
            else if (options.Take(i).Any(other => other.Key == option.Key)) yield return new Fault(at + ".key", $"“{option.Key}” stands twice");
            foreach (var fault in Text(at + ".label", option.Label, DefinitionLimits.Option, isRequired: true)) yield return fault;
            if (options.Take(i).Any(other => other.Label == option.Label)) yield return new Fault(at + ".label", $"“{option.Label}” stands twice; citizens could not tell them apart", "label_twice");
        }

        var used = service.Steps.SelectMany(Conditions).Where(condition => condition.Step == step.Key).SelectMany(condition => condition.Is.Concat(condition.IsNot));
        foreach (var missing in used.Distinct().Where(key => step.Options.Any(option => option.Key == key) && !options.Any(option => option.Key == key)))
            yield return new Fault(field, $"the service decides by “{step.Options.First(option => option.Key == missing).Label}”; keep it or have the file changed");
    }

    private static IEnumerable<StepCondition> Conditions(ServiceStep step) =>
        step.Stops.Select(stop => stop.When).Concat(step.When is { } when ? [when] : []);

    private static IEnumerable<Fault> Text(string field, string? text, int most, bool isRequired = false)
    {
        if (isRequired && string.IsNullOrEmpty(text)) yield return new Fault(field, "must not be empty", "missing");
        if (text is not null && Encoding.UTF8.GetByteCount(text) > most) yield return new Fault(field, $"is too long: at most {most} bytes, {most / 3} Chinese characters", "too_long");
    }

    private static IEnumerable<Fault> Days(string field, int? days) => days is < 0 or > MostDays ? [new Fault(field, $"must be 0 to {MostDays} working days")] : [];

    private static IEnumerable<Fault> Hours(ServiceHours? hours)
    {
        if (hours is null) return [];
        var isPeriods = new OpeningHours(hours.Periods, hours.EveryDay, []).WhyNot() is null;
        return [.. isPeriods ? Array.Empty<Fault>() : [new Fault("hours.periods", "write one or more periods such as 08:30-12:00, in order and apart from each other", "periods")], .. Text("hours.closed", hours.Closed, DefinitionLimits.Closed)];
    }

    /// <summary>Blanks are entries made before, and what the words of the file had.</summary>
    private static IEnumerable<Fault> Blanks(string field, string words, string before, IReadOnlyList<ServiceStep> steps)
    {
        var known = steps.Select(step => step.Key).Concat(ServiceDefinition.BlanksIn(before)).Append(ServiceDefinition.NumberBlank).ToHashSet(StringComparer.Ordinal);
        return ServiceDefinition.BlanksIn(words).Where(blank => !known.Contains(blank)).Select(blank => new Fault(field, $"nothing is entered as “{{{{{blank}}}}}” before this", "blank_unknown"));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex OptionKey();
}
