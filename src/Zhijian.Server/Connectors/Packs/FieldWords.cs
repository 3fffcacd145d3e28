using Zhijian.Server.Connectors.Definitions;

namespace Zhijian.Server.Connectors.Packs;

/// <summary>A rule as a pack writes it on one line: <c>/level | words smooth=畅通 slow=缓行</c>, <c>/fineFen? | yuan</c>.</summary>
internal static class FieldWords
{
    /// <param name="isColumn">It names a column of a table instead of a place in JSON.</param>
    public static FieldRule? Parse(string line, bool isColumn, out string wrong)
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        var (place, isOptional) = parts[0].EndsWith('?') ? (parts[0][..^1], true) : (parts[0], false);
        var said = parts.Length == 1 ? [] : parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kind = FieldKind.Text;
        wrong = "";
        if (isColumn && place.Length == 0) wrong = "names no column";
        else if (!isColumn && !place.StartsWith('/')) wrong = $"“{place}” is no JSON pointer; it begins with a slash, such as /total";
        else if (said.Length > 0 && !(Enum.TryParse(said[0], ignoreCase: true, out kind) && Enum.IsDefined(kind)))
            wrong = $"“{said[0]}” is no kind of value; known are {string.Join(", ", Enum.GetNames<FieldKind>().Select(name => name.ToLowerInvariant()))}";
        else if (kind != FieldKind.Words && said.Length > 1) wrong = $"“{said[1]}” says nothing here";
        else if (kind == FieldKind.Words && (said.Length < 2 || said.Skip(1).Any(word => word.IndexOf('=', StringComparison.Ordinal) <= 0))) wrong = "words need each code with its words, such as smooth=畅通";
        if (wrong.Length > 0) return null;
        var words = kind == FieldKind.Words ? said.Skip(1).Select(word => word.Split('=', 2)).GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First()[1], StringComparer.Ordinal) : [];
        return new FieldRule(place, kind, isOptional, words);
    }
}
