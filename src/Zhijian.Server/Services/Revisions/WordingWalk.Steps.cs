using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>The words and limits of steps, also of those that a group asks of its items.</summary>
internal sealed partial class WordingWalk
{
    private ServiceStep Step(ServiceStep step)
    {
        _sheet.Open($"steps.{step.Key}.", Section(step, null));
        var worded = Worded(step);
        if (step.Kind == StepKind.Group) worded = worded with { Steps = Items(step) };
        _known.Add(step.Key);
        return worded;
    }

    /// <summary>Known to each other and to nobody outside.</summary>
    private List<ServiceStep> Items(ServiceStep group)
    {
        List<ServiceStep> items = [];
        var before = _known.Count;
        foreach (var step in group.Steps)
        {
            _sheet.Open($"steps.{group.Key}.{step.Key}.", Section(step, group));
            items.Add(Worded(step));
            _known.Add(step.Key);
        }

        _known.RemoveRange(before, group.Steps.Count);
        return items;
    }

    private ServiceStep Worded(ServiceStep step)
    {
        var worded = step with
        {
            Ask = _sheet.Required("ask", step.Ask, DefinitionLimits.Ask, blanks: Blanks()),
            Title = _sheet.Required("title", step.Title, DefinitionLimits.Title),
            Help = _sheet.Optional("help", step.Help, DefinitionLimits.Help),
            Options = step.Options.Count > 0 ? _sheet.Options("options", step.Options, KeptOf(step), KnownTo(step)) : step.Options,
            OptionsFrom = step.OptionsFrom is { } listed ? listed with { Label = _sheet.Required("optionsFrom.label", listed.Label, DefinitionLimits.Listed, blanks: ItemBlanks(Asked(listed))) } : null,
            Pictures = [.. step.Pictures.Select(Picture)],
            Area = step.Area is { } area ? area with { Name = _sheet.Required("area.name", area.Name, DefinitionLimits.Area) } : null,
            Districts = step.Districts is { } districts ? districts with { Name = _sheet.Required("districts.name", districts.Name, DefinitionLimits.Area), Outside = _sheet.Optional("districts.outside", districts.Outside, DefinitionLimits.Outside) } : null,
        };
        if (step.Kind == StepKind.Group)
            worded = worded with { Another = _sheet.Optional("another", step.Another, DefinitionLimits.Help), Unit = _sheet.Required("unit", step.Unit, DefinitionLimits.Unit) };
        worded = Limited(worded, step);
        return worded with { Stops = [.. step.Stops.Select((stop, number) => Stop(stop, step, number + 1))] };
    }

    private StepStop Stop(StepStop stop, ServiceStep step, int number) =>
        stop with { Say = _sheet.Required("stops", stop.Say, DefinitionLimits.Stop, number, Blanks(step.Key), stop.When) };

    private StepPicture Picture(StepPicture picture, int number) => picture with
    {
        Title = _sheet.Required("pictures.title", picture.Title, DefinitionLimits.Title, number + 1),
        Hint = _sheet.Optional("pictures.hint", picture.Hint, DefinitionLimits.Hint, number + 1),
    };

    private ServiceStep Limited(ServiceStep worded, ServiceStep step)
    {
        if (step.Kind == StepKind.Date)
        {
            var (first, last) = ((int?)_sheet.Number("firstDay", step.FirstDay, -FarthestDay, FarthestDay), (int?)_sheet.Number("lastDay", step.LastDay, -FarthestDay, FarthestDay));
            if (first > last) _sheet.Faults.Add(WordingFaults.FirstAfterLast($"{_sheet.Path}firstDay", last.Value));
            return worded with { FirstDay = first, LastDay = last, WorkingDays = _sheet.Switch("workingDays", step.WorkingDays) };
        }

        if (Bounds(step.Kind) is not var (least, most)) return worded;
        var isWhole = step.Kind is not (StepKind.Number or StepKind.Money);
        var limited = worded with { Least = _sheet.Number("least", step.Least, least, most, isWhole), Most = _sheet.Number("most", step.Most, Math.Max(least, isWhole ? 1 : least), most, isWhole) };
        if (limited.Least > limited.Most) _sheet.Faults.Add(WordingFaults.LeastOverMost($"{_sheet.Path}least", limited.Most.Value));
        return step.Kind == StepKind.Photos ? limited with { TakenWithin = (int?)_sheet.Number("takenWithin", step.TakenWithin, 1, DefinitionLimits.TakenWithin) } : limited;
    }

    /// <summary>Between what least and most of a kind of step may lie; null where it has none.</summary>
    private static (int Least, int Most)? Bounds(StepKind kind) => kind switch
    {
        StepKind.Text => (0, DefinitionLimits.Characters),
        StepKind.Number or StepKind.Money => (-MostAmount, MostAmount),
        StepKind.Choices => (0, DefinitionLimits.MostOptions),
        StepKind.Photos or StepKind.File => (1, DefinitionLimits.MostFiles),
        StepKind.Group => (0, RepeatGroup.MostItems),
        _ => null,
    };

    private string? Asked(ListedOptions listed) => _service.Lookups.FirstOrDefault(lookup => lookup.Key == listed.Lookup)?.Ask;

    private List<string> KeptOf(ServiceStep step)
    {
        var steps = _service.Steps.Concat(_service.Steps.SelectMany(one => one.Steps)).ToList();
        var conditions = steps.SelectMany(one => one.Stops.Select(stop => stop.When).Append(one.When)).Concat(_service.Lookups.Select(lookup => lookup.When)).OfType<StepCondition>();
        return [.. conditions.Where(condition => condition.Step == step.Key).SelectMany(condition => condition.Is.Concat(condition.IsNot)).Where(key => step.Options.Any(option => option.Key == key)).Distinct()];
    }

    /// <summary>Departments that get what is chosen, or whose events are told by it: they know the options of the file, and a new one only when they were told of it.</summary>
    private List<string> KnownTo(ServiceStep step)
    {
        bool Uses(IEnumerable<string> words) => words.Any(value => EntryWords.BlanksIn(value).Contains(step.Key));
        var asked = _service.Lookups.Where(lookup => Uses(lookup.With.Values)).Select(lookup => lookup.Ask);
        var heard = _service.Outcome.Notice is { } notice && Uses(notice.Match.Values) ? notice.On : [];
        return [.. asked.Concat(heard).Select(_department).OfType<string>().Distinct()];
    }

    private WordingSection Section(ServiceStep step, ServiceStep? group) =>
        new(group is null ? WordingPart.Step : WordingPart.Item, step.Key, step.Title, group?.Title, step.Kind, _service.Parties is null ? null : (group ?? step).Party, []);
}
