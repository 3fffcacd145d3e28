using System.Globalization;

namespace Zhijian.Server.Platform.Identifiers;

/// <summary>A resident identity number (公民身份号码, GB 11643) of 18 characters. Made by <see cref="Parse"/> only.</summary>
public readonly record struct ResidentId
{
    private const int Places = 18;
    private const string CheckCharacters = "10X98765432";

    /// <summary>The specimen of the standard was born in 1880; nobody who was lives any more.</summary>
    private static readonly DateOnly Earliest = new(1800, 1, 1);

    private static readonly DateOnly EarliestLiving = new(1900, 1, 1);
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentId(string text) => Text = text;

    public string Text { get; }

    /// <summary>Where it was first issued; the code may have been abolished since.</summary>
    public string Division => Text[..6];

    public DateOnly BirthDate => DateOnly.ParseExact(Text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public bool IsFemale => (Text[16] - '0') % 2 == 0;

    /// <param name="typed">As a citizen wrote it. Old numbers of 15 digits are not taken and not made longer.</param>
    /// <param name="today">Nobody is born later.</param>
    public static Reading<ResidentId> Parse(string? typed, DateOnly today)
    {
        var text = TypedText.Squeeze(typed);
        if (text.Length == 0) return new IdentifierFault("resident_id_missing", "请输入18位身份证号码", "Enter the identity number of 18 characters");
        if (text.Length == 15 && TypedText.IsDigits(text)) return new IdentifierFault("resident_id_old", "这是15位旧号码，请输入现在身份证上的18位号码", "This is an old number of 15 digits; enter the 18 characters on the present card");
        if (text.Length != Places) return new IdentifierFault("resident_id_length", $"身份证号码应为18位，您输入了{text.Length}位", $"An identity number has 18 characters; you entered {text.Length}");
        if (text.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') is >= 0 and var wrong)
            return new IdentifierFault("resident_id_characters", $"前17位只能是数字，第{wrong + 1}位不是，请核对", $"The first 17 characters are digits; number {wrong + 1} is not. Please check it");
        if (text[17] is (< '0' or > '9') and not 'X') return new IdentifierFault("resident_id_characters", "第18位只能是数字或X，请核对", "The last character is a digit or X; please check it");
        if (!DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born < Earliest || born > today)
            return new IdentifierFault("resident_id_date", "第7到14位的出生日期不存在，请核对", "Characters 7 to 14 are no possible date of birth; please check them");
        if (text[17] != CheckCharacterOf(text)) return new IdentifierFault("resident_id_check", "第18位校验码不对，请核对整个号码", "The check character at the end does not fit; please check the whole number");
        var doubt = born >= EarliestLiving ? null : new IdentifierFault("resident_id_old_age", "出生日期在1900年以前，请核对", "The date of birth is before 1900; please check it");
        return Reading.Of(new ResidentId(text), doubt);
    }

    /// <summary>Masked: this ends up in logs.</summary>
    public override string ToString() => Text is null ? "" : $"{Text[..3]}*************{Text[^2..]}";

    internal static char CheckCharacterOf(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var at = 0; at < Weights.Length; at++) sum += (text[at] - '0') * Weights[at];
        return CheckCharacters[sum % 11];
    }
}
