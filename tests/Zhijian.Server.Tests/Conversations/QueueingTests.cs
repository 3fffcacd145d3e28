using Zhijian.Answers;
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

    private static DialogueContext At(int minutes) => new(TestAccounts.Playbook(), Now.AddMinutes(minutes));
}
