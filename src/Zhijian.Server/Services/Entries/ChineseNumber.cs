using System.Text;

namespace Zhijian.Server.Services.Entries;

/// <summary>Chinese and full-width numerals as people type them: 三十五 is 35, 一百二 is 120, 两千零五 is 2005, 二〇二六 is 2026, 3万 is 30000. Pure.</summary>
public static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Writes each numeral of a text with ASCII digits and leaves the rest alone.</summary>
    public static string ToDigits(string text)
    {
        var written = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && (DigitOf(text[end]) >= 0 || (end > at || text[end] == '十') && UnitOf(text[end]) > 0)) end++;
            if (end == at)
            {
                written.Append(text[at++]);
                continue;
            }

            written.Append(Read(text.AsSpan(at, end - at)));
            at = end;
        }

        return written.ToString();
    }

    /// <summary>With units it is counted, without any the digits stand as they are said, as in a year.</summary>
    private static string Read(ReadOnlySpan<char> numeral)
    {
        var isCounted = false;
        foreach (var letter in numeral) isCounted |= UnitOf(letter) > 0;
        if (isCounted) return Count(numeral).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var said = new StringBuilder(numeral.Length);
        foreach (var letter in numeral) said.Append((char)('0' + DigitOf(letter)));
        return said.ToString();
    }

    private static long Count(ReadOnlySpan<char> numeral)
    {
        var (total, section, digit, lastUnit) = (0L, 0L, -1L, 1L);
        foreach (var letter in numeral)
        {
            if (DigitOf(letter) is >= 0 and var value)
            {
                // 零 stands for a gap: the unit before it no longer says what the next digit counts.
                if (value == 0 && digit < 0) lastUnit = 10;
                digit = digit > 0 ? (digit * 10) + value : value;
                continue;
            }

            var unit = UnitOf(letter);
            if (unit == 10_000) (total, section) = (total + ((section + Math.Max(digit, 0)) * unit), 0);
            else section += (digit < 0 ? 1 : digit) * unit;
            (digit, lastUnit) = (-1, unit);
        }

        // 一百二 is a hundred and twenty: a last digit counts tens of what was said before.
        return total + section + (digit < 0 ? 0 : digit < 10 && lastUnit > 10 ? digit * (lastUnit / 10) : digit);
    }

    private static int DigitOf(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= '０' and <= '９' => letter - '０',
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(letter, StringComparison.Ordinal),
    };

    private static int UnitOf(char letter) => letter switch { '十' => 10, '百' => 100, '千' => 1_000, '万' => 10_000, _ => 0 };
}
