using System.Text.RegularExpressions;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Packs;

/// <summary>Reads the lookups of a service and knows which names they bring from where on.</summary>
internal sealed partial class LookupReader
{
    private const string Beginning = "";
    private static readonly string[] Always = ["count", "state", "asOf"];

    private readonly IReadOnlyDictionary<string, OperationShape> _shapes;
    private readonly List<(PackMap Map, string At)> _waiting = [];

    public LookupReader(PackMap file, IReadOnlyDictionary<string, OperationShape> shapes)
    {
        _shapes = shapes;
        foreach (var map in file.Maps("lookups"))
        {
            var (after, before) = (map.Text("after", 40), map.Text("before", 40));
            if (after is not null && before is not null) map.Complain("before", "give either after or before");
            _waiting.Add((map, after is not null ? "after " + after : before is not null ? "before " + before : Beginning));
        }
    }

    /// <summary>Those read so far, in the order in which they are asked.</summary>
    public List<ServiceLookup> Read { get; } = [];

    /// <summary>Names of what they bring, and which of them are amounts.</summary>
    public Dictionary<string, bool> Names { get; } = new(StringComparer.Ordinal);

    public void ReadBeginning(DefinitionReader names) => ReadAt(Beginning, names);

    public void ReadBefore(string step, DefinitionReader names) => ReadAt("before " + step, names);

    public void ReadAfter(string step, DefinitionReader names) => ReadAt("after " + step, names);

    /// <summary>To be called at the end.</summary>
    public void RefuseLost()
    {
        foreach (var (map, at) in _waiting) map.Complain(at.StartsWith("after", StringComparison.Ordinal) ? "after" : "before", $"there is no step “{at.Split(' ')[1]}”");
    }

    private void ReadAt(string at, DefinitionReader names)
    {
        foreach (var waiting in _waiting.FindAll(waiting => waiting.At == at))
        {
            _waiting.Remove(waiting);
            Read.Add(ReadOne(waiting.Map, names));
        }
    }

    private ServiceLookup ReadOne(PackMap map, DefinitionReader names)
    {
        var key = map.RequiredText("key", 40);
        if (key.Length > 0 && !KeyForm().IsMatch(key)) map.Complain("key", "must begin with a letter and hold letters and digits only");
        if (Read.Exists(other => other.Key == key)) map.Complain("key", $"there is a lookup “{key}” before");
        var ask = map.RequiredText("ask", 90);
        var shape = _shapes.GetValueOrDefault(ask);
        if (ask.Length > 0 && shape is null) map.Complain("ask", $"no connector of this pack has the operation “{ask}”; there are {(_shapes.Count == 0 ? "none" : string.Join(", ", _shapes.Keys))}");
        if (shape is { IsSafe: false }) map.Complain("ask", $"“{ask}” has to be repeatable: true, as citizens ask again after an answer that was lost");
        var lookup = new ServiceLookup
        {
            Key = key,
            Ask = ask,
            After = map.Text("after", 40),
            Before = map.Text("before", 40),
            When = map.Map("when") is { } when ? names.ReadCondition(when) : null,
            With = ReadParameters(map, shape, names),
            Each = ReadItemWords(map, shape),
            Only = ReadOnly(map, shape),
            None = map.Text("none", DefinitionLimits.None),
            Most = map.Integer("most", 1, ServiceLookup.MostLines) ?? 5,
            OnEmpty = map.Choice<WhenEmpty>("onEmpty") ?? WhenEmpty.Ends,
            EndsWhenFound = map.Flag("endsWhenFound"),
            Error = map.Text("error", DefinitionLimits.Error),
        };
        if (lookup.OnEmpty == WhenEmpty.AsksAgain && lookup.After is null or ServiceLookup.Submit) map.Complain("onEmpty", "asksAgain needs after with the step that is asked again");
        Add(key, shape);
        return lookup with { Result = names.ReadWords(map, "result", DefinitionLimits.Result, isRequired: false), Empty = names.ReadWords(map, "empty", DefinitionLimits.Result, isRequired: false) };
    }

    private void Add(string key, OperationShape? shape)
    {
        foreach (var name in Always.Append("list")) Names[$"{key}.{name}"] = false;
        foreach (var name in shape?.Values ?? []) Names[$"{key}.{name}"] = shape!.Money.Contains(name);
    }

    private static Dictionary<string, string> ReadParameters(PackMap map, OperationShape? shape, DefinitionReader names)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Map("with") is { } with)
            foreach (var name in with.Names)
            {
                parameters[name] = names.ReadWords(with, name, 300, isRequired: false) ?? "";
                if (shape is not null && !shape.Parameters.Contains(name)) with.Complain(name, $"the operation takes no “{name}”; it takes {string.Join(", ", shape.Parameters)}");
            }

        if (shape?.Parameters.Where(name => !parameters.ContainsKey(name)).ToList() is { Count: > 0 } missing) map.Complain("with", $"says nothing of {string.Join(", ", missing)}");
        return parameters;
    }

    private static string? ReadItemWords(PackMap map, OperationShape? shape)
    {
        var words = map.Text("each", DefinitionLimits.Each);
        foreach (var blank in EntryWords.BlanksIn(words ?? ""))
            if (shape is not null && blank != "no" && !shape.Each.Contains(blank)) map.Complain("each", $"an item has no “{blank}”; it has no, {string.Join(", ", shape.Each)}");
        return words;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadOnly(PackMap map, OperationShape? shape)
    {
        var only = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (map.Map("only") is not { } values) return only;
        foreach (var name in values.Names)
        {
            only[name] = values.Texts(name);
            if (shape is not null && !shape.Each.Contains(name)) values.Complain(name, $"an item has no “{name}”; it has {string.Join(", ", shape.Each)}");
        }

        return only;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();
}
