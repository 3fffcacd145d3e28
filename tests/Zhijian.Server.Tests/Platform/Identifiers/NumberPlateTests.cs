using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Identifiers;

namespace Zhijian.Server.Tests.Platform.Identifiers;

/// <summary>Plates as citizens write them, and what is read out of each kind.</summary>
public sealed class NumberPlateTests
{
    private const string Hubei = "420100";

    [Theory]
    [InlineData("鄂a·12345", "鄂A12345")]
    [InlineData("鄂Ａ１２３４５", "鄂A12345")]
    [InlineData(" 鄂 A-12 345 ", "鄂A12345")]
    [InlineData("A12345", "鄂A12345")]
    [InlineData("ad12345", "鄂AD12345")]
    [InlineData("ad1234", "鄂AD1234")]
    [InlineData("224578使", "使224578")]
    [InlineData("wj 12345", "WJ12345")]
    public void What_people_type_becomes_the_one_form(string typed, string text) => NumberPlate.Parse(typed, Hubei).Value!.Value.Text.ShouldBe(text);

    [Theory]
    [InlineData("鄂A12345", PlateKind.Ordinary, 5, false)]
    [InlineData("鄂A1234A", PlateKind.Ordinary, 4, true)]
    [InlineData("鄂AABCDE", PlateKind.Ordinary, null, true)]
    [InlineData("鄂AD12345", PlateKind.SmallNewEnergy, 5, false)]
    [InlineData("鄂A12345F", PlateKind.LargeNewEnergy, 5, true)]
    [InlineData("鄂A1234警", PlateKind.Police, 4, false)]
    [InlineData("鄂A123B学", PlateKind.Training, 3, true)]
    [InlineData("鄂A1234挂", PlateKind.Trailer, 4, false)]
    [InlineData("沪A1234领", PlateKind.Consulate, 4, false)]
    [InlineData("粤Z1234港", PlateKind.HongKong, 4, false)]
    [InlineData("粤Z123B澳", PlateKind.Macao, 3, true)]
    [InlineData("鄂A1234试", PlateKind.Test, 4, false)]
    [InlineData("鄂A1234超", PlateKind.Oversize, 4, false)]
    [InlineData("使123456", PlateKind.Embassy, 6, false)]
    public void Kind_and_tail_are_told_by_the_form(string text, PlateKind kind, int? digit, bool endsWithLetter)
    {
        var plate = NumberPlate.Parse(text).Value!.Value;
        (plate.Kind, plate.LastDigit, plate.EndsWithLetter).ShouldBe((kind, digit, endsWithLetter));
    }

    [Theory]
    [InlineData("鄂AD12345", PlateEnergy.Electric)]
    [InlineData("鄂AF12345", PlateEnergy.OtherNew)]
    [InlineData("鄂A12345D", PlateEnergy.Electric)]
    [InlineData("鄂AD1234", PlateEnergy.NotNew)]
    public void The_letter_of_a_new_energy_plate_tells_the_drive(string text, PlateEnergy energy) => NumberPlate.Parse(text).Value!.Value.Energy.ShouldBe(energy);

    [Theory]
    [InlineData("鄂AA12345", "plate_energy_letter")]
    [InlineData("鄂O12345", "plate_issuer_o")]
    [InlineData("鄂ABCD12", "plate_many_letters")]
    public void A_form_that_no_paper_rules_out_is_taken_with_a_doubt(string text, string doubt) => NumberPlate.Parse(text).Doubt!.Code.ShouldBe(doubt);

    [Theory]
    [InlineData("", "plate_missing")]
    [InlineData("A12345", "plate_province")]
    [InlineData("12345", "plate_province")]
    [InlineData("鄂", "plate_issuer")]
    [InlineData("鄂112345", "plate_issuer")]
    [InlineData("鄂A123", "plate_short")]
    [InlineData("鄂A1234567", "plate_long")]
    [InlineData("鄂A12345警", "plate_long")]
    [InlineData("鄂A12I45", "plate_letters")]
    [InlineData("鄂A12#45", "plate_characters")]
    [InlineData("鄂A1234港", "plate_border")]
    [InlineData("使12345", "plate_embassy")]
    [InlineData("鄂AD123D5", "plate_new_energy")]
    public void A_plate_that_cannot_be_says_why(string text, string code) => NumberPlate.Parse(text).Fault!.Code.ShouldBe(code);

    [Fact]
    public void A_plate_written_back_is_read_as_itself()
    {
        var serials = Gen.Elements("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789".ToCharArray()).ArrayOf(5).Select(letters => new string(letters));
        Prop.ForAll(Gen.Elements("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新".ToCharArray()).Zip(serials).ToArbitrary(), one =>
        {
            var text = $"{one.Item1}A{one.Item2}";
            var plate = NumberPlate.Parse(text.ToLowerInvariant().Insert(2, "·")).Value!.Value;
            return plate.Text == text && plate.Kind == PlateKind.Ordinary && plate.EndsWithLetter == char.IsLetter(text[^1]);
        }).QuickCheckThrowOnFailure();
    }
}
