using Zhijian.Server.Conversations.Search;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>How texts are cut for the search, and what counts as found.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("身份证丢了", "丢了 了 份证 证丢 身份")]
    [InlineData("粤H12345，罚款", "h12345 款 粤 罚款")]
    [InlineData("ＡＢＣ　駕駛證", "abc 证 驶证 驾驶")]
    [InlineData("。，！", "")]
    public void A_text_is_cut_into_pairs_of_characters_and_runs_of_letters(string text, string terms) =>
        SearchTerms.Of(text).Order(StringComparer.Ordinal).ShouldBe(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("身份证", "我的身份证丢了", "我的身份证丢了")]
    [InlineData("身份证", "身份不明，份证", null)]
    [InlineData("身份证 补办", "补办什么时候能好？我的身份证", "补办什么时候能好？我的身份证")]
    [InlineData("駕駛證", "驾驶证到期", "驾驶证到期")]
    [InlineData("粤h1", "车牌粤H12345", "车牌粤H12345")]
    public void All_parts_must_stand_in_the_text_whatever_their_form(string searched, string text, string? excerpt) =>
        SearchWords.Read(searched)!.Excerpt(text).ShouldBe(excerpt);

    [Fact]
    public void The_excerpt_shows_what_stands_around_the_words()
    {
        var excerpt = SearchWords.Read("罚款")!.Excerpt(new string('前', 50) + "罚款" + new string('后', 100));
        excerpt.ShouldBe("…" + new string('前', 20) + "罚款" + new string('后', 58) + "…");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ？！ ")]
    public void Nothing_but_punctuation_is_nothing_to_look_for(string? text) => SearchWords.Read(text).ShouldBeNull();
}
