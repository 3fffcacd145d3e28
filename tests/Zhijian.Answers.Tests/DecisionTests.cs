namespace Zhijian.Answers.Tests;

/// <summary>What is answered at once, what is only offered and what goes to a person, with the shipped weights and thresholds.</summary>
public sealed class DecisionTests
{
    /// <summary>Neighbouring answers as agencies write them: one in general, the others about special cases of it.</summary>
    private static readonly KnowledgeEntry[] Entries =
    [
        new("move-in", "户口怎么从外省迁到本市", ["户口迁移要什么手续", "怎么把户口迁过来", "跨省迁户口流程", "我要迁户口过来怎么迁"], "先到拟迁入地派出所申请户口准迁证，再到原户籍地办理户口迁移证。"),
        new("move-out", "户口要迁到外省去怎么办", ["迁出户口怎么办", "转出户口手续", "想把户口迁走"], "凭迁入地的准迁证到户籍派出所办理迁出。"),
        new("move-student", "考上大学要迁户口吗", ["入学迁户口怎么办", "新生户口迁移"], "新生可以自愿选择是否把户口迁到学校。"),
        new("move-spouse", "夫妻投靠怎么落户", ["嫁过来户口怎么迁"], "凭结婚证和双方户口簿申请。"),
        new("passport-first", "第一次办护照要什么", ["怎么办护照", "护照办理流程"], "本人带身份证到出入境窗口申请护照。"),
        new("passport-lost", "护照丢了怎么补", ["护照丢了怎么办", "补办护照"], "先挂失，再到出入境窗口补发。"),
        new("passport-renew", "护照过期了怎么换", ["护照过期了怎么办"], "有效期不足六个月可以换发。"),
        new("id-lost", "身份证丢了怎么补办", ["身份证遗失补领", "身份证掉了怎么办"], "到任一派出所户籍窗口补领身份证。"),
        new("forecast", "未来三天天气", [], "看首页的天气预报。"),
        new("member-card", "团员证丢了怎么补，能证明团员身份吗", ["团员证补办"], "联系团支部。"),
    ];

    private static readonly AnswerIndex Household = AnswerIndex.Build(Entries);

    [Theory]
    [InlineData("户口怎么迁", "move-in")]
    [InlineData("护照怎么办", "passport-first")]
    [InlineData("护照丢了", "passport-lost")]
    [InlineData("身份证不见了怎么办", "id-lost")]
    [InlineData("请问怎么补办护照", "passport-lost")]
    public void A_short_question_that_names_the_matter_and_the_act_is_answered(string question, string expected)
    {
        var match = Household.Match(question);

        match.Candidates[0].Id.ShouldBe(expected);
        match.Decision.ShouldBe(MatchDecision.Answer);
    }

    [Theory]
    [InlineData("我家楼下的路灯坏了三天了")]
    [InlineData("我失业了怎么办")]
    [InlineData("想吃火锅去哪里")]
    [InlineData("公积金怎么提取")]
    [InlineData("小区停水三天了什么时候来水")]
    [InlineData("怎么办")]
    [InlineData("了")]
    [InlineData("可以吗")]
    public void Nothing_is_offered_that_shares_only_turns_of_phrase_with_the_question(string question)
    {
        Household.Match(question).Decision.ShouldBe(MatchDecision.HandOver);
        SmallBase.Index.Match(question).Decision.ShouldBe(MatchDecision.HandOver);
    }

    [Fact]
    public void A_document_is_not_answered_for_by_another_document()
    {
        var other = AnswerIndex.Build([new("member-card", "团员证丢了怎么补，能证明团员身份吗", ["团员证补办"], "联系团支部。")]);

        other.Match("身份证丢了怎么办").Decision.ShouldNotBe(MatchDecision.Answer);
    }

    [Fact]
    public void A_bare_list_of_questions_must_be_surer_than_a_base_with_answers()
    {
        var (question, options) = ("户口怎么迁", new AnswerOptions { AnswerThreshold = 0, SuggestThreshold = 0, BareThreshold = 1 });
        var bare = Entries.Select(e => e with { AnswerText = null });

        AnswerIndex.Build(Entries, options).Match(question).Decision.ShouldBe(MatchDecision.Answer);
        AnswerIndex.Build(bare, options).Match(question).Decision.ShouldBe(MatchDecision.Suggest);
        AnswerIndex.Build(bare.Take(4).Concat(Entries.Skip(4)), options).Match(question).Decision.ShouldBe(MatchDecision.Answer);
    }

    [Fact]
    public void A_letter_must_be_surer_than_a_question()
    {
        var letter = "领导您好，我是外地来这里上班的，租住在城南，孩子今年要读书了。我的身份证上个星期在菜市场弄丢了，找了好几天没有找到，"
            + "单位又催着要复印件，请问我在这里没有户口，身份证丢了怎么补办，要带什么去，多久能拿到？谢谢您在百忙之中看信，盼回复。";
        var score = Household.Match(letter).Candidates[0].Score;
        MatchDecision Decision(double threshold) =>
            AnswerIndex.Build(Entries, new AnswerOptions { AnswerThreshold = 0, LetterThreshold = threshold, SuggestThreshold = 0 }).Match(letter).Decision;

        Decision(score).ShouldBe(MatchDecision.Answer);
        Decision(score + 0.01).ShouldBe(MatchDecision.Suggest);
    }
}
