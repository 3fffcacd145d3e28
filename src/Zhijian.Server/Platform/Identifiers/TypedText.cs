namespace Zhijian.Server.Platform.Identifiers;

/// <summary>Numbers as people really type them: full width, lower case, with spaces, dots and hyphens between the groups.</summary>
public static class TypedText
{
    /// <summary>Longer than any identifier with all its separators; what comes after only makes it too long.</summary>
    private const int Most = 64;

    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const char WideSpace = '\u3000';
    private const int FullWidthShift = '！' - '!';
    private const string Separators = " ·•・‧.,-‐‑‒–—_/。　";

    /// <summary>Half width, upper case, without separators and invisible characters.</summary>
    public static string Squeeze(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        Span<char> kept = stackalloc char[Most];
        var count = 0;
        foreach (var raw in typed)
        {
            var letter = HalfWidth(raw);
            if (char.IsWhiteSpace(letter) || char.IsControl(letter) || IsInvisible(letter) || Separators.Contains(letter, StringComparison.Ordinal)) continue;
            if (count == Most) break;
            kept[count++] = char.ToUpperInvariant(letter);
        }

        return new string(kept[..count]);
    }

    /// <summary>A full-width letter, digit or sign as a half-width one; everything else as it is.</summary>
    public static char HalfWidth(char letter) => letter switch { >= FirstFullWidth and <= LastFullWidth => (char)(letter - FullWidthShift), WideSpace => ' ', _ => letter };

    public static string HalfWidth(string text) => string.Create(text.Length, text, static (written, typed) =>
    {
        for (var at = 0; at < typed.Length; at++) written[at] = HalfWidth(typed[at]);
    });

    /// <summary>Only ASCII digits; other scripts have digits too, which no identifier has.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsInvisible(char letter) => letter is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF';
}
