using System.Text.RegularExpressions;

namespace Zhijian.Server.Platform.Security;

public enum PersonalDataKind
{
    /// <summary>Mobile number (手机号).</summary>
    Mobile,

    /// <summary>Citizen identity number (身份证号).</summary>
    IdentityNumber,

    /// <summary>Number plate (车牌号).</summary>
    Plate,
}

/// <summary>Where in a text a number stands that is masked until somebody gives a reason.</summary>
public sealed record MaskedPart(int Start, int Length, PersonalDataKind Kind);

/// <summary>
/// Finds mobile numbers, identity numbers and plates in what people write, and hides most of each (个人信息脱敏). A text keeps its length,
/// so positions hold for both forms. Pure.
/// </summary>
public static partial class PersonalData
{
    private const char Hidden = '*';

    /// <summary>In the order in which they stand; none overlap.</summary>
    public static IReadOnlyList<MaskedPart> Find(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        List<MaskedPart>? found = null;
        foreach (Match match in Number().Matches(text))
        {
            var kind = match.Groups["id"].Success ? PersonalDataKind.IdentityNumber : match.Groups["mobile"].Success ? PersonalDataKind.Mobile : PersonalDataKind.Plate;
            (found ??= []).Add(new MaskedPart(match.Index, match.Length, kind));
        }

        return found ?? (IReadOnlyList<MaskedPart>)[];
    }

    public static string? Mask(string? text)
    {
        var parts = Find(text);
        if (parts.Count == 0) return text;
        var letters = text!.ToCharArray();
        foreach (var part in parts)
        {
            var (first, last) = Shown(part.Kind);
            for (var at = part.Start + first; at < part.Start + part.Length - last; at++)
                if (char.IsLetterOrDigit(letters[at])) letters[at] = Hidden;
        }

        return new string(letters);
    }

    /// <summary>How many characters stay to be seen at either end: enough to tell two apart, too few to use.</summary>
    private static (int First, int Last) Shown(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Mobile => (3, 4),
        PersonalDataKind.IdentityNumber => (3, 2),
        _ => (2, 1),
    };

    /// <summary>
    /// Digits may be full-width, mobile numbers written in groups (138 0013 8000), plates with a dot. An identity number is told by its date of
    /// birth; its check digit is not asked, as one that is mistyped shows as much.
    /// </summary>
    [GeneratedRegex(
        """
        (?<id>(?<![0-9０-９])[1-9１-９][0-9０-９]{5}(?:[1１][9９]|[2２][0０])[0-9０-９]{2}(?:[0０][1-9１-９]|[1１][0-2０-２])(?:[0０][1-9１-９]|[12１２][0-9０-９]|[3３][01０１])[0-9０-９]{3}[0-9０-９XxＸｘ](?![0-9０-９]))
        |(?<mobile>(?:(?<![0-9０-９])|(?<=(?<![0-9０-９])86[\ \-]?))[1１][3-9３-９][0-9０-９](?<gap>[\ \-]?)[0-9０-９]{4}\k<gap>[0-9０-９]{4}(?![0-9０-９]))
        |(?<plate>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][\ ·•.]?(?:[A-HJ-NP-Za-hj-np-z0-9]{5,6}|[A-HJ-NP-Za-hj-np-z0-9]{4}[挂学警港澳领])(?![A-Za-z0-9]))
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
