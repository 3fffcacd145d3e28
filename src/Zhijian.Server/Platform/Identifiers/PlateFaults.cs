namespace Zhijian.Server.Platform.Identifiers;

/// <summary>What is said about plates that cannot be, and about those that hardly can.</summary>
internal static class PlateFaults
{
    public static IdentifierFault Missing { get; } = new("plate_missing", "请输入号牌，例如“鄂A12345”", "Enter the number plate, such as 鄂A12345");

    public static IdentifierFault Province { get; } = new("plate_province", "号牌第一位应是省份简称，例如“鄂”", "A plate begins with the sign of its province, such as 鄂");

    public static IdentifierFault Issuer { get; } =
        new("plate_issuer", "省份简称后面应是发牌机关字母（A到Z，没有I），请核对第2位", "The second place is a letter, A to Z without I; please check it");

    public static IdentifierFault LettersIO { get; } =
        new("plate_letters", "号牌序号里没有字母I和O，请看看是不是数字1或0", "The serial of a plate has no letters I and O; perhaps they are the digits 1 and 0");

    public static IdentifierFault Characters { get; } = new("plate_characters", "号牌序号只有数字和字母，请核对", "The serial of a plate has digits and letters only; please check it");

    public static IdentifierFault TooLong { get; } = new("plate_long", "号牌位数多了：普通号牌7位，新能源号牌8位", "That is too long: ordinary plates have 7 places, new-energy plates 8");

    public static IdentifierFault NewEnergy { get; } = new(
        "plate_new_energy",
        "8位是新能源号牌：小型车字母在第3位、后4位是数字，大型车字母在最后，请核对；普通号牌是7位",
        "Eight places make a new-energy plate: its letter is the third place with four digits at the end, or the last place; please check it. Ordinary plates have 7 places");

    public static IdentifierFault Border { get; } = new("plate_border", "带“港”“澳”的号牌以“粤Z”开头，请核对", "Plates that end with 港 or 澳 begin with 粤Z; please check it");

    public static IdentifierFault EmbassyForm { get; } = new("plate_embassy", "使馆号牌是“使”字加6位数字，请核对", "Embassy plates are 使 and six digits; please check it");

    public static IdentifierFault EmbassyDoubt { get; } = new("plate_embassy_unconfirmed", "使馆号牌的格式未经核实", "The form of embassy plates is not confirmed");

    public static IdentifierFault IssuerDoubt { get; } = new("plate_issuer_o", "第2位是字母O的号牌很少见，请核对", "An O as second letter is rare; please check it");

    public static IdentifierFault LettersDoubt { get; } = new("plate_many_letters", "序号里字母超过两个很少见，请核对", "More than two letters in the serial are rare; please check it");

    public static IdentifierFault EnergyDoubt { get; } =
        new("plate_energy_letter", "新能源号牌的字母通常是D或F，请核对", "The letter of a new-energy plate is usually D or F; please check it");

    public static IdentifierFault TooShort(int missing) =>
        new("plate_short", $"号牌少了{missing}位：普通号牌7位，新能源号牌8位", $"{missing} places are missing: ordinary plates have 7, new-energy plates 8");
}
