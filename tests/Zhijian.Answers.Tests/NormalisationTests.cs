namespace Zhijian.Answers.Tests;

public sealed class NormalisationTests
{
    private static string Normalised(string question) => SmallBase.Index.Explain(question).Normalised;

    [Theory]
    [InlineData("身份證丟了怎麼補辦", "身份证丢了怎么补办")]
    [InlineData("ＥＴＣ怎么办", "etc怎么办")]
    [InlineData("１２３４５热线", "12345热线")]
    [InlineData("什么是“Ａ２”驾照？", "什么是a2驾照")]
    [InlineData("乾隆年間的乾貨", "乾隆年间的干货")]
    [InlineData("户口 迁移，怎么办…", "户口迁移怎么办")]
    public void Variants_of_characters_become_one(string question, string expected) => Normalised(question).ShouldBe(expected);

    [Theory]
    [InlineData("科目2考几次", "科目二考几次")]
    [InlineData("二〇二六年放假", "2026年放假")]
    [InlineData("十八岁以下", "18岁以下")]
    [InlineData("三百二十块", "320块")]
    [InlineData("1万元", "10000元")]
    [InlineData("十万元", "100000元")]
    [InlineData("两年没审", "二年没审")]
    [InlineData("10天", "十天")]
    [InlineData("两岸", "两岸")]
    [InlineData("一般多久", "一般多久")]
    [InlineData("万一丢失", "万一丢失")]
    [InlineData("C1驾照", "c1驾照")]
    [InlineData("1.5倍", "1.5倍")]
    [InlineData("千万别签", "千万别签")]
    public void Numbers_have_one_spelling(string question, string expected) => Normalised(question).ShouldBe(expected);

    [Theory]
    [InlineData("你好，请问一下身份证丢了怎么办？谢谢！", "身份证丢了怎么办")]
    [InlineData("我想咨询一下，怎么迁户口呢", "怎么迁户口")]
    [InlineData("请问可以改名吗", "可以改名")]
    [InlineData("请假怎么扣工资", "请假怎么扣工资")]
    [InlineData("这是什么", "这是什么")]
    [InlineData("附近有网吧", "附近有网吧")]
    [InlineData("你好", "你好")]
    [InlineData("在吗？", "在吗")]
    [InlineData("谢谢", "谢谢")]
    public void Fillers_are_cut_off_but_never_the_whole(string question, string expected) => Normalised(question).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("？？？")]
    [InlineData("😀😀")]
    public void What_holds_no_word_is_handed_over(string question)
    {
        var match = SmallBase.Index.Match(question);

        match.Decision.ShouldBe(MatchDecision.HandOver);
        match.Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void Normalising_twice_changes_nothing()
    {
        foreach (var entry in SmallBase.Entries)
        {
            var once = Normalised(entry.Question);
            Normalised(once).ShouldBe(once);
        }
    }
}
