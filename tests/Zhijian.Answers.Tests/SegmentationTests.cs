namespace Zhijian.Answers.Tests;

public sealed class SegmentationTests
{
    [Theory]
    [InlineData("身份证丢失补办流程", "身份证 丢失 补办 流程")]
    [InlineData("港澳通行证签注到期", "港澳通行证 签注 到期")]
    [InlineData("在广州市南京路违停被罚款", "在 广州市 南京路 违停 被 罚款")]
    [InlineData("a7县修路", "a7县 修路")]
    [InlineData("c1驾照换b2", "c1 驾照 换 b2")]
    [InlineData("iphone6丢了", "iphone 6 丢")]
    [InlineData("机动车驾驶证换证", "机动车驾驶证 换证")]
    [InlineData("研究生命起源", "研究 生命 起源")]
    public void Words_are_cut_as_people_would(string question, string words) =>
        string.Join(' ', SmallBase.Index.Explain(question).Terms).ShouldBe(words);
}
