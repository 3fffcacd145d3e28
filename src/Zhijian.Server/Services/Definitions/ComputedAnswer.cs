using System.Globalization;

namespace Zhijian.Server.Services.Definitions;

/// <summary>What is reckoned from entries (计算项), such as <c>12 - points.used</c>; stands in words and conditions like an entry.</summary>
/// <param name="IsMoney">Fen, shown in yuan.</param>
public sealed record ComputedAnswer(string Key, string Formula, bool IsMoney)
{
    /// <returns>Null while something it needs is missing.</returns>
    public Entry? Of(IReadOnlyDictionary<string, Entry> entries)
    {
        decimal? Named(string name) => entries.TryGetValue(name, out var entry) && decimal.TryParse(entry.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (Definitions.Formula.Parse(Formula).Evaluate(Named) is not { } result) return null;
        var value = result.ToString("0.####", CultureInfo.InvariantCulture);
        return new Entry(value, IsMoney ? (result / 100).ToString("0.##", CultureInfo.InvariantCulture) + "元" : value);
    }
}
