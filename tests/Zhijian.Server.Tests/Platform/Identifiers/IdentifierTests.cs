using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Tests.Architecture;

namespace Zhijian.Server.Tests.Platform.Identifiers;

/// <summary>Numbers by published specimens (identifier-vectors.json) and by what their check digits guarantee.</summary>
public sealed class IdentifierTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly JsonNode Vectors = JsonNode.Parse(File.ReadAllText(
        Path.Combine(SourceTree.Root, "tests", "Zhijian.Server.Tests", "Platform", "Identifiers", "identifier-vectors.json")))!;

    public static TheoryData<string, string> Valid => new(Kinds.SelectMany(kind => Vectors[kind + "_valid"]!.AsArray().Select(text => (kind, (string)text!))));

    public static TheoryData<string, string, string> Invalid => new(
        Kinds.Append("mobile").Append("plates").Distinct().SelectMany(kind => Vectors[kind + "_invalid"]!.AsArray().Select(one => one is JsonArray pair
            ? (kind, (string)pair[0]!, (string)pair[1]!)
            : (kind, (string)one!, "prefix or length"))));

    private static string[] Kinds => ["resident_id", "uscc", "vin", "plates", "mobile"];

    [Theory, MemberData(nameof(Valid))]
    public void Specimens_that_are_valid_are_read_however_they_are_typed(string kind, string text)
    {
        foreach (var typed in new[] { text, Sloppy(text) })
        {
            var (value, fault, doubt) = Read(kind, typed);
            (value, fault).ShouldBe((text, null));
            // The specimen of the standard itself was born in 1880.
            (doubt?.Code).ShouldBe(text == "440524188001010014" ? "resident_id_old_age" : null);
        }
    }

    [Theory, MemberData(nameof(Invalid))]
    public void Specimens_that_are_invalid_are_refused_for_the_reason_that_stands_with_them(string kind, string text, string reason)
    {
        var (value, fault, doubt) = Read(kind, text);
        if (kind == "vin" && reason == "check digit")
        {
            // Imported vehicles may have none, so it is a doubt.
            (value, doubt!.Code).ShouldBe((text, "vin_check"));
            return;
        }

        value.ShouldBeNull();
        fault!.Code.ShouldBe((kind, reason) switch
        {
            ("resident_id", "check character") => "resident_id_check",
            ("resident_id", "17 characters") => "resident_id_length",
            ("resident_id", _) => "resident_id_date",
            ("uscc", "check character") => "credit_code_check",
            ("uscc", _) => "credit_code_characters",
            ("vin", _) => "vin_characters",
            ("plates", "letter I as issuing letter") => "plate_issuer",
            ("plates", "letter O") => "plate_letters",
            ("plates", "too short") => "plate_short",
            ("plates", _) => "plate_new_energy",
            _ => text.Length == 11 ? "mobile_prefix" : "mobile_length",
        });
        fault.Chinese.ShouldNotBeEmpty();
        fault.English.ShouldNotBeEmpty();
        fault.Chinese.ShouldNotContain(text, Case.Sensitive, "the words may be shown where the number is not");
    }

    [Fact]
    public void Specimens_of_which_the_papers_are_not_sure_are_read_with_a_doubt()
    {
        foreach (var text in Vectors["plates_unsure"]!.AsArray().Select(text => (string)text!))
        {
            var (value, _, doubt) = Read("plates", text);
            value.ShouldNotBeNull();
            doubt.ShouldNotBeNull();
        }

        NumberPlate.Parse("鄂AD1234").Value!.Value.Kind.ShouldBe(PlateKind.Ordinary, "seven places are no new-energy plate");
    }

    [Fact]
    public void A_single_wrong_digit_of_an_identity_number_is_always_found() =>
        ForAllSlips("resident_id_valid", "0123456789", text => ResidentId.Parse(text, new DateOnly(2999, 12, 31)).Fault is not null);

    [Fact]
    public void A_single_wrong_character_of_a_credit_code_is_always_found() =>
        ForAllSlips("uscc_valid", "0123456789ABCDEFGHJKLMNPQRTUWXY", text => CreditCode.Parse(text).Fault is not null);

    /// <summary>Two neighbours swapped change the sum by their difference times the difference of two weights that differ modulo 11.</summary>
    [Fact]
    public void Two_neighbours_swapped_are_always_found()
    {
        var ids = Gen.Choose(0, 999).SelectMany(serial => Gen.Choose(0, 36_000).Select(days => Id("420106", new DateOnly(1920, 1, 1).AddDays(days), serial)));
        Prop.ForAll(ids.Zip(Gen.Choose(0, 16)).ToArbitrary(), one =>
        {
            var (text, at) = one;
            var swapped = text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
            return swapped == text || ResidentId.Parse(swapped, Today).Fault is not null;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_made_identity_number_is_read_and_says_what_was_put_in()
    {
        var cases = Gen.Choose(0, 999).Zip(Gen.Choose(0, 45_000).Select(days => new DateOnly(1900, 1, 1).AddDays(days))).Where(one => one.Item2 <= Today);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var id = ResidentId.Parse(Id("420106", one.Item2, one.Item1), Today).Value!.Value;
            return id.BirthDate == one.Item2 && id.IsFemale == (one.Item1 % 2 == 0) && id.Division == "420106";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_at_all_makes_a_reader_throw_and_nothing_has_both_value_and_fault() =>
        Prop.ForAll(
            Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), Gen.Elements("鄂粤使京ABIODFXZ0123456789警学挂领港澳临WJ·. １Ａａ川".ToCharArray()).ArrayOf().Select(letters => new string(letters))).ToArbitrary(),
            text => Kinds.Append("licence").Append("file").All(kind => Read(kind, text) is var (value, fault, _) && (value is null) == (fault is not null))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("440524800101001", "resident_id_old")]
    [InlineData("4401061980O1010017", "resident_id_characters")]
    [InlineData("42010620261123001X", "resident_id_date")]
    [InlineData("", "resident_id_missing")]
    public void An_identity_number_that_cannot_be_says_why(string text, string code) => ResidentId.Parse(text, Today).Fault!.Code.ShouldBe(code);

    [Fact]
    public void A_licence_number_is_the_identity_number_and_says_so()
    {
        LicenceNumber.Parse("11010519491231002x", Today).Value!.Value.Holder.BirthDate.ShouldBe(new DateOnly(1949, 12, 31));
        LicenceNumber.Parse("110105194912310021", Today).Fault!.Chinese.ShouldBe("驾驶证号就是身份证号码：第18位校验码不对，请核对整个号码");
        LicenceFileNumber.Parse("4201 0012 3456").Value!.Value.Text.ShouldBe("420100123456");
        LicenceFileNumber.Parse("42010012345").Doubt!.Code.ShouldBe("file_number_length");
        LicenceFileNumber.Parse("A20100123456").Fault!.Code.ShouldBe("file_number_characters");
    }

    [Fact]
    public void What_ends_up_in_logs_is_masked()
    {
        ResidentId.Parse("11010519491231002X", Today).Value!.ToString().ShouldBe("110*************2X");
        LicenceNumber.Parse("11010519491231002X", Today).Value!.ToString().ShouldBe("110*************2X");
        MobileNumber.Parse("13800138000").Value!.ToString().ShouldBe("138****8000");
        NumberPlate.Parse("鄂A12345").Value!.ToString().ShouldBe("鄂A***5");
        VehicleIdentification.Parse("1M8GDM9AXKP042788").Value!.ToString().ShouldBe("1M8***2788");
    }

    internal static (string? Value, IdentifierFault? Fault, IdentifierFault? Doubt) Read(string kind, string? text) => kind switch
    {
        "resident_id" => Of(ResidentId.Parse(text, Today), id => id.Text),
        "uscc" => Of(CreditCode.Parse(text), code => code.Text),
        "vin" => Of(VehicleIdentification.Parse(text), vin => vin.Text),
        "plates" => Of(NumberPlate.Parse(text), plate => plate.Text),
        "licence" => Of(LicenceNumber.Parse(text, Today), licence => licence.Holder.Text),
        "file" => Of(LicenceFileNumber.Parse(text), file => file.Text),
        _ => Of(MobileNumber.Parse(text), mobile => mobile.Text),
    };

    private static (string?, IdentifierFault?, IdentifierFault?) Of<T>(Reading<T> reading, Func<T, string> text) where T : struct =>
        (reading.Value is { } value ? text(value) : null, reading.Fault, reading.Doubt);

    private static string Id(string division, DateOnly born, int serial)
    {
        var text = division + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + serial.ToString("d3", CultureInfo.InvariantCulture);
        return text + ResidentId.CheckCharacterOf(text);
    }

    private static void ForAllSlips(string vectors, string alphabet, Func<string, bool> isFound)
    {
        foreach (var text in Vectors[vectors]!.AsArray().Select(one => (string)one!))
            for (var at = 0; at < text.Length; at++)
                foreach (var other in alphabet.Where(other => other != text[at]))
                    isFound(text[..at] + other + text[(at + 1)..]).ShouldBeTrue($"{text}: {other} at {at + 1}");
    }

    /// <summary>Small letters, every second character full width, a space in the middle.</summary>
    private static string Sloppy(string text) =>
        string.Concat(text.ToLowerInvariant().Select((letter, at) => (at == text.Length / 2 ? " " : "") + (at % 2 == 0 && letter is > ' ' and <= '~' ? (char)(letter + 0xFEE0) : letter)));
}
