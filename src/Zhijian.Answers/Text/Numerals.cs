namespace Zhijian.Answers.Text;

/// <summary>
/// Makes one spelling of numbers: 一 to 十 in Chinese (科目2 is 科目二), everything larger in Arabic digits (二〇二六 is 2026, 十八岁 is 18岁, 1万 is 10000).
/// Words that only look like numbers (一般, 万一, 千万) are left alone because a number must begin with a digit and be longer than one character.
/// </summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九";
    private const string Small = "零一二三四五六七八九十";

    /// <summary>What 两 counts when it is a number (两年, 两辆) and not part of a word (两岸).</summary>
    private const string Counted = "年个天次岁月周张本辆套处地人位块元千百万条种项份孩胎倍点名家";

    /// <summary>Room that the rewritten text may need: 九亿 becomes 900000000.</summary>
    public static int Room(int length) => length * 5 + 16;

    /// <summary>Writes <paramref name="text"/> with its numbers in one spelling, and returns the length written.</summary>
    public static int Rewrite(ReadOnlySpan<char> text, Span<char> to)
    {
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            var (length, value) = Number(text, at);
            if (length > 0 && value > 0)
            {
                written += Write(value, to[written..]);
                at += length;
                continue;
            }

            for (var end = at + Math.Max(length, 1); at < end; at++) to[written++] = text[at];
        }

        return written;
    }

    private static int Write(long value, Span<char> to)
    {
        if (value > 10) return value.TryFormat(to, out var written, provider: null) ? written : 0;
        to[0] = Small[(int)value];
        return 1;
    }
    /// <summary>The number that begins here: its length in characters (0 when there is none) and its value (-1 when it is kept as written).</summary>
    private static (int Length, long Value) Number(ReadOnlySpan<char> text, int at)
    {
        if (char.IsAsciiDigit(text[at])) return Arabic(text, at);
        if (text[at] != '两') return Chinese(text, at);
        if (at + 1 == text.Length || !Counted.Contains(text[at + 1], StringComparison.Ordinal)) return (0, 0);
        var more = Chinese(text, at);
        return more.Length > 1 ? more : (1, 2);
    }

    private static (int, long) Arabic(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var lone = (at == 0 || !Joins(text[at - 1])) && (end == text.Length || !Joins(text[end]));
        if (!lone || end - at > 9 || text[at] == '0' || !long.TryParse(text[at..end], out var value)) return (end - at, -1);
        return end < text.Length && Unit(text[end]) is >= 100 and var unit && unit != 1000 ? (end - at + 1, value * unit) : (end - at, value);
    }

    /// <summary>A digit beside a letter or a decimal point (c1, 1.5) is no number of its own.</summary>
    private static bool Joins(char c) => char.IsAsciiLetter(c) || c == '.';

    private static (int Length, long Value) Chinese(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        var units = false;
        while (end < text.Length && (Digit(text[end]) >= 0 || Unit(text[end]) > 0))
        {
            units |= Unit(text[end]) > 0;
            end++;
        }

        var run = text[at..end];
        if (run.Length < 2 || Unit(run[0]) > 10) return (0, 0);
        if (units) return Spoken(run) is > 0 and var value ? (run.Length, value) : (run.Length, -1);
        return run.Length >= 3 ? (run.Length, Spelled(run)) : (0, 0);
    }

    /// <summary>二〇二六: digit by digit.</summary>
    private static long Spelled(ReadOnlySpan<char> run)
    {
        if (run.Length > 9 || run[0] == '零') return -1;
        var value = 0L;
        foreach (var c in run) value = value * 10 + Digit(c);
        return value;
    }

    /// <summary>三百二十, 一万零五: with units; -1 when the order of the units makes no number (一百万一 does, 十百 does not).</summary>
    private static long Spoken(ReadOnlySpan<char> run)
    {
        long total = 0, section = 0, digit = 0, last = long.MaxValue;
        foreach (var c in run)
        {
            if (Digit(c) >= 0)
            {
                digit = Digit(c);
                continue;
            }

            var unit = Unit(c);
            if (unit >= 10_000)
            {
                (total, section, digit, last) = ((total + section + digit) * unit, 0, 0, long.MaxValue);
                continue;
            }

            if (unit >= last) return -1;
            (section, digit, last) = (section + (digit == 0 ? 1 : digit) * unit, 0, unit);
        }

        return total + section + digit is > 0 and < 1_000_000_000_000 and var value ? value : -1;
    }

    private static int Digit(char c) => c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);

    private static long Unit(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };
}
