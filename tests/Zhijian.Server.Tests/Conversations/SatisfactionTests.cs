using System.Net;
using System.Net.Http.Json;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Promises;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>The end of a session: the grade, the reason, the task, and automatic answers again.</summary>
public sealed class SatisfactionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid Session = Guid.Parse("01930000-0000-7000-8000-0000000000c1");
    private static readonly Conversation New = Conversation.Begin(TestAccounts.Create(), "oLi", new TestClock());
    private static readonly Conversation Asked = new PendingQuestion(PendingQuestion.Rating, Session).In(New, Now + Satisfaction.Patience);

    [Theory, ClassData(typeof(Databases))]
    public async Task A_bad_grade_asks_why_and_makes_a_task_that_somebody_finishes(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind);
        var conversation = await scene.AskAsync("oWang");
        await scene.ReplyAsync(conversation);
        ((string)(await scene.CloseAsync(conversation))["state"]!).ShouldBe("automatic");
        (await scene.TextsAsync(conversation))[^1].ShouldBe(Satisfaction.Question);

        (await scene.WeChat.TextAsync("oWang", "2")).Text.ShouldBe(Satisfaction.AskReason);
        (await scene.WeChat.TextAsync("oWang", "等了太久，也没说清楚")).Text.ShouldBe(Satisfaction.ReasonThanks);
        (await scene.WeChat.TextAsync("oWang", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer);

        var task = (await scene.Officer.GetJsonAsync("/api/follow-ups?state=open"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)task["grade"]!, (string)task["reason"]!).ShouldBe((2, "等了太久，也没说清楚"));
        ((string)task["conversationId"]!).ShouldBe((string)conversation["id"]!);
        ((string)task["staffName"]!).ShouldNotBeEmpty();
        (await (await scene.Officer.PostAsJsonAsync($"/api/follow-ups/{task["id"]}/done", new { note = " " })).ReadCodeAsync(HttpStatusCode.BadRequest)).ShouldBe("validation_failed");
        (await scene.Officer.PostAsJsonAsync($"/api/follow-ups/{task["id"]}/done", new { note = "已电话回访" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.Officer.GetJsonAsync("/api/follow-ups?state=open"))["items"]!.AsArray().ShouldBeEmpty();
        ((string)(await scene.Officer.GetJsonAsync("/api/follow-ups?state=done"))["items"]![0]!["note"]!).ShouldBe("已电话回访");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_good_grade_makes_no_task_and_who_was_not_served_is_not_asked(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind);
        var served = await scene.AskAsync("oWang");
        await scene.ReplyAsync(served);
        await scene.CloseAsync(served);
        var taken = await scene.AskAsync("oLi");
        await scene.Officer.PostJsonAsync($"/api/conversations/{taken["id"]}/take", new { });
        await scene.CloseAsync(taken);

        (await scene.WeChat.TextAsync("oWang", "5")).Text.ShouldBe(Satisfaction.Thanks);

        (await scene.TextsAsync(taken)).ShouldNotContain(Satisfaction.Question);
        (await scene.Officer.GetJsonAsync("/api/follow-ups"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("5", 5), InlineData("４", 4), InlineData("③", 3), InlineData("不满意", 2), InlineData("非常满意！", 5), InlineData("非常不满意", 1)]
    public void A_grade_is_read_as_people_write_it(string text, int grade) => Say(Asked, text).Verdict.ShouldBe(new Verdict(Session, grade, null));

    [Theory, InlineData("6"), InlineData("9"), InlineData("人工"), InlineData(TestAccounts.MoveQuestion), InlineData("我要报警")]
    public void What_is_no_grade_is_answered_as_ever(string text)
    {
        Say(Asked, text).Verdict.ShouldBeNull();
        Say(Asked, text).By.ShouldNotBe(DecidedBy.Satisfaction);
    }

    [Fact]
    public void A_number_answers_what_was_asked_last()
    {
        var offered = PendingQuestion.None(Asked) with { Suggestions = string.Join('\n', TestAccounts.Playbook().Answers.Keys.Order(StringComparer.Ordinal)) };
        Say(offered, "2").By.ShouldBe(DecidedBy.Choice);
        var askedThen = new PendingQuestion(PendingQuestion.Rating, Session).In(offered, Now + Satisfaction.Patience);
        Say(askedThen, "2").By.ShouldBe(DecidedBy.Satisfaction);
        askedThen.Suggestions.ShouldBeNull();
        Say(Asked, "转人工").After.Pending.ShouldBeNull("who waits for a person is not graded meanwhile");
    }

    [Fact]
    public void After_a_day_a_number_means_something_else() =>
        Dialogue.Decide(Asked, Words("5"), Context(Now + Satisfaction.Patience)).Verdict.ShouldBeNull();

    [Fact]
    public void An_answer_between_leaves_the_question_open()
    {
        var after = Say(Asked, TestAccounts.MoveQuestion).After;
        Say(after, "4").Verdict!.Grade.ShouldBe(4);
    }

    [Theory]
    [InlineData("2026-11-20T10:00+08:00", "排第3位。", "在今天17:30前答复。")]
    [InlineData("2026-11-20T12:30+08:00", "今天14:30上班后回复。", "在今天17:30前答复。")]
    [InlineData("2026-11-20T20:00+08:00", "11月23日（周一）8:30上班后回复。", "在11月23日（周一）17:30前答复。")]
    [InlineData("2026-11-22T09:00+08:00", "明天8:30上班后回复。", "在明天17:30前答复。")]
    [InlineData("2026-12-31T18:00+08:00", "2027年1月4日（周一）8:30上班后回复。", "在2027年1月4日（周一）17:30前答复。")]
    public void Who_waits_is_told_the_place_in_the_queue_or_the_next_opening(string at, string what, string due)
    {
        var plan = new PromisePlan(WorkingCalendar.Standard, HasHours: true, [new("咨询", null, PromiseTerm.SameWorkingDay, null, null)]);
        var context = Context(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)) with { Plan = plan, Ahead = 2 };

        ((TextContent)Dialogue.Decide(New, Words("转人工"), context).Reply!).Text.ShouldBe($"{what}\n{due}");
    }

    [Fact]
    public void A_line_that_needs_what_is_not_known_is_left_out() =>
        ((TextContent)Dialogue.Decide(New, Words("转人工"), Context(Now)).Reply!).Text.ShouldBe("排第1位。");

    private static Decision Say(Conversation conversation, string text) => Dialogue.Decide(conversation, Words(text), Context(Now));

    private static Utterance Words(string text) => new(Gesture.Text, MessageKind.Text, text);

    private static DialogueContext Context(DateTimeOffset now)
    {
        var usual = TestAccounts.Playbook();
        return new DialogueContext(
            new Server.Knowledge.Contracts.Playbook
            {
                Answers = usual.Answers,
                Index = usual.Index,
                HandOverText = "排第{position}位。\n在{due}前答复。",
                OutOfHoursText = "{nextOpening}上班后回复。\n在{due}前答复。",
                FallbackText = usual.FallbackText,
                SuggestionText = usual.SuggestionText,
                FindKeyword = usual.FindKeyword,
            },
            now);
    }
}
