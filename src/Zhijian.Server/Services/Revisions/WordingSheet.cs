using System.Text;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>
/// Notes every field that is gone by: what it is, what it holds with the words of the editor, and what is wrong with those (文案表). Where they say nothing, it holds what the
/// service has.
/// </summary>
internal sealed partial class WordingSheet(ServiceWording words)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal?> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _switches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<StepOption>> _options = new(StringComparer.Ordinal);
    private readonly List<WordingSection> _sections = [];
    private List<WordingField> _fields = [];

    /// <summary>Before the names of fields in the part that is open.</summary>
    public string Path { get; private set; } = "";

    public IReadOnlyList<WordingSection> Sections => _sections;

    public List<Fault> Faults { get; } = [];

    /// <summary>All that can be changed, as it is with the words of the editor.</summary>
    public ServiceWording Words => new() { Texts = _texts, Lines = _lines, Numbers = _numbers, Switches = _switches, Options = _options };

    /// <summary>What follows belongs to this part of the form.</summary>
    /// <param name="path">Before the name of each field.</param>
    public void Open(string path, WordingSection section)
    {
        (Path, _fields) = (path, []);
        _sections.Add(section with { Fields = _fields });
    }

    public string? Optional(string name, string? now, int most, int? place = null, WordingBlanks? blanks = null) => Text(new WordingField(At(name, place), name, place, WordingKind.Text), now, most, blanks);

    public string Required(string name, string now, int most, int? place = null, WordingBlanks? blanks = null, StepCondition? when = null) =>
        Text(new WordingField(At(name, place), name, place, WordingKind.Text) { IsRequired = true, When = when }, now, most, blanks) ?? "";

    public IReadOnlyList<string> Lines(string name, IReadOnlyList<string> now)
    {
        var at = Note(name, WordingKind.Lines);
        return _lines[at] = words.Lines.TryGetValue(at, out var given) && given is not null ? [.. given.Select(line => line?.Trim() ?? "").Where(line => line.Length > 0).Distinct()] : now;
    }

    public decimal? Number(string name, decimal? now, int least, int most, bool isWhole = true)
    {
        var at = Note(name, WordingKind.Number);
        var number = _numbers[at] = words.Numbers.TryGetValue(at, out var given) ? given : now;
        if (number == now || ((number is null || (number >= least && number <= most)) && (!isWhole || number is null || decimal.IsInteger(number.Value)))) return number;
        Faults.Add(WordingFaults.OutOfRange(at, least, most, isWhole));
        return now;
    }

    /// <summary>Where nothing is no answer.</summary>
    public int Count(string name, int now, int least, int most)
    {
        if (Number(name, now, least, most) is { } number) return (int)number;
        Faults.Add(WordingFaults.Missing(_fields[^1].At));
        return now;
    }

    public bool Switch(string name, bool now)
    {
        var at = Note(name, WordingKind.Switch);
        return _switches[at] = words.Switches.TryGetValue(at, out var given) ? given : now;
    }

    /// <param name="kept">Keys by which the service decides.</param>
    /// <param name="knownTo">See <see cref="WordingField.KnownTo"/>.</param>
    public IReadOnlyList<StepOption> Options(string name, IReadOnlyList<StepOption> now, IReadOnlyList<string> kept, IReadOnlyList<string> knownTo)
    {
        var at = At(name, null);
        _fields.Add(new WordingField(at, name, null, WordingKind.Options) { Kept = kept, KnownTo = knownTo });
        var options = _options[at] = words.Options.TryGetValue(at, out var given) && given is not null ? [.. given.Select(option => new StepOption(option?.Key?.Trim() ?? "", option?.Label?.Trim() ?? ""))] : now;
        Faults.AddRange(OptionRules.Check(options, now, kept, at));
        return options;
    }

    /// <summary>Words for places that are not there would be lost without a word.</summary>
    public void RefuseStrangers()
    {
        var strangers = words.Texts.Keys.Except(_texts.Keys).Concat(words.Lines.Keys.Except(_lines.Keys)).Concat(words.Numbers.Keys.Except(_numbers.Keys))
            .Concat(words.Switches.Keys.Except(_switches.Keys)).Concat(words.Options.Keys.Except(_options.Keys));
        Faults.AddRange(strangers.Select(WordingFaults.FieldUnknown));
    }

    public static IEnumerable<Fault> Length(string at, string text, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) > most) yield return WordingFaults.TooLong(at, most);
    }

    private string? Text(WordingField field, string? now, int most, WordingBlanks? blanks)
    {
        _fields.Add(field with { Blanks = blanks?.Shown ?? [] });
        var text = words.Texts.TryGetValue(field.At, out var given) && (given?.Trim() ?? "") is var trimmed && trimmed != now?.Trim() ? trimmed : now ?? "";
        _texts[field.At] = text;
        if (field.IsRequired && text.Length == 0) Faults.Add(WordingFaults.Missing(field.At));
        Faults.AddRange(Length(field.At, text, most));
        // What the file puts into these very words has been checked with the file.
        var known = EntryWords.BlanksIn(now ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (var blank in AnyBlank().Matches(text).Select(match => match.Groups["name"].Value.Trim()).Distinct().Where(blank => !known.Contains(blank)))
        {
            if (blanks is null) Faults.Add(WordingFaults.BlankUseless(field.At, blank));
            else if (!blanks.Has(blank)) Faults.Add(WordingFaults.BlankUnknown(field.At, blank));
        }

        return text.Length == 0 ? null : text;
    }

    private string Note(string name, WordingKind kind)
    {
        var at = At(name, null);
        _fields.Add(new WordingField(at, name, null, kind));
        return at;
    }

    private string At(string name, int? place) => place is null ? Path + name : $"{Path}{name}[{place}]";

    /// <summary>Also what could be no name at all, such as Chinese words.</summary>
    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AnyBlank();
}

/// <param name="Shown">Names as editors are offered them.</param>
/// <param name="Has">Whether a name can be filled in.</param>
internal sealed record WordingBlanks(IReadOnlyList<string> Shown, Func<string, bool> Has);
