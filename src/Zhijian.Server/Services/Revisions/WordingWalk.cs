using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Revisions;

/// <summary>
/// Goes by every word and limit of a service that citizens meet, in the order in which they meet them (文案清单): the one description of where they stand. The form, the check
/// of what is changed and the changed service all come of one walk. Pure.
/// </summary>
internal sealed partial class WordingWalk
{
    private const int MostDays = 365;
    private const int FarthestDay = 36_500;
    private const int MostMinutes = 1_440;
    private const int MostAmount = 1_000_000_000;
    private const int MostWords = 20;
    private const int LongestWord = 20;

    private readonly ServiceDefinition _service;
    private readonly WordingSheet _sheet;
    private readonly Func<string, OperationShape?> _shape;
    private readonly Func<string, string?> _department;
    private readonly Dictionary<string, ServiceLookup> _lookups = new(StringComparer.Ordinal);

    /// <summary>Names of what is entered, found or reckoned so far.</summary>
    private readonly List<string> _known = [];

    private WordingWalk(ServiceDefinition service, WordingSheet sheet, Func<string, OperationShape?> shape, Func<string, string?> department) =>
        (_service, _sheet, _shape, _department) = (service, sheet, shape, department);

    /// <param name="words">Of the editor; none leaves the service as it is.</param>
    /// <param name="shape">What an operation gives, by its name.</param>
    /// <param name="department">Who answers an operation or pushes an event, by its name; null is this platform.</param>
    public static WordedService Through(ServiceDefinition service, ServiceWording words, Func<string, OperationShape?> shape, Func<string, string?> department)
    {
        var sheet = new WordingSheet(words);
        var changed = new WordingWalk(service, sheet, shape, department).Walk();
        sheet.RefuseStrangers();
        return new WordedService(changed, sheet.Words, sheet.Sections, sheet.Faults);
    }

    private ServiceDefinition Walk()
    {
        var facts = Facts();
        GoByLookups(lookup => lookup.After is null && lookup.Before is null);
        List<ServiceStep> steps = [];
        foreach (var step in _service.Steps)
        {
            GoByLookups(lookup => lookup.Before == step.Key);
            steps.Add(Step(step));
            GoByLookups(lookup => lookup.After == step.Key);
        }

        _known.AddRange(_service.Computed.Select(computed => computed.Key));
        GoByLookups(lookup => lookup.After == ServiceLookup.Submit);
        var parties = Parties();
        return facts with { Steps = steps, Outcome = Outcome(), Parties = parties, Lookups = [.. _service.Lookups.Select(lookup => _lookups.GetValueOrDefault(lookup.Key, lookup))] };
    }

    private ServiceDefinition Facts()
    {
        _sheet.Open("", Section(WordingPart.Facts));
        var facts = _service with
        {
            Title = _sheet.Required("title", _service.Title, DefinitionLimits.Title),
            EnglishTitle = _sheet.Optional("englishTitle", _service.EnglishTitle, DefinitionLimits.EnglishTitle),
            Intro = _sheet.Optional("intro", _service.Intro, DefinitionLimits.Intro),
            Words = _sheet.Lines("words", _service.Words),
        };
        if (facts.Words.Count > MostWords || facts.Words.Any(word => word.Length > LongestWord)) _sheet.Faults.Add(WordingFaults.Words("words", MostWords, LongestWord));
        return facts with { Item = Item(_service.Item), Hours = Hours(_service.Hours) };
    }

    private ServiceItem Item(ServiceItem item) => item with
    {
        PromisedDays = (int?)_sheet.Number("item.promisedDays", item.PromisedDays, 0, MostDays),
        LegalDays = (int?)_sheet.Number("item.legalDays", item.LegalDays, 0, MostDays),
        Fee = _sheet.Optional("item.fee", item.Fee, DefinitionLimits.Fee),
        Counter = _sheet.Optional("item.counter", item.Counter, DefinitionLimits.Counter),
        Materials = _sheet.Lines("item.materials", item.Materials),
        Basis = _sheet.Optional("item.basis", item.Basis, DefinitionLimits.Basis),
    };

    private ServiceHours? Hours(ServiceHours? now)
    {
        var hours = new ServiceHours(
            [.. _sheet.Lines("hours.periods", now?.Periods ?? []).Select(text => OpeningPeriod.Parse(text)?.ToString() ?? text)],
            _sheet.Switch("hours.everyDay", now?.EveryDay ?? false), _sheet.Optional("hours.closed", now?.Closed, DefinitionLimits.Closed));
        if (hours is { Periods.Count: 0, Closed: null }) return null;
        if (new OpeningHours(hours.Periods, hours.EveryDay, []).WhyNot() is not null)
            _sheet.Faults.Add(WordingFaults.Periods("hours.periods"));
        return hours;
    }

