using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>Which department's queue a citizen comes to wait in.</summary>
public sealed class QueueingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private static readonly Conversation New = Conversation.Begin(TestAccounts.Create(), "oLi", new TestClock());

    private static readonly Utterance Person = new(Gesture.Text, MessageKind.Text, "人工");

    public static TheoryData<string, Utterance, string?> Before => new()
    {
        { "a menu key", new Utterance(Gesture.MenuClick, MessageKind.Event, Key: "guide"), "household" },
        { "a scanned scene", new Utterance(Gesture.Scan, MessageKind.Event, Key: "counter-1"), "traffic" },
        { "a scene on following", new Utterance(Gesture.Follow, MessageKind.Event, Key: "counter-1"), "traffic" },
        { "a keyword rule", new Utterance(Gesture.Text, MessageKind.Text, "我要报警"), "traffic" },
        { "an answer", new Utterance(Gesture.Text, MessageKind.Text, TestAccounts.MoveQuestion), "household" },
        { "an answer of no department", new Utterance(Gesture.Text, MessageKind.Text, TestAccounts.LostIdQuestion), null },
        { "a menu key nobody knows", new Utterance(Gesture.MenuClick, MessageKind.Event, Key: "gone"), null },
    };

    [Theory, MemberData(nameof(Before))]
    public void Who_asks_for_a_person_waits_where_the_last_thing_led(string why, Utterance before, string? department)
    {
        var told = Dialogue.Decide(New, before, At(0)).After;
        told.Department.ShouldBeNull("only a hand-over puts anybody into a queue");

        var waiting = Dialogue.Decide(told, Person, At(29)).After;

        waiting.State.ShouldBe(ConversationState.Waiting);
        waiting.Department.ShouldBe(department, why);
    }

    [Fact]
    public void A_tap_of_long_ago_and_a_closed_department_lead_to_the_general_queue()
    {
        var told = Dialogue.Decide(New, new Utterance(Gesture.MenuClick, MessageKind.Event, Key: "guide"), At(0)).After;

        Dialogue.Decide(told, Person, At(31)).After.Department.ShouldBeNull();
        Dialogue.Decide(told, Person, At(1) with { HasQueue = _ => false }).After.Department.ShouldBeNull();
    }

    [Fact]
    public void Who_waits_stays_in_the_queue_whatever_is_tapped_meanwhile()
    {
        var waiting = Dialogue.Decide(Dialogue.Decide(New, new Utterance(Gesture.MenuClick, MessageKind.Event, Key: "guide"), At(0)).After, Person, At(1)).After;
        var tapped = Dialogue.Decide(waiting, new Utterance(Gesture.Scan, MessageKind.Event, Key: "counter-1"), At(2)).After;

        Dialogue.Decide(tapped, Person, At(3)).After.Department.ShouldBe("household");
    }

    [Fact]
    public void A_question_nobodys_answer_fits_waits_where_the_nearest_answer_is_from()
    {
        var context = At(0) with { Playbook = TestAccounts.Playbook(new AnswerOptions { AnswerThreshold = 2, SuggestThreshold = 2 }) };

        Dialogue.Decide(New, new Utterance(Gesture.Text, MessageKind.Text, TestAccounts.MoveQuestion), context).After.Department.ShouldBe("household");
    }

    [Fact]
    public void A_question_that_resembles_an_answer_only_by_chance_waits_in_the_general_queue() =>
        Dialogue.Decide(New, new Utterance(Gesture.Text, MessageKind.Text, "我家户外的路灯三天不亮"), At(0)).After.ShouldSatisfyAllConditions(
            after => after.State.ShouldBe(ConversationState.Waiting), after => after.Department.ShouldBeNull());

    public static TheoryData<string, string?> Needs => new()
    {
        { "Hello, my VISA expires", "english" },
        { "我想问ｖｉｓａ的事", "english" },
        { "请问televisa是什么", null },
        { "户口和驾驶证、车牌都要换", "traffic" },
        { "户口和驾驶证", "household" },
        { "路灯不亮", null },
    };

    [Theory, MemberData(nameof(Needs))]
    public void The_skill_of_which_most_words_are_said_is_needed(string text, string? skill) => SkillNeeds.In(text, Skills).ShouldBe(skill);

    [Fact]
    public void Only_a_hand_over_says_which_skill_is_needed_and_who_waits_keeps_it()
    {
        var context = At(0) with { Skills = Skills };
        var asked = New.Show(1, MessageDirection.Inbound, MessageKind.Text, "my visa expires", Now);
        asked.Skill.ShouldBeNull();

        var waiting = Dialogue.Decide(asked, Person, context).After;
        var more = Dialogue.Decide(waiting, new Utterance(Gesture.Text, MessageKind.Text, "户口呢"), At(40) with { Skills = Skills }).After;

        waiting.Skill.ShouldBe("english", "“人工” alone says nothing, what was said before does");
        more.Skill.ShouldBe("english");
        Dialogue.Decide(asked, Person, At(31) with { Skills = Skills }).After.Skill.ShouldBeNull("too long ago");
        Dialogue.Decide(asked, new Utterance(Gesture.Text, MessageKind.Text, "驾驶证找人工"), context).After.State.ShouldBe(ConversationState.Waiting);
        Dialogue.Decide(asked, new Utterance(Gesture.Text, MessageKind.Text, "驾驶证找人工"), context).After.Skill.ShouldBe("traffic");
    }

    private static readonly Skill[] Skills = [new("english", "英语", ["visa", "foreigner"]), new("household", "户籍", ["户口"]), new("traffic", "交管", ["驾驶证", "车牌"])];

    private static DialogueContext At(int minutes) => new(TestAccounts.Playbook(), Now.AddMinutes(minutes));
}
