using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>Bookings in the chat: callbacks in, seats out, each given away once.</summary>
public sealed class BookingTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_slot_is_chosen_in_words_and_its_seat_taken_when_it_is_submitted(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);

        var asked = await scene.SayAllAsync(Li, AppointmentScene.Begin, "李明");
        var summary = await scene.SayAsync(Li, "下周一下午三点");
        var before = await scene.SlotsAsync();
        var told = await scene.SayAsync(Li, "提交");

        asked.ShouldContain("2026年11月23日（周一）\n1. 9:00–10:00 余2\n2. 10:00–11:00 余2");
        asked.ShouldNotContain("2026年11月22日", Case.Sensitive, "Sunday is not worked");
        asked.ShouldContain("请回复数字，或者直接说时间");
        summary.ShouldContain("2. 预约时间：2026年11月23日（周一）15:00–16:00");
        before.ShouldBeEmpty("a run that stands at the summary holds nothing");
        told.ShouldContain("2026年11月23日（周一）15:00–16:00，地点：市民中心二楼3号区");
        var booking = (await scene.BookingsAsync()).ShouldHaveSingleItem();
        told.ShouldContain($"预约号{booking.Number}");
        told.ShouldContain($"预约码{booking.Code}");
        booking.StartsAt.ShouldBe(AppointmentScene.At(23, 15));
        booking.SealedName.ShouldNotContain("李明");
        (await scene.SlotsAsync()).ShouldHaveSingleItem().Taken.ShouldBe(1);
        (await scene.SayAsync(Li, "我的预约")).ShouldContain($"预约码：{booking.Code}");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_last_seat_goes_to_one_and_the_other_is_told_what_is_left_and_takes_that(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.ChooseAsync(Li, "1");
        await scene.ChooseAsync(Wang, "周一上午9点");

        var first = await scene.SayAsync(Li, "提交");
        var second = await scene.SayAsync(Wang, "提交");
        var then = await scene.SayAllAsync(Wang, "2", "提交");

        first.ShouldContain("预约成功");
        second.ShouldStartWith("这个时段刚刚约满。");
        second.ShouldContain("最近还有：\n2026年11月23日（周一）\n2. 10:00–11:00 余1");
        second.ShouldContain("回复“候补 1”");
        then.ShouldContain("2026年11月23日（周一）10:00–11:00");
        (await scene.SlotsAsync()).ShouldAllBe(slot => slot.Taken == 1);
        (await scene.BookingsAsync()).Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_same_message_again_books_once_also_when_the_database_was_away(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        await scene.ChooseAsync(Li, "1");
        var id = scene.WeChat.NewMessageId();

        PushAnswer lost;
        await using (await Outage.LoseAsync(scene.Host.Database)) lost = await scene.WeChat.TextAsync(Li, "提交", id);
        // The first attempt afterwards may meet a connection that broke.
        var told = await scene.WeChat.TextAsync(Li, "提交", id);
        for (var attempt = 0; attempt < 2 && told.Text is null; attempt++) told = await scene.WeChat.TextAsync(Li, "提交", id);
        await scene.Host.RestartAsync();
        var again = await scene.WeChat.TextAsync(Li, "提交", id);

        lost.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        told.Text.ShouldNotBeNull().ShouldContain("预约成功");
        again.Text.ShouldBe(told.Text);
        (await scene.BookingsAsync()).ShouldHaveSingleItem();
        (await scene.SlotsAsync()).ShouldHaveSingleItem().Taken.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Many_citizens_at_once_get_exactly_the_seats_there_are(DatabaseKind kind)
    {
        const int seats = 60;
        const int citizens = 300;
        await using var scene = await AppointmentScene.OpenAsync(kind, seats);
        var followers = Enumerable.Range(0, citizens).Select(number => $"oCitizen{number}").ToList();
        await Parallel.ForEachAsync(followers, async (follower, _) => await scene.ChooseAsync(follower, "1"));

        var told = await Task.WhenAll(followers.Select(follower => scene.SayAsync(follower, "提交")));

        told.Count(text => text.Contains("预约成功", StringComparison.Ordinal)).ShouldBe(seats);
        told.Count(text => text.StartsWith("这个时段刚刚约满。", StringComparison.Ordinal)).ShouldBe(citizens - seats);
        (await scene.SlotsAsync()).ShouldHaveSingleItem().Taken.ShouldBe(seats);
        (await scene.BookingsAsync()).Select(booking => booking.ConversationId).Distinct().Count().ShouldBe(seats);
    }

    [Fact]
    public async Task Two_servers_on_one_database_give_no_seat_away_twice()
    {
        Assert.SkipWhen(Databases.PostgresServer is null, Databases.PostgresVariable + " is not set");
        const int seats = 40;
        await using var scene = await AppointmentScene.OpenAsync(DatabaseKind.PostgreSql, seats);
        await using var other = await scene.Host.StartOtherAsync();
        // One WeChat that sends each message to another server than the one before.
        var sent = 0;
        var weChat = new WeChatPusher(() => Interlocked.Increment(ref sent) % 2 == 0 ? scene.Host.Client : other.Client, scene.Account, scene.Host.Clock);
        var citizens = Enumerable.Range(0, 160).Select(number => $"oCitizen{number}").ToList();
        foreach (var text in new[] { AppointmentScene.Begin, "李明", "1" })
            await Parallel.ForEachAsync(citizens, async (citizen, _) => (await weChat.TextAsync(citizen, text)).Text.ShouldNotBeNull());

        var told = await Task.WhenAll(citizens.Select(citizen => weChat.TextAsync(citizen, "提交")));

        told.Count(answer => answer.Text?.Contains("预约成功", StringComparison.Ordinal) == true).ShouldBe(seats);
        told.Count(answer => answer.Text?.StartsWith("这个时段刚刚约满。", StringComparison.Ordinal) == true).ShouldBe(citizens.Count - seats);
        (await scene.SlotsAsync()).ShouldHaveSingleItem().Taken.ShouldBe(seats);
        (await scene.BookingsAsync()).Count.ShouldBe(seats);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_citizen_has_one_booking_a_day_and_changes_or_cancels_it_by_words(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.BookAsync(Li, "周一上午9点");

        var sameDay = await scene.ChooseAsync(Li, "周一下午3点");
        await scene.SayAsync(Li, "退出");
        var ask = await scene.SayAsync(Li, "改预约");
        var moved = await scene.SayAsync(Li, "改到周一下午三点");
        var sure = await scene.SayAsync(Li, "取消预约");
        var number = (await scene.BookingsAsync()).Single().Number[^4..];
        var cancelled = await scene.SayAsync(Li, $"确认取消{number}");

        sameDay.ShouldContain("您在2026年11月23日（周一）已经有预约，每天只能约一次。");
        ask.ShouldContain("回复“改到”加时间");
        moved.ShouldContain("已改到2026年11月23日（周一）15:00–16:00");
        sure.ShouldContain($"确定的话请回复“确认取消{number}”");
        cancelled.ShouldContain("已取消身份证办理，2026年11月23日（周一）15:00–16:00");
        (await scene.SlotsAsync()).ShouldAllBe(slot => slot.Taken == 0);
        (await scene.BookingsAsync()).Single().State.ShouldBe(BookingState.Cancelled);
        (await scene.SayAsync(Li, "我的预约")).ShouldBe("您现在没有预约。");
        (await scene.BookAsync(Li, "周一上午9点")).ShouldContain("预约成功");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Too_late_to_cancel_is_said_and_the_seat_stays(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        await scene.BookAsync(Li, "周一上午9点");
        await scene.LeapToAsync(AppointmentScene.At(23, 7, 30));

        var said = await scene.SayAsync(Li, "取消预约");

        said.ShouldContain("距离开始不到2小时，不能在线取消或改期");
        (await scene.SlotsAsync()).ShouldHaveSingleItem().Taken.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_number_means_what_was_shown_although_the_day_has_changed(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        (await scene.SayAllAsync(Li, AppointmentScene.Begin, "李明")).ShouldContain("\n7. 9:00–10:00 余2", Case.Sensitive, "the first slot of Tuesday");

        await scene.LeapToAsync(AppointmentScene.At(23, 8));
        var summary = await scene.SayAsync(Li, "7");
        var first = await scene.SayAllAsync(Li, "2", "1");

        summary.ShouldContain("2026年11月24日（周二）9:00–10:00");
        first.ShouldContain("2026年11月24日（周二）9:00–10:00", Case.Sensitive, "the list asked with today begins tomorrow");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_page_offers_what_is_free_and_says_when_the_seat_was_just_taken_in_the_chat(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.SayAsync(Li, "你好");
        var door = scene.Host.Services.GetRequiredService<CitizenDoor>();
        async Task<VisitMove> Act(VisitAct act) => (await door.TakeAsync(scene.Account, Li, act)).ShouldNotBeNull();

        var run = (await Act(new BeginVisit("book-id"))).Run!;
        run = (await Act(new EnterStep(run.Id, run.Revision, "name", "李明", null, Skips: false))).Run!;
        var offered = run.Step!.Options;
        run = (await Act(new EnterStep(run.Id, run.Revision, "time", offered[0].Key, null, Skips: false))).Run!;
        await scene.BookAsync(Wang, "周一上午9点");
        var refused = await Act(new SubmitVisit(run.Id, run.Revision));
        run = refused.Run!;
        var entered = await Act(new EnterStep(run.Id, run.Revision, "time", run.Step!.Options[0].Key, null, Skips: false));
        var booked = await Act(new SubmitVisit(run.Id, entered.Run!.Revision));

        offered[0].ShouldSatisfyAllConditions(option => option.Key.ShouldBe("2026-11-23T09:00"), option => option.Label.ShouldBe("2026年11月23日（周一）9:00–10:00 余1"));
        refused.Fate.ShouldBe(VisitFate.Refused);
        refused.Refusal.ShouldNotBeNull().ShouldStartWith("这个时段刚刚约满。");
        run.Step.Options[0].Key.ShouldBe("2026-11-23T10:00");
        booked.Run!.Said.ShouldNotBeNull().ShouldContain("预约成功");
        booked.TellsChat.ShouldNotBeNull();
        (await scene.BookingsAsync()).Count.ShouldBe(2);
        (await scene.SayAsync(Li, "我的预约")).ShouldContain("10:00–11:00");
    }
}
