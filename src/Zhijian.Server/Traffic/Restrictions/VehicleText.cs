using Zhijian.Server.Platform.Identifiers;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>A vehicle as people name it: a plate, a tail digit, or the letter at its end.</summary>
internal static class VehicleText
{
    public static Reading<Vehicle> Read(string? typed, string? region)
    {
        var text = TypedText.Squeeze(typed);
        if (text is [(>= '0' and <= '9') or (>= 'A' and <= 'Z')]) return Vehicle.OfTail(text);
        var plate = NumberPlate.Parse(text, region);
        return plate.Value is { } known ? Reading.Of(Vehicle.Of(known), plate.Doubt) : plate.Fault!;
    }

    public static string Write(in Vehicle vehicle, bool isEnglish = false) => vehicle switch
    {
        { Plate: { } plate } => plate.Text,
        { Digit: { } digit, EndsWithLetter: false } => isEnglish ? $"Tail {digit}" : $"尾号{digit}",
        { Digit: { } digit } => isEnglish ? $"Tail {digit} and a letter" : $"尾号{digit}加字母",
        _ => isEnglish ? "A letter at the end" : "尾号字母",
    };
}
