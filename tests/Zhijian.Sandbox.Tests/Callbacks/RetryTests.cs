using Microsoft.AspNetCore.Http;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Callbacks;

public sealed class RetryTests
{
    private const string Notice = "该公众号暂时无法提供服务，请稍后再试";

    [Fact]
    public async Task A_server_that_never_answers_in_time_is_asked_three_times_with_the_same_message_and_the_person_reads_the_notice()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.3");
        scene.Receiver.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        var act = await scene.Account.TextAsync(Scene.Li, "在吗");
        var pushes = new[] { await scene.Receiver.NextAsync(), await scene.Receiver.NextAsync(), await scene.Receiver.NextAsync() };
        pushes.Select(push => push["MsgId"]).Distinct().ShouldHaveSingleItem().ShouldBe(act.Text("messageId"));
        pushes.Select(push => push.Body).Distinct().ShouldHaveSingleItem();
        pushes.Select(push => push.Query["nonce"].ToString()).Distinct().Count().ShouldBe(3, "each attempt is signed anew");

        (await scene.Phone.NextStateAsync()).ShouldBe("failed");
        var shown = await scene.Phone.NextShownAsync();
        shown.Text("kind").ShouldBe("notice");
        shown.Text("text").ShouldBe(Notice);
        scene.Receiver.IsIdle.ShouldBeTrue();
        (await Outcomes(scene)).ShouldBe(["retrying", "retrying", "timeout"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(302)]
    [InlineData(404)]
    public async Task A_status_other_than_200_counts_as_no_answer(int status)
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.3");
        var answers = 0;
        scene.Receiver.Answer = (push, http) =>
        {
            if (++answers < 3)
            {
                http.Response.StatusCode = status;
                return Task.CompletedTask;
            }
            return http.Response.WriteAsync(push.Reply("终于"));
        };
        await scene.Account.TextAsync(Scene.Li, "在吗");
        (await scene.Phone.NextShownAsync()).Text("text").ShouldBe("终于");
        (await Outcomes(scene)).ShouldBe(["retrying", "retrying", "replied"]);
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_and_served_when_it_is_back()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.4");
        await scene.Sandbox.FaultAsync(new { appliesTo = "callback", kind = "drop", times = 2 });
        scene.Receiver.Reply(push => push.Reply("在"));
        await scene.Account.TextAsync(Scene.Li, "在吗");
        (await scene.Phone.NextShownAsync()).Text("text").ShouldBe("在");
    }

    [Fact]
    public async Task An_event_is_repeated_with_the_same_sender_and_time()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.3");
        await scene.Account.ActAsync(Scene.Li, "unfollow", new { });
        await scene.Receiver.NextAsync();
        scene.Receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await scene.Account.FollowAsync(Scene.Li);
        var pushes = new[] { await scene.Receiver.NextAsync(), await scene.Receiver.NextAsync(), await scene.Receiver.NextAsync() };
        pushes.Select(push => (push["FromUserName"], push["CreateTime"], push["Event"])).Distinct().ShouldHaveSingleItem().Item3.ShouldBe("subscribe");
    }

    [Fact]
    public async Task Unanswerable_events_leave_no_notice_on_the_phone()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.2");
        scene.Receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await scene.Account.ActAsync(Scene.Li, "unfollow", new { });
        for (var attempt = 0; attempt < 3; attempt++) await scene.Receiver.NextAsync();
        await scene.Phone.NextAsync("traffic", data => data.GetProperty("record").Text("outcome") == "error");
        (await scene.Account.MessagesAsync(Scene.Li)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_that_comes_after_the_cut_off_is_not_shown_but_the_next_attempts_is()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.5");
        var attempts = 0;
        scene.Receiver.Answer = async (push, http) =>
        {
            var attempt = Interlocked.Increment(ref attempts);
            if (attempt == 1) await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            await http.Response.WriteAsync(push.Reply($"第{attempt}次"));
        };
        await scene.Account.TextAsync(Scene.Li, "在吗");
        (await scene.Phone.NextShownAsync()).Text("text").ShouldBe("第2次");
    }

    private static async Task<IReadOnlyList<string>> Outcomes(Scene scene) =>
        [.. (await scene.Sandbox.TrafficAsync()).EnumerateArray().Where(one => one.Text("direction") == "callback" && one.Text("requestPlain").Contains("<Content>")).Select(one => one.Text("outcome"))];
}
