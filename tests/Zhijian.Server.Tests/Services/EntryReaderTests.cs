using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Tests.Services;

/// <summary>What people type and what it means; everything else is refused with words that help.</summary>
public sealed class EntryReaderTests
{
    /// <summary>A Sunday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly StepOption[] Options = [new("a", "身份证"), new("b", "居住证"), new("c", "户口簿")];

    [Theory]
    [InlineData("三十五", "35")]
    [InlineData("一百二", "120")]
    [InlineData("两千零五", "2005")]
    [InlineData("二〇二六年十二月三号", "2026年12月3号")]
    [InlineData("３万", "30000")]
    [InlineData("十二", "12")]
    [InlineData("一万零三百", "10300")]
    [InlineData("星期三", "星期3")]
    [InlineData("没有数字", "没有数字")]
    public void Numerals_are_written_with_digits(string said, string written) => ChineseNumber.ToDigits(said).ShouldBe(written);

    [Theory]
    [InlineData("今天", "2026-11-22")]
    [InlineData("明天下午三点", "2026-11-23")]
    [InlineData("大后天", "2026-11-25")]
    [InlineData("下周三", "2026-11-25")]
    [InlineData("下下周一", "2026-11-30")]
    [InlineData("这周五", "2026-11-20")]
    [InlineData("上周三", "2026-11-11")]
    [InlineData("上上周一", "2026-11-02")]
    [InlineData("周五", "2026-11-27")]
    [InlineData("星期天", "2026-11-22")]
    [InlineData("12月3日", "2026-12-03")]
    [InlineData("十二月三号上午", "2026-12-03")]
    [InlineData("12-3", "2026-12-03")]
    [InlineData("1月5日", "2027-01-05")]
    [InlineData("10月1日", "2026-10-01")]
    [InlineData("25号", "2026-11-25")]
    [InlineData("3号", "2026-12-03")]
    [InlineData("2027年1月5日", "2027-01-05")]
    [InlineData("20270105", "2027-01-05")]
    [InlineData("2027/1/5", "2027-01-05")]
    [InlineData("2月30日", null)]
    [InlineData("等通知", null)]
    public void Days_are_read_as_people_say_them(string said, string? day) =>
        SpokenDate.Read(said, new DateOnly(2026, 11, 22)).ShouldBe(day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("12月30日", "2026-12-30")]
    [InlineData("8月1日", "2026-08-01")]
    [InlineData("6月1日", "2027-06-01")]
    [InlineData("2月29日", "2028-02-29")]
    public void A_day_without_a_year_is_that_of_the_last_half_year_or_the_next(string said, string day) =>
        SpokenDate.Read(said, new DateOnly(2027, 1, 3)).ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_written_in_full_is_read_as_itself() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), number =>
    {
        var day = new DateOnly(1900, 1, 1).AddDays(number);
        return new[] { "yyyy-MM-dd", "yyyy年M月d日", "yyyyMMdd", "yyyy/M/d" }
            .All(form => SpokenDate.Read(day.ToString(form, CultureInfo.InvariantCulture), new DateOnly(2026, 11, 22)) == day);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_typed_becomes_an_entry_or_words_that_help() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), typed =>
        Enum.GetValues<StepKind>().All(kind =>
        {
            var read = Read(new ServiceStep { Key = "k", Kind = kind, Title = "t", Ask = "a", Options = Options }, typed.Get);
            return read.Entry is null == !string.IsNullOrEmpty(read.Fault);
        })).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(StepKind.Choice, "2", "b")]
    [InlineData(StepKind.Choice, "第二个", "b")]
    [InlineData(StepKind.Choice, "３", "c")]
    [InlineData(StepKind.Choice, "身份证", "a")]
    [InlineData(StepKind.Choice, "我要办居住证", "b")]
    [InlineData(StepKind.Choice, "证", null)]
    [InlineData(StepKind.Choice, "4", null)]
    [InlineData(StepKind.Choices, "1 3", "a,c")]
    [InlineData(StepKind.Choices, "身份证、户口簿", "a,c")]
    [InlineData(StepKind.Choices, "1 9", null)]
    [InlineData(StepKind.YesNo, "没有", "no")]
    [InlineData(StepKind.YesNo, "是的。", "yes")]
    [InlineData(StepKind.YesNo, "也许", null)]
    [InlineData(StepKind.Consent, "我同意", "yes")]
    [InlineData(StepKind.Consent, "不同意", "no")]
    [InlineData(StepKind.Number, "三十五", "35")]
    [InlineData(StepKind.Number, "3.5万", null)]
    [InlineData(StepKind.Money, "128.5元", "12850")]
    [InlineData(StepKind.Money, "1,280 块", "128000")]
    [InlineData(StepKind.Money, "1.234", null)]
    [InlineData(StepKind.Plate, "鄂a·12345", "鄂A12345")]
    [InlineData(StepKind.Plate, "a12345", "鄂A12345")]
    [InlineData(StepKind.IdNumber, "11010519491231002x", "11010519491231002X")]
    [InlineData(StepKind.IdNumber, "110105194912310021", null)]
    [InlineData(StepKind.Phone, "+86 138-0013-8000", "13800138000")]
    [InlineData(StepKind.Name, "阿依古丽·买买提", "阿依古丽·买买提")]
    [InlineData(StepKind.Name, "张3", null)]
    [InlineData(StepKind.Name, "好了。", null)]
    [InlineData(StepKind.Location, "汉口火车站", null)]
    public void Answers_are_taken_as_they_come(StepKind kind, string typed, string? value)
    {
        var step = new ServiceStep { Key = "k", Kind = kind, Title = "t", Ask = "a", Options = kind is StepKind.Choice or StepKind.Choices ? Options : [] };

        (Read(step, typed).Entry?.Value).ShouldBe(value);
    }

    [Theory]
    [InlineData("昨天", "已经过去了")]
    [InlineData("今天", "最早是2026年11月23日")]
    [InlineData("12月30日", "最晚是2026年12月22日")]
    [InlineData("周六", "不上班")]
    public void A_day_that_cannot_be_is_refused_with_the_reason(string typed, string reason) =>
        Read(new ServiceStep { Key = "k", Kind = StepKind.Date, Title = "t", Ask = "a", FirstDay = 1, LastDay = 30, WorkingDays = true }, typed).Fault!.ShouldContain(reason);

    [Fact]
    public void A_place_outside_the_area_is_refused()
    {
        var step = new ServiceStep { Key = "k", Kind = StepKind.Location, Title = "t", Ask = "a", Area = new StepArea("中心城区", 30.59, 114.30, 20) };

        Read(step, "", new SentPlace(30.58, 114.27, "江汉路")).Entry!.Shown.ShouldBe("江汉路");
        Read(step, "", new SentPlace(31.23, 121.47, "外滩")).Fault!.ShouldContain("中心城区");
    }

    private static EntryReading Read(ServiceStep step, string text, SentPlace? place = null) =>
        EntryReader.Read(step, new Offered(text, place), new EntryContext(Now, WorkingCalendar.Standard, "420100", new Dictionary<string, Entry>()));
}