    private void GoByLookups(Func<ServiceLookup, bool> here)
    {
        foreach (var lookup in _service.Lookups.Where(here))
            if (CaseOperations.Has(lookup.Ask)) _known.AddRange(CaseOperations.Values.Select(value => $"{lookup.Key}.{value}"));
            else if (!NoticeOperations.Has(lookup.Ask)) _lookups[lookup.Key] = Lookup(lookup);
    }

    private ServiceLookup Lookup(ServiceLookup lookup)
    {
        var shape = _shape(lookup.Ask);
        _sheet.Open($"lookups.{lookup.Key}.", Section(WordingPart.Lookup) with { Key = lookup.Key, Title = _department(lookup.Ask) ?? "", After = _service.StepBefore(lookup) });
        _known.AddRange(((string[])["count", "asOf", .. lookup.Each is null ? Array.Empty<string>() : ["list"], .. shape?.Values ?? []]).Select(name => $"{lookup.Key}.{name}"));
        return lookup with
        {
            Result = _sheet.Optional("result", lookup.Result, DefinitionLimits.Result, blanks: Blanks()),
            Each = lookup.Each is { } each ? _sheet.Required("each", each, DefinitionLimits.Each, blanks: ItemBlanks(lookup.Ask)) : null,
            Most = lookup.Each is null ? lookup.Most : _sheet.Count("most", lookup.Most, 1, ServiceLookup.MostLines),
            None = lookup.Each is null ? null : _sheet.Optional("none", lookup.None, DefinitionLimits.None),
            Empty = _sheet.Optional("empty", lookup.Empty, DefinitionLimits.Result, blanks: Blanks()),
            Error = _sheet.Optional("error", lookup.Error, DefinitionLimits.Error),
        };
    }

    private ServiceOutcome Outcome()
    {
        _sheet.Open("", Section(WordingPart.Outcome));
        string[] ofKind = [ServiceDefinition.NumberBlank, .. _service.Outcome.Kind == OutcomeKind.Booking ? SlotSteps.Facts : [], .. _service.Outcome.Nearest is null ? Array.Empty<string>() : [OutcomeWords.NearestBlank]];
        var taken = _service.Lookups.FirstOrDefault(lookup => lookup.Key == CaseOperations.Lookup && CaseOperations.Has(lookup.Ask));
        if (taken is not null)
        {
            var words = _sheet.Required("taken", taken.Result ?? "", DefinitionLimits.Stop, blanks: Blanks());
            foreach (var lookup in _service.Lookups.Where(lookup => CaseOperations.Has(lookup.Ask))) _lookups[lookup.Key] = lookup with { Result = CaseOperations.WordsFor(lookup.Key, words) };
        }

        return _service.Outcome with { Say = _sheet.Required("say", _service.Outcome.Say, DefinitionLimits.Outcome, blanks: Blanks(ofKind)), Notice = Notice(_service.Outcome.Notice) };
    }

    /// <summary>What subscribers are told later: with what the department says, and nothing of theirs.</summary>
    private NoticeRule? Notice(NoticeRule? rule) => rule is null ? null : rule with
    {
        Tell = _sheet.Required("notice.tell", rule.Tell, DefinitionLimits.Outcome, blanks: new WordingBlanks([.. rule.Values], rule.Values.Contains)),
        Days = _sheet.Count("notice.days", rule.Days, 1, NoticeRule.MostDays),
    };

    private ServiceParties? Parties()
    {
        if (_service.Parties is not { } parties) return null;
        _sheet.Open("parties.", Section(WordingPart.Parties));
        return new ServiceParties(
            _sheet.Count("minutes", parties.Minutes, 1, MostMinutes), _sheet.Required("invite", parties.Invite, DefinitionLimits.Invite), _sheet.Optional("otherwise", parties.Otherwise, DefinitionLimits.Otherwise));
    }

    private WordingBlanks Blanks(params IEnumerable<string> more)
    {
        var names = _known.Concat(more).ToList();
        return new WordingBlanks(names, name => names.Contains(name) || name == ServiceDefinition.NumberBlank);
    }

    private WordingBlanks ItemBlanks(string? operation)
    {
        string[] names = [EntryWords.PlaceOfItem, .. (operation is null ? null : _shape(operation))?.Each ?? []];
        return new WordingBlanks(names, names.Contains);
    }

    private static WordingSection Section(WordingPart part) => new(part, "", "", null, null, null, []);
}

/// <param name="Definition">With the words; to be used only where nothing is wrong with them.</param>
/// <param name="Words">Every place with what it holds.</param>
internal sealed record WordedService(ServiceDefinition Definition, ServiceWording Words, IReadOnlyList<WordingSection> Sections, IReadOnlyList<Fault> Faults);
