namespace Zhijian.Server.Platform.Identifiers;

/// <summary>A number plate (号牌, GA 36) in its one form, such as <c>鄂A12345</c>. Made by <see cref="Parse"/> only.</summary>
public readonly record struct NumberPlate
{
    private readonly int _serialEnd;

    internal NumberPlate(string text, PlateKind kind, int serialEnd)
    {
        Text = text;
        Kind = kind;
        _serialEnd = serialEnd;
    }

    public string Text { get; }

    public PlateKind Kind { get; }

    /// <summary>Province sign and issuing letter; empty when the plate has none.</summary>
    public ReadOnlySpan<char> Issuer => Kind is PlateKind.Embassy or PlateKind.Special ? [] : Text.AsSpan(0, 2);

    /// <summary>What the tail is read from: without issuer and without the sign at the end (警, 学, 挂 …).</summary>
    public ReadOnlySpan<char> Serial => Text.AsSpan(Issuer.Length, _serialEnd - Issuer.Length);

    public bool EndsWithLetter => Serial is [.., >= 'A' and <= 'Z'];

    /// <summary>The last digit of the serial, be there a letter behind it or not; null when it has none.</summary>
    public int? LastDigit => Serial.LastIndexOfAnyInRange('0', '9') is >= 0 and var at ? Serial[at] - '0' : null;

    public PlateEnergy Energy => Kind switch
    {
        PlateKind.SmallNewEnergy => PlateForm.EnergyOf(Text[2]),
        PlateKind.LargeNewEnergy => PlateForm.EnergyOf(Text[7]),
        _ => PlateEnergy.NotNew,
    };

    /// <param name="typed">As a citizen wrote it.</param>
    /// <param name="region">Division code of the agency that is asked; its province stands in for one that was left out.</param>
    public static Reading<NumberPlate> Parse(string? typed, string? region = null) => PlateForm.Read(TypedText.Squeeze(typed), region);

    /// <summary>Masked, as a plate is personal data and this ends up in logs.</summary>
    public override string ToString() => Text is null ? "" : $"{Text[..2]}***{Text[^1]}";
}
