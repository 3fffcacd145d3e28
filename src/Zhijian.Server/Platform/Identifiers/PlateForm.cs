using System.Buffers;

namespace Zhijian.Server.Platform.Identifiers;

/// <summary>The forms a number plate may have, read from squeezed text. Pure.</summary>
internal static class PlateForm
{
    private const string Embassy = "使";
    private const int OrdinarySerial = 5;
    private const int NewEnergySerial = 6;

    /// <summary>More than two letters in a serial are unusual, but no paper rules them out.</summary>
    private const int UsualLetters = 2;

    private static readonly SearchValues<char> SerialLetters = SearchValues.Create("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789");

    public static Reading<NumberPlate> Read(string text, string? region)
    {
        if (text.Length == 0) return PlateFaults.Missing;
        if (IsSpecial(text)) return new NumberPlate(text, PlateKind.Special, text.Length);
        if (text.Contains(Embassy, StringComparison.Ordinal)) return ReadEmbassy(text);
        if (!Provinces.IsSign(text[0]))
        {
            // Somebody at home leaves the province out; a plate of seven or eight places lacks one then.
            if (Provinces.SignOf(region) is not { } home || text[0] is < 'A' or > 'Z' || text.Length is < 6 or > 7) return PlateFaults.Province;
            text = home + text;
        }

        if (text.Length < 2 || text[1] is < 'A' or > 'Z' or 'I') return PlateFaults.Issuer;
        return text.Length switch
        {
            2 + OrdinarySerial => Suffixed(text) is { } kind ? ReadSuffixed(text, kind) : ReadOrdinary(text),
            2 + NewEnergySerial => ReadNewEnergy(text),
            < 2 + OrdinarySerial => PlateFaults.TooShort(2 + OrdinarySerial - text.Length),
            _ => PlateFaults.TooLong,
        };
    }

    public static PlateEnergy EnergyOf(char letter) => letter is >= 'A' and <= 'E' ? PlateEnergy.Electric : PlateEnergy.OtherNew;

    private static bool IsSpecial(string text) =>
        text.Length is >= 5 and <= 12 && (text.StartsWith("WJ", StringComparison.Ordinal) || text[0] is '军' or '临' || text[^1] is '临');

    private static Reading<NumberPlate> ReadEmbassy(string text)
    {
        var digits = text[0] == Embassy[0] ? text.AsSpan(1) : text.AsSpan(0, text.Length - 1);
        if (digits.Length != 6 || !TypedText.IsDigits(digits)) return PlateFaults.EmbassyForm;
        // Both ways of writing it are the same plate; the sign stands in front.
        return Reading.Of(new NumberPlate(Embassy + digits.ToString(), PlateKind.Embassy, 7), PlateFaults.EmbassyDoubt);
    }

    private static PlateKind? Suffixed(string text) => text[^1] switch
    {
        '警' => PlateKind.Police,
        '学' => PlateKind.Training,
        '挂' => PlateKind.Trailer,
        '领' => PlateKind.Consulate,
        '港' => PlateKind.HongKong,
        '澳' => PlateKind.Macao,
        '试' => PlateKind.Test,
        '超' => PlateKind.Oversize,
        _ => null,
    };

    private static Reading<NumberPlate> ReadSuffixed(string text, PlateKind kind)
    {
        if (WhyNotSerial(text.AsSpan(2, 4)) is { } fault) return fault;
        if (kind is PlateKind.HongKong or PlateKind.Macao && !text.StartsWith("粤Z", StringComparison.Ordinal)) return PlateFaults.Border;
        return Reading.Of(new NumberPlate(text, kind, 6), text[1] == 'O' ? PlateFaults.IssuerDoubt : null);
    }

    private static Reading<NumberPlate> ReadOrdinary(string text)
    {
        var serial = text.AsSpan(2);
        if (WhyNotSerial(serial) is { } fault) return fault;
        var doubt = text[1] == 'O' ? PlateFaults.IssuerDoubt : Letters(serial) > UsualLetters ? PlateFaults.LettersDoubt : null;
        return Reading.Of(new NumberPlate(text, PlateKind.Ordinary, text.Length), doubt);
    }

    private static Reading<NumberPlate> ReadNewEnergy(string text)
    {
        if (Suffixed(text) is not null) return PlateFaults.TooLong;
        if (WhyNotSerial(text.AsSpan(2)) is { } fault) return fault;
        var small = IsEnergyLetter(text[2]) && TypedText.IsDigits(text.AsSpan(4));
        var large = IsEnergyLetter(text[7]) && TypedText.IsDigits(text.AsSpan(2, 5));
        if (!small && !large) return PlateFaults.NewEnergy;
        var letter = small ? text[2] : text[7];
        var doubt = letter is 'D' or 'F' ? null : PlateFaults.EnergyDoubt;
        return Reading.Of(new NumberPlate(text, small ? PlateKind.SmallNewEnergy : PlateKind.LargeNewEnergy, text.Length), doubt);
    }

    private static bool IsEnergyLetter(char letter) => letter is (>= 'A' and <= 'H') or 'J' or 'K';

    private static IdentifierFault? WhyNotSerial(ReadOnlySpan<char> serial) =>
        serial.IndexOfAny('I', 'O') >= 0 ? PlateFaults.LettersIO : serial.IndexOfAnyExcept(SerialLetters) >= 0 ? PlateFaults.Characters : null;

    private static int Letters(ReadOnlySpan<char> serial)
    {
        var letters = 0;
        foreach (var letter in serial) letters += letter is >= 'A' and <= 'Z' ? 1 : 0;
        return letters;
    }
}
