namespace Zhijian.Server.Platform.Identifiers;

/// <summary>A unified social credit code (统一社会信用代码, GB 32100) of 18 characters. Made by <see cref="Parse"/> only.</summary>
public readonly record struct CreditCode
{
    private const int Places = 18;

    /// <summary>Without I, O, S, V and Z.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private CreditCode(string text) => Text = text;

    public string Text { get; }

    /// <summary>The organisation code inside (组织机构代码, GB 11714).</summary>
    public string Organisation => Text[8..17];

    public static Reading<CreditCode> Parse(string? typed)
    {
        var text = TypedText.Squeeze(typed);
        if (text.Length == 0) return new IdentifierFault("credit_code_missing", "请输入18位统一社会信用代码", "Enter the credit code of 18 characters");
        if (text.Length != Places) return new IdentifierFault("credit_code_length", $"统一社会信用代码应为18位，您输入了{text.Length}位", $"A credit code has 18 characters; you entered {text.Length}");
        for (var at = 0; at < Places; at++)
            if (!Alphabet.Contains(text[at], StringComparison.Ordinal))
                return new IdentifierFault(
                    "credit_code_characters", $"第{at + 1}位不对：代码里只有数字和字母，没有I、O、S、V、Z，请核对",
                    $"Character {at + 1} cannot be: a credit code has digits and letters without I, O, S, V, Z. Please check it");
        if (text[17] != CheckCharacterOf(text)) return new IdentifierFault("credit_code_check", "第18位校验码不对，请核对整个代码", "The check character at the end does not fit; please check the whole code");
        var doubt = text[16] == OrganisationCheckOf(text.AsSpan(8, 8))
            ? null
            : new IdentifierFault("credit_code_organisation", "第9到17位的组织机构代码校验不符，请核对", "Characters 9 to 17 do not fit as an organisation code; please check them");
        return Reading.Of(new CreditCode(text), doubt);
    }

    public override string ToString() => Text ?? "";

    internal static char CheckCharacterOf(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var at = 0; at < Weights.Length; at++) sum += Alphabet.IndexOf(text[at], StringComparison.Ordinal) * Weights[at];
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheckOf(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var at = 0; at < OrganisationWeights.Length; at++) sum += OrganisationAlphabet.IndexOf(code[at], StringComparison.Ordinal) * OrganisationWeights[at];
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
