using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Tests.Platform;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("请回电13800138000谢谢", "请回电138****8000谢谢")]
    [InlineData("手机 138 0013 8000", "手机 138 **** 8000")]
    [InlineData("手机138-0013-8000。", "手机138-****-8000。")]
    [InlineData("１３８００１３８０００", "１３８****８０００")]
    [InlineData("+8613800138000或+86 13900139000", "+86138****8000或+86 139****9000")]
    [InlineData("身份证11010519491231002X", "身份证110*************2X")]
    [InlineData("440102198001021230,13912345678", "440*************30,139****5678")]
    [InlineData("粤A12345和粤B·D12345", "粤A****5和粤B·*****5")]
    [InlineData("京a8k88警", "京a****警")]
    [InlineData("单号20261122000113800138000", "单号20261122000113800138000")]
    [InlineData("户口怎么迁", "户口怎么迁")]
    [InlineData("2026年11月22日12345热线", "2026年11月22日12345热线")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Numbers_of_people_are_hidden_and_nothing_else(string? text, string? masked) => PersonalData.Mask(text).ShouldBe(masked);

    [Fact]
    public void Parts_say_where_and_what()
    {
        const string text = "粤A12345车主13800138000，证号11010519491231002X";

        PersonalData.Find(text).Select(part => (text.Substring(part.Start, part.Length), part.Kind)).ShouldBe(
        [
            ("粤A12345", PersonalDataKind.Plate), ("13800138000", PersonalDataKind.Mobile), ("11010519491231002X", PersonalDataKind.IdentityNumber),
        ]);
    }

    [Fact]
    public void A_masked_text_keeps_its_length_and_holds_no_number_any_more() => Prop.ForAll<string, PositiveInt>((text, number) =>
    {
        var written = $"{text} 1{3 + (number.Get % 7)}{number.Get % 1_000_000_000:d9} {text}";
        var masked = PersonalData.Mask(written)!;
        return masked.Length == written.Length && masked.Contains("****", StringComparison.Ordinal) && PersonalData.Find(masked).Count == 0;
    }).QuickCheckThrowOnFailure();
}
