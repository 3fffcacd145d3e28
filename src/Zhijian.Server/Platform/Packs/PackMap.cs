using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Zhijian.Server.Platform.Packs;

/// <summary>
/// The named fields at one place of a YAML file. Readers ask for fields by name; a wrong type is complained about where it stands and
/// reads as absent, so that one run reports every mistake.
/// </summary>
public sealed class PackMap
{
    private readonly Pack _pack;
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private bool _open;

    internal PackMap(Pack pack, string file, YamlMappingNode node)
    {
        _pack = pack;
        _file = file;
        _node = node;
    }

    public long Line => _node.Start.Line;

    /// <summary>The fields' names in the order of the file.</summary>
    public IEnumerable<string> Names => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public bool Has(string name)
    {
        _read.Add(name);
        return Find(name) is not null;
    }

    public void Complain(string message) => ComplainAt(_node, message);

    public void Complain(string name, string message) => ComplainAt(Find(name) ?? _node, $"{name}: {message}");

    /// <summary>Text of at most <paramref name="most"/> bytes of UTF-8 (WeChat counts bytes).</summary>
    public string? Text(string name, int most = 4096)
    {
        _read.Add(name);
        if (Find(name) is not { } node) return null;
        if (node is not YamlScalarNode { Value: { } value } scalar)
        {
            Complain(name, "must be text");
            return null;
        }

        if (scalar.Style == ScalarStyle.Plain && value is "" or "~" or "null") return null;
        if (Encoding.UTF8.GetByteCount(value) is var bytes && bytes > most) Complain(name, $"is {bytes} bytes long; at most {most} are allowed");
        return value;
    }

    public string RequiredText(string name, int most = 4096)
    {
        var value = Text(name, most);
        if (!string.IsNullOrWhiteSpace(value)) return value;
        if (value is not null || Find(name) is null or YamlScalarNode) Complain(name, "is missing");
        return "";
    }

    public int? Integer(string name, int least, int most)
    {
        if (Text(name) is not { } value) return null;
        if (int.TryParse(value, out var number) && number >= least && number <= most) return number;
        Complain(name, $"must be a whole number from {least} to {most}, not “{value}”");
        return null;
    }

    /// <summary>A latitude (<paramref name="most"/> 90) or longitude (180) in degrees; 0 when it is missing or wrong, which is complained about.</summary>
    public double Degrees(string name, int most)
    {
        var text = RequiredText(name);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most) return degrees;
        if (text.Length > 0) Complain(name, $"must be degrees from -{most} to {most}, not “{text}”");
        return 0;
    }

    /// <summary>true or false; false when it is not there.</summary>
    public bool Flag(string name)
    {
        var value = Text(name);
        if (value is not (null or "true" or "false")) Complain(name, $"must be true or false, not “{value}”");
        return value == "true";
    }

    /// <summary>One of the named values of <typeparamref name="T"/>, written in camelCase.</summary>
    public T? Choice<T>(string name) where T : struct, Enum => Text(name) is { } value ? ChoiceOf<T>(name, value) : null;

    /// <summary>A list of such values.</summary>
    public IReadOnlyList<T> Choices<T>(string name) where T : struct, Enum => [.. Texts(name).Select(value => ChoiceOf<T>(name, value)).OfType<T>()];

    public PackMap? Map(string name)
    {
        _read.Add(name);
        if (Find(name) is not { } node || IsNull(node)) return null;
        if (node is YamlMappingNode map) return _pack.MapOf(_file, map);
        Complain(name, "must have named fields");
        return null;
    }

    /// <summary>A list whose items have named fields.</summary>
    public IReadOnlyList<PackMap> Maps(string name)
    {
        var maps = new List<PackMap>();
        foreach (var item in Items(name))
            if (item is YamlMappingNode map) maps.Add(_pack.MapOf(_file, map));
            else ComplainAt(item, $"{name}: every item must have named fields");
        return maps;
    }

    /// <summary>A list of short texts.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(name))
            if (item is YamlScalarNode { Value.Length: > 0 } scalar) texts.Add(scalar.Value);
            else ComplainAt(item, $"{name}: every item must be text");
        return texts;
    }

    /// <summary>Says that the names here are data (menu keys, scenes), so that none of them is unknown.</summary>
    public PackMap AnyNames()
    {
        _open = true;
        return this;
    }

    internal void RefuseUnread()
    {
        if (_open) return;
        foreach (var key in _node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !_read.Contains(name))
                ComplainAt(key, $"unknown field “{key}”; known here: {string.Join(", ", _read.Order(StringComparer.Ordinal))}");
    }

    private void ComplainAt(YamlNode at, string message) => _pack.Complain(_file, at.Start.Line, message);

    private T? ChoiceOf<T>(string name, string value) where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
            if (string.Equals(choice.ToString(), value, StringComparison.OrdinalIgnoreCase)) return choice;
        Complain(name, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}, not “{value}”");
        return null;
    }

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private IEnumerable<YamlNode> Items(string name)
    {
        _read.Add(name);
        if (Find(name) is not { } node || IsNull(node)) return [];
        if (node is YamlSequenceNode list) return list.Children;
        Complain(name, "must be a list");
        return [];
    }

    private YamlNode? Find(string name) => _node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;
}
