using System.Text;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Traffic.Contracts;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Tests.Traffic;

/// <summary>What a citizen reads when they ask whether they may drive, and what counts as asking.</summary>
public sealed class RestrictionAnswersTests
{
    /// <summary>WeChat's limit of one text message.</summary>
    private const int LargestReply = 2048;

    private static readonly AgencyId Wuhan = AgencyId.New(TimeProvider.System);
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly RestrictionAnswers Answers = Open();

    [Fact]
    public void A_tail_gets_today_and_tomorrow_with_roads_hours_exemptions_and_the_source()
    {
        var reply = Ask("尾号4")!;

        reply.Chinese.ShouldBe(
            """
            尾号4，武汉：
            今天11月22日（周日）不限行，休息日。
            明天11月23日（周一）限行：长江大桥、江汉桥，07:00-22:00。
            不受限：新能源号牌、出租车。
            依据：武公交规〔2019〕104号。
            以现场标志和交警最新公告为准。
            """);
        reply.English.ShouldBe(
            """
            Tail 4, Wuhan:
            Today (Sun 22 Nov): free to drive, a day of rest.
            Tomorrow (Mon 23 Nov): restricted on 长江大桥, 江汉桥, 07:00-22:00.
            Exempt: 新能源号牌, 出租车.
            Source: 武公交规〔2019〕104号.
            Road signs and the latest notice of the traffic police decide.
            """);
        (reply.Kind, reply.IsBareTail).ShouldBe((RestrictionReplyKind.Answer, false));
    }

    [Theory]
    [InlineData("3", "尾号3，武汉：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）不限行，当天限行尾号0、2、4、6、8。\n")]
    [InlineData("鄂a·12345", "鄂A12345，武汉：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）不限行，当天限行")]
    [InlineData("A12344明天能过长江大桥吗", "鄂A12344，武汉：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）限行：")]
    [InlineData("鄂AD12344今天能走二桥吗", "鄂AD12344，武汉：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）不限行，新能源号牌不受限。\n")]
    [InlineData("尾号是4B限行吗", "尾号4加字母，武汉：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）限行：")]
    [InlineData("尾号b", "尾号字母，武汉：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）视情况：长江大桥、江汉桥，07:00-22:00，请把字母前面的数字也发来。\n")]
    [InlineData("北京尾号5", "尾号5，北京：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）限行：五环路以内（不含五环路），07:00-20:00。\n")]
    [InlineData("杭州尾号1限行吗", "尾号1，杭州：\n今天11月22日（周日）不限行，休息日。\n明天11月23日（周一）视情况：")]
    [InlineData("tail 4", "尾号4，武汉：\n")]
    public void What_people_send_is_answered(string text, string beginning) => Ask(text)!.Chinese.ShouldStartWith(beginning);

    [Theory]
    [InlineData("明天能过长江大桥吗")]
    [InlineData("今天限行吗")]
    [InlineData("单双号怎么算")]
    [InlineData("可以走江汉桥吗")]
    public void Who_names_no_vehicle_is_asked_for_the_tail(string text)
    {
        var reply = Ask(text)!;

        (reply.Kind, reply.Chinese).ShouldBe((RestrictionReplyKind.AskTail, "请发车牌号或尾号，例如“鄂A12345”或“5”，马上告诉您今天和明天在武汉能不能走。"));
    }

    [Theory]
    [InlineData("鄂A1234O", "号牌序号里没有字母I和O，请看看是不是数字1或0。也可以只发尾号，例如“5”。")]
    [InlineData("鄂I12345限行吗", "省份简称后面应是发牌机关字母（A到Z，没有I），请核对第2位。也可以只发尾号，例如“5”。")]
    public void A_plate_that_cannot_be_is_said_to_be_so(string text, string chinese)
    {
        var reply = Ask(text)!;

        (reply.Kind, reply.Chinese).ShouldBe((RestrictionReplyKind.BadPlate, chinese));
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("驾驶证到期怎么换证")]
    [InlineData("我的车鄂A12345昨天在长江大桥上被人追尾了")]
    [InlineData("13800138000")]
    [InlineData("35")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_matters_are_left_alone(string? text) => Ask(text).ShouldBeNull();

    [Fact]
    public void An_agency_without_rules_answers_nothing() => Answers.For(AgencyId.New(TimeProvider.System), "尾号3", Sunday).ShouldBeNull();

    [Fact]
    public void A_bare_digit_is_marked_as_it_may_answer_something_else()
    {
        Ask("3")!.IsBareTail.ShouldBeTrue();
        Ask("尾号3")!.IsBareTail.ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_confirmed_is_said_with_care()
    {
        Ask("西安尾号1")!.Chinese.ShouldEndWith("这条规则未经官方文件核实，仅供参考，请以交警最新公告为准。");
        var makeUp = Answers.For(Wuhan, "尾号3", new DateTimeOffset(2026, 10, 10, 9, 0, 0, TimeSpan.FromHours(8)))!.Chinese;
        makeUp.ShouldContain("今天10月10日（周六）限行：");
        makeUp.ShouldEndWith("其中个别情形未经核实，请以交警最新公告为准。");
        Answers.For(Wuhan, "尾号3", new DateTimeOffset(2026, 12, 31, 9, 0, 0, TimeSpan.FromHours(8)))!.Chinese.ShouldEndWith("其中个别情形未经核实，请以交警最新公告为准。");
    }

    [Fact]
    public void Rules_of_the_past_are_not_told()
    {
        var said = Ask("尾号4")!.Chinese;

        foreach (var past in new[] { "长江二桥", "长江隧道", "晴川桥" }) said.ShouldNotContain(past);
    }

    [Fact]
    public void Every_answer_of_every_city_fits_into_one_message_with_both_languages()
    {
        foreach (var city in TrafficPack.Cities)
            foreach (var tail in new[] { "5", "鄂A1234B", "浙A12345", "京AF12345", "使123456", "WJ12345" })
                for (var day = 0; day < 400; day += 3)
                {
                    var reply = Answers.For(Wuhan, $"{city.Name}{(tail.Length > 1 ? tail + "限行" : "尾号" + tail)}", Sunday.AddDays(day))!;
                    Encoding.UTF8.GetByteCount(reply.Chinese + "\n\n" + reply.English).ShouldBeLessThanOrEqualTo(LargestReply, reply.Chinese);
                }
    }

    [Fact]
    public void Queries_of_a_day_cost_next_to_nothing_each()
    {
        string[] texts = [.. Enumerable.Range(0, 1000).Select(number => number % 3 == 0 ? $"尾号{number % 10}" : $"鄂A{10_000 + number}")];
        foreach (var text in texts) Ask(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var text in texts) Ask(text);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length).ShouldBeLessThan(2500, "the two texts of the reply themselves, and little else");
    }

    private static RestrictionReply? Ask(string? text) => Answers.For(Wuhan, text, Sunday);

    private static RestrictionAnswers Open()
    {
        var book = new RestrictionBook();
        foreach (var (place, city) in TrafficPack.Cities.Index())
            book.Put(new RestrictionRow { AgencyId = Wuhan, City = city.Code, Rules = city, Place = place });
        var agencies = new AgencyDirectory();
        agencies.Put(new AgencyName(Wuhan, "wuhan-traffic", "武汉交警", "420100"));
        return new RestrictionAnswers(book, agencies);
    }
}
