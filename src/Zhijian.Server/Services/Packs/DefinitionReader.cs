using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Packs;

/// <summary>Reads one service definition and complains about everything in it that could not work, where it stands.</summary>
internal sealed partial class DefinitionReader(
    PackMap file, PackPictures pictures, PackPlaces places, IReadOnlyDictionary<string, OperationShape> shapes, IReadOnlyDictionary<string, EventShape> events)
{
    private const int MostSteps = 40;
    private const int FenInYuan = 100;

    private readonly List<ServiceStep> _steps = [];

    /// <summary>Key of the group whose items are being read.</summary>
    private string? _group;

    private bool _hasNearest;
    private readonly LookupReader _lookups = new(file, shapes);
    private readonly List<ComputedAnswer> _computed = [];

    public ServiceDefinition Read()
    {
        var key = file.RequiredText("service", 64);
        if (key.Length > 0 && !Key().IsMatch(key)) file.Complain("service", "must be small letters, digits and hyphens, such as residence-visit");
        var start = file.Map("start");
        _lookups.ReadBeginning(this);
        foreach (var step in file.Maps("steps")) ReadStep(step);
        foreach (var computed in file.Maps("computed")) ReadComputed(computed);
        _lookups.ReadAfter(ServiceLookup.Submit, this);
        _lookups.RefuseLost();
        if (_steps.Count == 0 && _lookups.Read.Count == 0) file.Complain("steps", "a service asks at least one thing");
        if (_steps.Count > MostSteps) file.Complain("steps", $"are {_steps.Count}; at most {MostSteps} are allowed");
        return new ServiceDefinition
        {
            Key = key,
            Title = file.RequiredText("title", DefinitionLimits.Title),
            EnglishTitle = file.Text("englishTitle", DefinitionLimits.EnglishTitle),
            Department = file.Text("department", 64),
            Intro = file.Text("intro", DefinitionLimits.Intro),
            Item = file.Map("item") is { } item ? ReadItem(item) : new ServiceItem(),
            Hours = file.Map("hours") is { } hours ? ReadHours(hours) : null,
            Menu = start?.Texts("menu") ?? [],
            Words = start?.Texts("words") ?? [],
            Steps = _steps,
            Lookups = _lookups.Read,
            Computed = _computed,
            Outcome = ReadOutcome(),
            Parties = file.Map("parties") is { } parties ? ReadParties(parties) : null,
            Board = file.Flag("board"),
        };
    }

    private static ServiceItem ReadItem(PackMap item) => new()
    {
        LegalDays = item.Integer("legalDays", 0, 365),
        PromisedDays = item.Integer("promisedDays", 0, 365),
        Fee = item.Text("fee", DefinitionLimits.Fee),
        Basis = item.Text("basis", DefinitionLimits.Basis),
        Materials = item.Texts("materials"),
        Counter = item.Text("counter", DefinitionLimits.Counter),
    };

    private static ServiceHours? ReadHours(PackMap map)
    {
        var hours = new ServiceHours(map.Texts("periods"), map.Flag("everyDay"), map.Text("closed", DefinitionLimits.Closed));
        if (new OpeningHours(hours.Periods, hours.EveryDay, []).WhyNot() is not { } reason) return hours;
        map.Complain("periods", reason);
        return null;
    }

    private ServiceOutcome ReadOutcome()
    {
        if (file.Map("outcome") is not { } outcome)
        {
            file.Complain("outcome", "is missing; say what the citizen gets: an answer or a record");
            return new ServiceOutcome(OutcomeKind.Answer, "");
        }

        var kind = outcome.Choice<OutcomeKind>("kind") ?? OutcomeKind.Answer;
        if (!outcome.Has("kind")) outcome.Complain("kind", "is missing; answer, record, case, booking or notice");
        if (_steps.Count(step => step.Kind == StepKind.Slot) != (kind == OutcomeKind.Booking ? 1 : 0)) outcome.Complain("kind", "a booking has exactly one step of the kind slot, anything else has none");
        var nearest = outcome.Map("nearest") is { } map ? ReadNearest(map) : null;
        _hasNearest = nearest is not null;
        var say = ReadWords(outcome, "say", DefinitionLimits.Outcome, isRequired: true, kind == OutcomeKind.Booking)!;
        return new ServiceOutcome(kind, say) { Nearest = nearest, About = ReadAbout(outcome, kind), Notice = ReadNotice(outcome, kind) };
    }

    /// <summary>Of what the citizen is told, and the lookup that finds under what.</summary>
    private NoticeRule? ReadNotice(PackMap outcome, OutcomeKind kind)
    {
        var map = outcome.Map("notice");
        if ((map is not null) != (kind == OutcomeKind.Notice)) outcome.Complain("notice", "belongs to an outcome of the kind notice, which needs it");
        if (map is null || kind != OutcomeKind.Notice) return null;
        if (file.Map("parties") is not null) outcome.Complain("notice", "nobody can subscribe for two parties");
        var rule = new NoticeReader(events).Read(map, this);
        _lookups.Read.Add(NoticeOperations.LookupOf(file.Text("service", 64) ?? "", rule));
        return rule;
    }

    /// <summary>What a case is about, and what is said when there is one: asked when it is entered, and once more before the case is opened.</summary>
    private string? ReadAbout(PackMap outcome, OutcomeKind kind)
    {
        if (outcome.Text("about", 40) is not { } about) return null;
        if (kind != OutcomeKind.Case) outcome.Complain("about", "belongs to an outcome of the kind case");
        if (_steps.Find(step => step.Key == about) is not { IsOptional: false, Kind: not (StepKind.Group or StepKind.Consent) }) outcome.Complain("about", $"there is no step “{about}” that is always answered");
        if (file.Map("parties") is not null) outcome.Complain("about", "a matter of two parties cannot be about one thing");
        foreach (var name in CaseOperations.Values) _lookups.Names[$"{CaseOperations.Lookup}.{name}"] = false;
        var taken = ReadWords(outcome, "taken", DefinitionLimits.Stop, isRequired: true) ?? "";
        var service = file.Text("service", 64) ?? "";
        _lookups.Read.Add(CaseOperations.LookupOf(service, about, taken, atSubmit: false));
        _lookups.Read.Add(CaseOperations.LookupOf(service, about, taken, atSubmit: true));
        return about;
    }

    private NearestPlace ReadNearest(PackMap map)
    {
        var step = map.RequiredText("step", 40);
        if (_steps.Find(one => one.Key == step) is not { Kind: StepKind.Location }) map.Complain("step", $"there is no step “{step}” of the kind location");
        return new NearestPlace(step, places.Places(map.RequiredText("places", 40), map));
    }

    private ServiceParties ReadParties(PackMap map)
    {
        if (!_steps.Exists(step => step.Party != StepParty.First)) map.Complain("parties", "no step is asked of the second party; say party: second or both");
        return new ServiceParties(map.Integer("minutes", 1, 1440) ?? 30, map.RequiredText("invite", DefinitionLimits.Invite), map.Text("otherwise", DefinitionLimits.Otherwise));
    }

    private string ReadKey(PackMap map)
    {
        var key = map.RequiredText("key", 40);
        if (key.Length > 0 && !Name().IsMatch(key)) map.Complain("key", "must begin with a letter and hold letters, digits and hyphens only");
        if (key == ServiceDefinition.NumberBlank) map.Complain("key", "stands for the number of the record; use another");
        if (_steps.Exists(step => step.Key == key)) map.Complain("key", $"there is a step “{key}” before");
        return key;
    }

    private void ReadStep(PackMap map)
    {
        var key = ReadKey(map);
        if (!map.Has("kind")) map.Complain("kind", "is missing");
        var kind = map.Choice<StepKind>("kind") ?? StepKind.Text;
        if (_group is null) _lookups.ReadBefore(key, this);
        var step = new ServiceStep
        {
            Key = key,
            Kind = kind,
            Title = map.RequiredText("title", DefinitionLimits.Title),
            Ask = ReadWords(map, "ask", DefinitionLimits.Ask, isRequired: true)!,
            Help = map.Text("help", DefinitionLimits.Help),
            IsOptional = map.Flag("optional"),
            Options = ReadOptions(map, kind),
            OptionsFrom = ReadListed(map),
            Bound = ReadBound(map),
            VerifiedBy = ReadVerifiedBy(map, kind),
            When = map.Map("when") is { } when ? ReadCondition(when) : null,
            Least = ReadNumber(map, "least"),
            Most = ReadNumber(map, "most"),
            FirstDay = map.Integer("firstDay", -36_500, 3_650),
            LastDay = map.Integer("lastDay", -36_500, 3_650),
            WorkingDays = map.Flag("workingDays"),
            Area = map.Map("area") is { } area ? ReadArea(area) : null,
            Offer = map.Text("offer", 64),
            Pictures = [.. map.Maps("pictures").Select(ReadPicture)],
            Districts = map.Text("districts", 40) is { } districts ? places.Districts(districts, map) : null,
            Party = map.Choice<StepParty>("party") ?? StepParty.First,
            TakenWithin = map.Integer("takenWithin", 1, DefinitionLimits.TakenWithin),
            Another = map.Text("another", DefinitionLimits.Help),
            Unit = map.Text("unit", DefinitionLimits.Unit) ?? "项",
            Steps = ReadItems(map, key),
        };
        _steps.Add(step);
        // A stop looks at this step as well as at those before it.
        _steps[^1] = step with { Stops = [.. map.Maps("stops").Select(ReadStop)] };
        Check(map, step);
        CheckGroup(map, step);
        if (_group is null) _lookups.ReadAfter(key, this);
    }

    /// <summary>What a group asks of each item; its names are known to each other and to nobody outside.</summary>
    private List<ServiceStep> ReadItems(PackMap map, string group)
    {
        var before = _steps.Count;
        if (_group is not null)
        {
            if (map.Has("steps")) map.Complain("steps", "a group cannot stand in a group");
            return [];
        }

        _group = group;
        foreach (var item in map.Maps("steps")) ReadStep(item);
        _group = null;
        var items = _steps.GetRange(before, _steps.Count - before);
        _steps.RemoveRange(before, items.Count);
        return items;
    }

    private void CheckGroup(PackMap map, ServiceStep step)
    {
        if (_group is not null)
        {
            if (step.TakesFiles || step.Kind is StepKind.Slot or StepKind.Group or StepKind.Consent || step.VerifiedBy is not null || step.Bound is not null || step.OptionsFrom is not null)
                map.Complain("kind", "cannot be asked of an item: no pictures, files, slots, consent, codes, bound documents or lists of departments in a group");
            if ($"{_group}-{RepeatGroup.MostItems}-{step.Key}".Length > 40) map.Complain("key", "is too long with that of its group; together at most 36 characters");
            if (step.Party != StepParty.First) map.Complain("party", "belongs to the group, not to what it asks");
        }
        else if (step.Kind != StepKind.Group)
        {
            if (step.Steps.Count > 0 || step.Another is not null || map.Has("unit")) map.Complain("steps, another and unit belong to steps of the kind group");
        }
        else
        {
            if (step.Steps.Count is 0 or > RepeatGroup.MostSteps) map.Complain("steps", $"a group asks 1 to {RepeatGroup.MostSteps} things of each item, here are {step.Steps.Count}");
            if (step.Steps is [{ When: not null }, ..]) map.Complain("steps", "the first of them is asked of every item; it cannot have a condition");
            if (step.Least is < 0 or > RepeatGroup.MostItems || step.Most is < 1 or > RepeatGroup.MostItems) map.Complain("most", $"a group has up to {RepeatGroup.MostItems} items");
            if (step.IsOptional) map.Complain("optional", "a group that may be empty has least: 0");
        }
    }

    private ListedOptions? ReadListed(PackMap map)
    {
        if (map.Map("optionsFrom") is not { } from) return null;
        var listed = new ListedOptions(from.RequiredText("lookup", 40), from.RequiredText("key", 40), from.RequiredText("label", DefinitionLimits.Listed));
        if (!_lookups.Read.Exists(lookup => lookup.Key == listed.Lookup)) from.Complain("lookup", $"there is no lookup “{listed.Lookup}” before this");
        return listed;
    }

    private static string? ReadBound(PackMap map)
    {
        var bound = map.Text("bound", 40);
        if (bound is not null && !BoundEntries.Fields.Contains(bound)) map.Complain("bound", $"must be one of {string.Join(", ", BoundEntries.Fields)}, not “{bound}”");
        return bound;
    }

    /// <summary>Which operation sends the code; it has to take what is sent, and to send it once however often it is asked.</summary>
    private string? ReadVerifiedBy(PackMap map, StepKind kind)
    {
        if (map.Text("verifiedBy", 90) is not { } operation) return null;
        if (kind != StepKind.Phone) map.Complain("verifiedBy", "belongs to steps of the kind phone");
        if (!shapes.TryGetValue(operation, out var shape))
        {
            map.Complain("verifiedBy", $"no connector of this pack has the operation “{operation}”, so no code could be sent; there are {(shapes.Count == 0 ? "none" : string.Join(", ", shapes.Keys))}");
            return operation;
        }

        if (!shape.Parameters.Contains("phone") || !shape.Parameters.Contains("code")) map.Complain("verifiedBy", $"“{operation}” has to send {{phone}} and {{code}}");
        if (shape.Parameters.Except(["phone", "code", "minutes"]).ToList() is { Count: > 0 } others) map.Complain("verifiedBy", $"“{operation}” wants {string.Join(", ", others)}; only phone, code and minutes are known here");
        if (!shape.IsSafe) map.Complain("verifiedBy", $"“{operation}” has to be repeatable: true, or nobody could ask again after an answer that was lost");
        return operation;
    }

    private void ReadComputed(PackMap map)
    {
        var computed = new ComputedAnswer(map.RequiredText("key", 40), map.RequiredText("formula", 200), map.Flag("money"));
        if (computed.Key.Length > 0 && (!Name().IsMatch(computed.Key) || IsKnown(computed.Key))) map.Complain("key", "must be a name of its own, of letters, digits and hyphens");
        try
        {
            foreach (var name in Formula.Parse(computed.Formula).Names.Where(name => !IsKnown(name))) map.Complain("formula", $"“{name}” is nothing that is entered, found or reckoned before");
        }
        catch (FormatException problem)
        {
            map.Complain("formula", problem.Message);
        }

        _computed.Add(computed);
    }

    private bool IsKnown(string name) => _steps.Exists(step => step.Key == name) || _lookups.Names.ContainsKey(name) || _computed.Exists(computed => computed.Key == name) || IsCoordinate(name);

    private bool IsCoordinate(string name) => name.Split('.') is [var step, var part] && EntryWords.IsCoordinate(part) && _steps.Exists(one => one.Key == step && one.Kind == StepKind.Location);

    private static void Check(PackMap map, ServiceStep step)
    {
        if (step.Least > step.Most) map.Complain("least", "is more than most");
        if (step.FirstDay > step.LastDay) map.Complain("firstDay", "is after lastDay");
        if (step.Kind != StepKind.Date && (step.FirstDay ?? step.LastDay) is not null) map.Complain("firstDay and lastDay belong to steps of the kind date");
        if (step.Kind != StepKind.Location && (step.Area is not null || step.Districts is not null)) map.Complain("area and districts belong to steps of the kind location");
        if ((step.Kind == StepKind.Slot) != (step.Offer is not null)) map.Complain("offer", "belongs to steps of the kind slot, which need one");
        if (step.Kind == StepKind.Slot && (step.IsOptional || step.When is not null)) map.Complain("kind", "a slot cannot be optional or asked under a condition: without it nothing is booked");
        if (step.Kind != StepKind.Photos && (step.Pictures.Count > 0 || step.TakenWithin is not null)) map.Complain("pictures and takenWithin belong to steps of the kind photos");
        if (step.Kind is StepKind.Photos or StepKind.File && (step.Least is < 1 or > DefinitionLimits.MostFiles || step.Most is < 1 or > DefinitionLimits.MostFiles)) map.Complain($"least and most of {step.Kind} lie between 1 and {DefinitionLimits.MostFiles}");
        if (step.Kind is StepKind.Consent or StepKind.Signature && step.IsOptional) map.Complain("optional", "consent and signature cannot be left out");
    }

    private static List<StepOption> ReadOptions(PackMap map, StepKind kind)
    {
        var options = map.Maps("options").Select(option => new StepOption(option.RequiredText("key", 40), option.RequiredText("label", DefinitionLimits.Option))).ToList();
        var wants = kind is StepKind.Choice or StepKind.Choices;
        if (wants && !map.Has("optionsFrom") && options.Count is < DefinitionLimits.LeastOptions or > DefinitionLimits.MostOptions) map.Complain("options", $"a choice has {DefinitionLimits.LeastOptions} to {DefinitionLimits.MostOptions} options, here are {options.Count}");
        if (map.Has("optionsFrom") && (kind != StepKind.Choice || options.Count > 0)) map.Complain("optionsFrom", "belongs to a step of the kind choice that has no options of its own");
        if (!wants && options.Count > 0) map.Complain("options", "belong to steps of the kinds choice and choices");
        if (options.Select(option => option.Key).Distinct(StringComparer.Ordinal).Count() < options.Count) map.Complain("options", "two have the same key");
        if (options.Exists(option => option.Key.Contains(Entry.Separator, StringComparison.Ordinal))) map.Complain("options", "a key must not hold a comma");
        return options;
    }

    private StepStop ReadStop(PackMap stop)
    {
        if (stop.Map("when") is { } when) return new StepStop(ReadCondition(when), ReadWords(stop, "say", DefinitionLimits.Stop, isRequired: true)!);
        stop.Complain("when", "is missing; say on which entry the service ends here");
        return new StepStop(new StepCondition(""), ReadWords(stop, "say", DefinitionLimits.Stop, isRequired: true)!);
    }

    internal StepCondition ReadCondition(PackMap when)
    {
        var condition = new StepCondition(when.RequiredText("step", 40)) { Is = when.Texts("is"), IsNot = when.Texts("isNot"), AtLeast = ReadNumber(when, "atLeast"), AtMost = ReadNumber(when, "atMost") };
        if (condition is { Is.Count: 0, IsNot.Count: 0, AtLeast: null, AtMost: null }) when.Complain("says nothing; use is, isNot, atLeast or atMost");
        if (_lookups.Names.TryGetValue(condition.Step, out var isMoney) || _computed.Exists(computed => computed.Key == condition.Step))
            return isMoney ? condition with { AtLeast = condition.AtLeast * FenInYuan, AtMost = condition.AtMost * FenInYuan } : condition;
        if (_steps.Find(step => step.Key == condition.Step) is not { } step)
        {
            when.Complain("step", $"there is no step “{condition.Step}” before this");
            return condition;
        }

        // Amounts are written in yuan and kept in fen.
        if (step.Kind == StepKind.Money) condition = condition with { AtLeast = condition.AtLeast * FenInYuan, AtMost = condition.AtMost * FenInYuan };

        var possible = step.Kind switch
        {
            StepKind.Choice or StepKind.Choices => step.Options.Select(option => option.Key).ToHashSet(StringComparer.Ordinal),
            StepKind.YesNo or StepKind.Consent => ["yes", "no"],
            _ => (HashSet<string>?)null,
        };
        foreach (var value in condition.Is.Concat(condition.IsNot).Where(value => possible?.Contains(value) == false))
            when.Complain($"“{value}” is never entered at “{step.Key}”; possible are {string.Join(", ", possible!)}");
        return condition;
    }

    private StepPicture ReadPicture(PackMap map)
    {
        var example = map.Text("example", 120);
        return new StepPicture(map.RequiredText("title", DefinitionLimits.Title), map.Text("hint", DefinitionLimits.Hint), example, example is null ? null : pictures.Use(example, complaint => map.Complain("example", complaint)));
    }

    private static StepArea ReadArea(PackMap area) => new(
        area.RequiredText("name", DefinitionLimits.Area), (double)(ReadNumber(area, "latitude", isRequired: true) ?? 0), (double)(ReadNumber(area, "longitude", isRequired: true) ?? 0),
        (double)(ReadNumber(area, "kilometres", isRequired: true) ?? 0));

    /// <summary>Words whose blanks are steps before this one; at the end all of them and the number.</summary>
    internal string? ReadWords(PackMap map, string name, int most, bool isRequired, bool ofBooking = false)
    {
        var words = isRequired ? map.RequiredText(name, most) : map.Text(name, most);
        foreach (var blank in ServiceDefinition.BlanksIn(words ?? ""))
            if (blank != ServiceDefinition.NumberBlank && !IsKnown(blank) && !(ofBooking && SlotSteps.IsFact(blank)) && !(_hasNearest && blank == OutcomeWords.NearestBlank)) map.Complain(name, $"“{{{{{blank}}}}}” is no step before this");
        return words;
    }

    private static decimal? ReadNumber(PackMap map, string name, bool isRequired = false)
    {
        if (map.Text(name) is not { } text)
        {
            if (isRequired) map.Complain(name, "is missing");
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        map.Complain(name, $"must be a number, not “{text}”");
        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
