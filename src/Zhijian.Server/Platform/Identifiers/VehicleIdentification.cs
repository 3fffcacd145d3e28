namespace Zhijian.Server.Platform.Identifiers;

/// <summary>A vehicle identification number (车辆识别代号, VIN, GB 16735) of 17 characters. Made by <see cref="Parse"/> only.</summary>
public readonly record struct VehicleIdentification
{
    private const int Places = 17;
    private const int CheckPlace = 8;
    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    private VehicleIdentification(string text) => Text = text;

    public string Text { get; }

    /// <summary>The check digit is a doubt and no fault: whether imported vehicles have one is not confirmed.</summary>
    public static Reading<VehicleIdentification> Parse(string? typed)
    {
        var text = TypedText.Squeeze(typed);
        if (text.Length == 0) return new IdentifierFault("vin_missing", "请输入17位车辆识别代号（车架号）", "Enter the vehicle identification number of 17 characters");
        if (text.Length != Places) return new IdentifierFault("vin_length", $"车辆识别代号应为17位，您输入了{text.Length}位", $"A vehicle identification number has 17 characters; you entered {text.Length}");
        for (var at = 0; at < Places; at++)
            if (ValueOf(text[at]) < 0)
                return new IdentifierFault(
                    "vin_characters", $"第{at + 1}位不对：车辆识别代号里没有字母I、O、Q，请看看是不是数字1或0",
                    $"Character {at + 1} cannot be: there is no I, O or Q in it; perhaps it is the digit 1 or 0");
        var doubt = text[CheckPlace] == CheckCharacterOf(text) ? null : new IdentifierFault("vin_check", "第9位校验码不符，请核对整个号码", "The check digit at place 9 does not fit; please check the whole number");
        return Reading.Of(new VehicleIdentification(text), doubt);
    }

    /// <summary>Masked: this ends up in logs.</summary>
    public override string ToString() => Text is null ? "" : $"{Text[..3]}***{Text[^4..]}";

    internal static char CheckCharacterOf(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var at = 0; at < Places; at++) sum += ValueOf(text[at]) * Weights[at];
        return (sum % 11) is 10 ? 'X' : (char)('0' + (sum % 11));
    }

    /// <summary>Letters count as their place in the rows ABCDEFGH, JKLMN P R and STUVWXYZ, the last of which begins with 2.</summary>
    private static int ValueOf(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'A' and <= 'H' => letter - 'A' + 1,
        >= 'J' and <= 'R' and not ('O' or 'Q') => letter - 'J' + 1,
        >= 'S' and <= 'Z' => letter - 'S' + 2,
        _ => -1,
    };
}
