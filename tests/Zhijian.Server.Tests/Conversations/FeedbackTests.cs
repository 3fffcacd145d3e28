using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>Whether an answer helped: when it is asked, what counts as a verdict, who goes to a person after it.</summary>
public sealed class FeedbackTests
{
    private const string Asked = TestAccounts.MoveAnswer + "\n\n有帮助吗？回复 1 有用，2 没用";
    private const string Move = "01930000-0000-7000-8000-0000000000f1";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private static readonly Conversation New = Conversation.Begin(TestAccounts.Create(), "oLi", new TestClock());

    [Fact]
    public void An_account_that_does_not_ask_gives_the_answer_alone_and_counts_it()
    {
        var given = Say(New, TestAccounts.MoveQuestion, asks: false);

        given.Reply.ShouldBe(new TextContent(TestAccounts.MoveAnswer));
        given.Use.ShouldBe(new AnswerUse(Move, AnswerUseKind.Given));
        Say(given.After, "1", asks: false).By.ShouldBe(DecidedBy.HandOver);
    }

    [Theory]
    [InlineData("1", AnswerUseKind.Helpful)]
    [InlineData("１", AnswerUseKind.Helpful)]
    [InlineData("有用！", AnswerUseKind.Helpful)]
    [InlineData("2", AnswerUseKind.Unhelpful)]
    [InlineData("没用", AnswerUseKind.Unhelpful)]
    public void A_verdict_is_heard_once_for_the_answer_that_was_asked_about(string text, AnswerUseKind kind)
    {
        var asked = Say(New, TestAccounts.MoveQuestion);
        asked.Reply.ShouldBe(new TextContent(Asked));

        var verdict = Say(asked.After, text, minutes: 3);

        (verdict.By, verdict.Use, verdict.ForPeople, verdict.AnswerId).ShouldBe((DecidedBy.Verdict, new AnswerUse(Move, kind), false, null));
        verdict.DidNotHelp.ShouldBe(kind == AnswerUseKind.Helpful ? null : new BadAnswer(new RatedAnswer(Guid.Parse(Move), 0), "household"));
        Say(verdict.After, text, minutes: 4).By.ShouldNotBe(DecidedBy.Verdict);
    }

    [Fact]
    public void A_follower_is_asked_once_a_day_and_the_answers_between_stand_alone()
    {
        var asked = Say(New, TestAccounts.MoveQuestion);
        var second = Say(asked.After, TestAccounts.MoveQuestion, minutes: 60);

        second.Reply.ShouldBe(new TextContent(TestAccounts.MoveAnswer));
        Say(second.After, TestAccounts.MoveQuestion, minutes: 24 * 60).Reply.ShouldBe(new TextContent(Asked));
    }

    [Theory]
    [InlineData(Move + ":3", 3)]
    [InlineData(Move, 0)]
    public void A_verdict_is_about_the_wording_that_was_given(string asked, int version)
    {
        var verdict = Say(Say(New, TestAccounts.MoveQuestion).After with { AskedAbout = asked }, "2", minutes: 3);

        verdict.DidNotHelp!.Answer.ShouldBe(new RatedAnswer(Guid.Parse(Move), version));
    }

    [Fact]
    public void A_number_after_two_hours_is_no_verdict()
    {
        var asked = Say(New, TestAccounts.MoveQuestion);

        Say(asked.After, "1", minutes: 121).By.ShouldBe(DecidedBy.HandOver);
    }

    [Fact]
    public void While_suggestions_are_offered_a_number_picks_one_and_nothing_is_asked()
    {
        var asked = Say(New, TestAccounts.MoveQuestion);
        var offered = asked.After with { Suggestions = "01930000-0000-7000-8000-0000000000f2\n" + Move };

        var chosen = Say(offered, "2", minutes: 1);

        (chosen.By, chosen.AnswerId, chosen.Reply).ShouldBe((DecidedBy.Choice, Move, new TextContent(TestAccounts.MoveAnswer)));
        Say(New with { Suggestions = Move }, "1").Reply.ShouldBe(new TextContent(TestAccounts.MoveAnswer));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void Who_goes_to_a_person_within_ten_minutes_counts_against_the_answer_once(int minutes, bool counted)
    {
        var given = Say(New, TestAccounts.MoveQuestion);

        var person = Say(given.After, "转人工", minutes);

        person.Use.ShouldBe(counted ? new AnswerUse(Move, AnswerUseKind.HandedOver) : null);
        Say(person.After, "人工", minutes).Use.ShouldBeNull();
    }

    [Fact]
    public void An_answer_that_fills_its_message_is_not_asked_about()
    {
        var full = new TextContent(new string('长', 680));
        var book = TestAccounts.Playbook(more: new PlaybookAnswer("01930000-0000-7000-8000-0000000000f9", "暂住登记要什么材料", full, null, null)).Asking();

        Dialogue.Decide(New, new Utterance(Gesture.Text, MessageKind.Text, "暂住登记要什么材料"), new DialogueContext(book, Now)).Reply.ShouldBe(full);
    }

    private static Decision Say(Conversation conversation, string text, int minutes = 0, bool asks = true)
    {
        var book = TestAccounts.Playbook();
        return Dialogue.Decide(conversation, new Utterance(Gesture.Text, MessageKind.Text, text), new DialogueContext(asks ? book.Asking() : book, Now.AddMinutes(minutes)));
    }
}
