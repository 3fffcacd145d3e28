namespace Zhijian.Server.Platform.Identifiers;

/// <summary>A mobile number of the mainland (手机号码) of eleven digits. Made by <see cref="Parse"/> only.</summary>
public readonly record struct MobileNumber
{
    private const int Places = 11;

    private MobileNumber(string text) => Text = text;

    public string Text { get; }

    public static Reading<MobileNumber> Parse(string? typed)
    {
        var text = TypedText.Squeeze(typed);
        text = text.StartsWith("+86", StringComparison.Ordinal) ? text[3..] : text.Length == Places + 2 && text.StartsWith("86", StringComparison.Ordinal) ? text[2..] : text;
        if (text.Length == 0) return new IdentifierFault("mobile_missing", "请输入11位手机号码", "Enter the mobile number of 11 digits");
        if (!TypedText.IsDigits(text)) return new IdentifierFault("mobile_characters", "手机号码只有数字，请核对", "A mobile number has digits only; please check it");
        if (text.Length != Places) return new IdentifierFault("mobile_length", $"手机号码应为11位，您输入了{text.Length}位", $"A mobile number has 11 digits; you entered {text.Length}");
        if (text[0] != '1' || text[1] < '3') return new IdentifierFault("mobile_prefix", "手机号码以13到19开头，请核对前两位", "A mobile number begins with 13 to 19; please check the first two digits");
        return new MobileNumber(text);
    }

    /// <summary>Masked: this ends up in logs.</summary>
    public override string ToString() => Text is null ? "" : $"{Text[..3]}****{Text[^4..]}";
}
