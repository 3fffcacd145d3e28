using FsCheck;
using FsCheck.Fluent;
using Zhijian.Answers;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Conversations;

public sealed class DialogueTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private static readonly Conversation New = Conversation.Begin(TestAccounts.Create(), "oLi", new TestClock());

    private static readonly DialogueContext Context = new(TestAccounts.Playbook(), Now);

    public static TheoryData<string, string, DecidedBy> Texts => new()
    {
        { "an approved answer", TestAccounts.MoveQuestion, DecidedBy.Answer },
        { "a keyword rule wins over an answer", TestAccounts.MoveQuestion + "，我要报警", DecidedBy.KeywordRule },
        { "a person is asked for", "转人工", DecidedBy.HandOver },
        { "a person is asked for with feeling", " 人工！ ", DecidedBy.HandOver },
        { "an expired answer is not sent", TestAccounts.ExpiredQuestion, DecidedBy.HandOver },
        { "nothing fits", "派出所门口的路灯坏了", DecidedBy.HandOver },
        { "nothing is said", "  ", DecidedBy.Fallback },
        { "a number without suggestions is no choice", "2", DecidedBy.HandOver },
    };

    [Theory, MemberData(nameof(Texts))]
    public void One_of_the_ways_to_answer_wins(string why, string text, DecidedBy expected) => Say(New, text).By.ShouldBe(expected, why);

    [Fact]
    public void An_open_session_takes_what_is_said_but_not_what_is_tapped()
    {
        var open = New with { State = ConversationState.Open };

        Say(open, TestAccounts.MoveQuestion).Reply.ShouldBeNull();
        Dialogue.Decide(open, new Utterance(Gesture.Media, MessageKind.Image), Context).Reply.ShouldBeNull();
        Dialogue.Decide(open, new Utterance(Gesture.MenuClick, MessageKind.Event, Key: "guide"), Context).Reply.ShouldBe(new TextContent("办事指南"));
    }

    [Fact]
    public void A_picture_is_for_people_and_a_menu_key_nobody_knows_gets_the_fallback()
    {
        Dialogue.Decide(New, new Utterance(Gesture.Media, MessageKind.Image), Context).After.State.ShouldBe(ConversationState.Waiting);
        Dialogue.Decide(New, new Utterance(Gesture.MenuClick, MessageKind.Event, Key: "gone"), Context).By.ShouldBe(DecidedBy.Fallback);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("２", 2)]
    [InlineData(" 2。", 2)]
    [InlineData("②", 2)]
    [InlineData("二", 2)]
    [InlineData("第二个", 2)]
    [InlineData("第3条", 3)]
    [InlineData("我要选1", 1)]
    [InlineData("22", null)]
    [InlineData("两年", null)]
    [InlineData("第二代身份证怎么办", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    public void A_choice_is_read_as_people_write_it(string text, int? number) => Choice.Read(text).ShouldBe(number);

    [Fact]
    public void A_choice_beyond_the_suggestions_is_a_question_like_any_other()
    {
        var context = Context with { Playbook = TestAccounts.Playbook(new AnswerOptions { AnswerThreshold = 2, SuggestThreshold = 0 }) };
        var offered = Dialogue.Decide(New, new Utterance(Gesture.Text, MessageKind.Text, TestAccounts.MoveQuestion), context);
        offered.By.ShouldBe(DecidedBy.Suggestions);
        offered.After.Suggestions!.Split('\n').Length.ShouldBeInRange(1, 3);

        Dialogue.Decide(offered.After, new Utterance(Gesture.Text, MessageKind.Text, "9"), context).By.ShouldNotBe(DecidedBy.Choice);
        Dialogue.Decide(offered.After, new Utterance(Gesture.Text, MessageKind.Text, "1"), context).AnswerId.ShouldNotBeNull();
    }

    [Fact]
    public void Deciding_twice_gives_the_same_and_never_spoils_the_conversation() => Prop
        .ForAll<string, ConversationState>((text, state) =>
        {
            var before = New with { State = state };
            var first = Say(before, text ?? "");
            return first == Say(before, text ?? "") && first.After.Id == before.Id && first.After.Version == before.Version
                && (state != ConversationState.Open || first.Reply is null || string.IsNullOrWhiteSpace(text));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Portions_lose_nothing_but_space_and_each_fits() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), piece =>
        {
            var text = string.Concat(Enumerable.Repeat("第一句。" + piece.Get + "\n办理", 300));
            var parts = Portions.Of(new TextContent(text), answersMessage: true).Cast<TextContent>().Select(part => part.Text).ToList();
            string Bare(string of) => string.Concat(of.Where(character => !char.IsWhiteSpace(character)));
            return parts.All(part => System.Text.Encoding.UTF8.GetByteCount(part) <= Portions.TextBytes) && Bare(string.Concat(parts)) == Bare(text);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Only_one_card_answers_a_message_and_the_others_follow()
    {
        var news = new NewsContent([new("一", "", "", ""), new("二", "", "", "")]);

        Portions.Of(news, answersMessage: true).Select(part => ((NewsContent)part).Articles.Single().Title).ShouldBe(["一", "二"]);
        Portions.Of(news, answersMessage: false).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_window_follows_WeChats_rule()
    {
        var window = default(ReplyWindow).OnGesture(Now);
        window.ShouldBe(new ReplyWindow(Now.AddMinutes(1), 3));
        window = window.OnMessage(Now);
        window.ShouldBe(new ReplyWindow(Now.AddHours(48), 5));
        window.OnGesture(Now).ShouldBe(window, "a tap does not shorten what a message opened");
        for (var i = 0; i < 6; i++) window = window.Spend();
        window.AllowsAt(Now).ShouldBeFalse();
        window.OnMessage(Now).AllowsAt(Now.AddHours(48)).ShouldBeFalse();
    }

    private static Decision Say(Conversation conversation, string text) => Dialogue.Decide(conversation, new Utterance(Gesture.Text, MessageKind.Text, text), Context);
}
