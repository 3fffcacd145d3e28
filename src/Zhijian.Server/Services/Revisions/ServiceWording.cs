using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>The words and limits of one step. Key, kind and conditions stay as the file says.</summary>
/// <param name="Stops">What is said where the service ends after this step, in the order of the definition.</param>
public sealed record StepWording(
    [property: Required] string Key, [property: Required(AllowEmptyStrings = true)] string Title, [property: Required(AllowEmptyStrings = true)] string Ask, string? Help, [property: Required] IReadOnlyList<StepOption> Options,
    decimal? Least, decimal? Most, int? FirstDay, int? LastDay, bool WorkingDays, [property: Required] IReadOnlyList<string> Stops);

/// <summary>
/// What the agency's editors may change of a service without its file (事项文案): texts, options, hours and limits. What is asked, in which order and when stays; that is
/// the file's.
/// </summary>
/// <param name="Hours">When it may be begun; null at any time.</param>
/// <param name="Words">That begin it when they are all that is said.</param>
/// <param name="Say">What the citizen is told at the end.</param>
public sealed record ServiceWording(
    [property: Required(AllowEmptyStrings = true)] string Title, string? EnglishTitle, string? Intro, [property: Required] ServiceItem Item, ServiceHours? Hours, [property: Required] IReadOnlyList<string> Words,
    [property: Required] IReadOnlyList<StepWording> Steps, [property: Required(AllowEmptyStrings = true)] string Say)
{
    public static ServiceWording Of(ServiceDefinition service) => new(
        service.Title, service.EnglishTitle, service.Intro, service.Item, service.Hours, service.Words, [.. service.Steps.Select(Of)], service.Outcome.Say);

    /// <summary>The definition with these words; the steps must be the definition's own, in their order.</summary>
    public ServiceDefinition ApplyTo(ServiceDefinition service) => service with
    {
        Title = Title,
        EnglishTitle = EnglishTitle,
        Intro = Intro,
        Item = Item,
        Hours = Hours,
        Words = Words,
        Steps = [.. service.Steps.Zip(Steps, Apply)],
        Outcome = service.Outcome with { Say = Say },
    };

    /// <summary>Without the blanks around what was typed; what is empty then is nothing.</summary>
    public ServiceWording Trimmed() => this with
    {
        Title = Title.Trim(),
        EnglishTitle = Some(EnglishTitle),
        Intro = Some(Intro),
        Item = Item with { Fee = Some(Item.Fee), Basis = Some(Item.Basis), Counter = Some(Item.Counter), Materials = Lines(Item.Materials) },
        Hours = Hours is null ? null : Trimmed(Hours),
        Words = Lines(Words),
        Steps = [.. Steps.Select(step => step with
        {
            Title = step.Title.Trim(),
            Ask = step.Ask.Trim(),
            Help = Some(step.Help),
            Options = [.. step.Options.Select(option => new StepOption(option.Key.Trim(), option.Label.Trim()))],
            Stops = [.. step.Stops.Select(say => say.Trim())],
        })],
        Say = Say.Trim(),
    };

    private static ServiceHours? Trimmed(ServiceHours hours)
    {
        var (periods, closed) = (Lines(hours.Periods), Some(hours.Closed));
        return periods.Count == 0 && closed is null ? null : new ServiceHours([.. periods.Select(text => OpeningPeriod.Parse(text)?.ToString() ?? text)], hours.EveryDay, closed);
    }

    private static StepWording Of(ServiceStep step) => new(
        step.Key, step.Title, step.Ask, step.Help, step.Options, step.Least, step.Most, step.FirstDay, step.LastDay, step.WorkingDays, [.. step.Stops.Select(stop => stop.Say)]);

    private static ServiceStep Apply(ServiceStep step, StepWording words) => step with
    {
        Title = words.Title,
        Ask = words.Ask,
        Help = words.Help,
        Options = words.Options,
        Least = words.Least,
        Most = words.Most,
        FirstDay = words.FirstDay,
        LastDay = words.LastDay,
        WorkingDays = words.WorkingDays,
        Stops = [.. step.Stops.Zip(words.Stops, (stop, say) => stop with { Say = say })],
    };

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string> Lines(IReadOnlyList<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0).Distinct()];
}
