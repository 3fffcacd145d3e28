using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>The rules of one-time messages without a server: when the link is offered, what it carries, what the message says.</summary>
public sealed class OneTimeRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly AccountCredentials Account = TestAccounts.Create();
    private static readonly OneTimeLink Link = new(new ConversationId(Guid.Parse("01930000-0000-7000-8000-0000000000c1")), 7, Now);

    [Fact]
    public void A_link_says_what_it_was_made_for_and_holds_thirty_days()
    {
        var letters = Link.Seal(Account);

        letters.ShouldMatch("^[a-p]{80}$");
        OneTimeLink.Open(Account, letters).ShouldBe(Link);
        Link.Seal(Account).ShouldBe(letters, "the same offer always gives the same link");
        (Link.HoldsAt(Now + TimeSpan.FromDays(29)), Link.HoldsAt(Now + TimeSpan.FromDays(30))).ShouldBe((true, false));
    }

    [Fact]
    public void A_link_with_any_other_letter_or_of_another_account_is_none()
    {
        var letters = Link.Seal(Account);
        for (var at = 0; at < letters.Length; at++)
            for (var other = 'a'; other <= 'p'; other++)
                if (other != letters[at]) OneTimeLink.Open(Account, letters[..at] + other + letters[(at + 1)..]).ShouldBeNull();
        OneTimeLink.Open(Account with { AppSecret = "ffffffffffffffffffffffffffffffff" }, letters).ShouldBeNull();
        OneTimeLink.Open(Account with { AppId = "wx00000000000000ff" }, letters).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void What_is_no_link_is_none(string? letters) => OneTimeLink.Open(Account, letters).ShouldBeNull();

    [Theory]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(680, false)]
    public void A_reply_that_fits_goes_whole_and_of_a_longer_one_the_beginning(int length, bool whole)
    {
        var reply = new string('字', length);
        var text = OneTimeText.Of(MessageKind.Text, reply);
        (text.IsWhole, text.Content.Length).ShouldBe((whole, whole ? length : 200));
        if (!whole) text.Content.ShouldEndWith("字…\n全文请在对话中发任意消息查看");
    }

    [Fact]
    public void No_character_is_cut_in_two_and_what_is_no_text_is_only_told()
    {
        var text = OneTimeText.Of(MessageKind.Text, string.Concat(Enumerable.Repeat("😀", 150)) + "字");
        text.Content.Length.ShouldBeLessThanOrEqualTo(200);
        char.IsHighSurrogate(text.Content[text.Content.IndexOf('…') - 1]).ShouldBeFalse();
        OneTimeText.Of(MessageKind.Image, "{}").ShouldBe(new OneTimeText("您有一条新的回复，请在对话中发任意消息查看。", IsWhole: false));
        OneTimeText.Title.Length.ShouldBeLessThanOrEqualTo(15);
    }

    [Theory]
    [InlineData("4 working hours", 10, false)]
    [InlineData("48h", 10, true)]
    [InlineData("3 working days", 10, true)]
    [InlineData("4 working hours", 22, true)]
    [InlineData(null, 10, true)]
    public void The_link_is_offered_when_the_answer_may_come_after_the_window_or_out_of_hours(string? within, int hourInBeijing, bool offered)
    {
        var now = new DateTimeOffset(2026, 11, 20, hourInBeijing, 0, 0, TimeSpan.FromHours(8));
        PromiseRule[] rules = within is null ? [] : [new PromiseRule("答复", null, within, null, null)];
        var book = new Playbook
        {
            Index = Zhijian.Answers.AnswerIndex.Build([]),
            HandOverText = "请稍候。\n{remind}",
            OutOfHoursText = "已下班。\n{remind}",
            FallbackText = "",
            SuggestionText = "",
        };
        var context = new DialogueContext(book, now) { Plan = new PromisePlan(WorkingCalendar.Standard, HasHours: true, rules), OneTimeLink = _ => "https://mp.weixin.qq.com/x" };

        var said = ((TextContent)Dialogue.Decide(Conversation.Begin(Account, "oLi", new TestClock(now)), new Utterance(Gesture.Text, MessageKind.Text, "路灯"), context).Reply!).Text;

        said.Contains("<a href=\"https://mp.weixin.qq.com/x\">允许我们通知您一次</a>", StringComparison.Ordinal).ShouldBe(offered);
        said.ShouldNotContain("{");
    }
}
