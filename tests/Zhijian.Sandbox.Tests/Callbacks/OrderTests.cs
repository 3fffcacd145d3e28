using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Callbacks;

public sealed class OrderTests
{
    [Fact]
    public async Task Messages_of_one_person_arrive_one_after_the_other_in_their_order()
    {
        await using var scene = await Scene.StartAsync();
        var inside = 0;
        var overlapped = false;
        scene.Receiver.Answer = async (_, http) =>
        {
            overlapped |= Interlocked.Increment(ref inside) > 1;
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            await http.Response.WriteAsync("");
        };
        for (var number = 0; number < 40; number++) await scene.Account.TextAsync(Scene.Li, $"{number}");
        var order = new List<string>();
        for (var number = 0; number < 40; number++) order.Add((await scene.Receiver.NextAsync())["Content"]);
        order.ShouldBe(Enumerable.Range(0, 40).Select(number => $"{number}"));
        overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task Messages_of_different_persons_do_not_wait_for_each_other()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Sandbox.PersonAsync("wang", "王芳");
        await scene.Account.FollowAsync("wang");
        await scene.Receiver.NextAsync();
        var release = new TaskCompletionSource();
        scene.Receiver.Answer = async (push, http) =>
        {
            if (push["FromUserName"] == scene.OpenId) await release.Task;
            await http.Response.WriteAsync("success");
        };
        await scene.Account.TextAsync(Scene.Li, "我很慢");
        (await scene.Receiver.NextAsync())["Content"].ShouldBe("我很慢");
        await scene.Account.TextAsync("wang", "我很快");
        (await scene.Receiver.NextAsync())["Content"].ShouldBe("我很快");
        release.SetResult();
    }

    [Fact]
    public async Task A_duplicate_fault_delivers_the_same_message_twice_and_shows_one_reply()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Sandbox.FaultAsync(new { appliesTo = "callback", kind = "duplicate", times = 1 });
        scene.Receiver.Reply(push => push.Reply("收到"));
        await scene.Account.TextAsync(Scene.Li, "一次");
        (await scene.Receiver.NextAsync())["MsgId"].ShouldBe((await scene.Receiver.NextAsync())["MsgId"]);
        await scene.Phone.NextShownAsync();
        await scene.Account.TextAsync(Scene.Li, "两次");
        await scene.Phone.NextShownAsync();
        (await scene.Account.MessagesAsync(Scene.Li)).Count(message => message.Text("from") == "account").ShouldBe(2);
    }

    [Fact]
    public async Task A_reorder_fault_lets_the_next_message_overtake()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Sandbox.FaultAsync(new { appliesTo = "callback", kind = "reorder", times = 1, milliseconds = 20_000 });
        await scene.Account.TextAsync(Scene.Li, "第一");
        await scene.Account.TextAsync(Scene.Li, "第二");
        (await scene.Receiver.NextAsync())["Content"].ShouldBe("第二");
        (await scene.Receiver.NextAsync())["Content"].ShouldBe("第一");
    }

    [Fact]
    public async Task A_slow_fault_beyond_the_cut_off_makes_the_answered_message_come_again()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:00:00.5");
        await scene.Sandbox.FaultAsync(new { appliesTo = "callback", kind = "slow", milliseconds = 5_000, times = 1 });
        scene.Receiver.Reply(push => push.Reply("收到"));
        await scene.Account.TextAsync(Scene.Li, "在吗");
        (await scene.Receiver.NextAsync())["MsgId"].ShouldBe((await scene.Receiver.NextAsync())["MsgId"]);
        (await scene.Phone.NextShownAsync()).Text("text").ShouldBe("收到");
    }

    [Fact]
    public async Task A_thousand_persons_at_once_each_get_exactly_their_replies_in_order()
    {
        await using var scene = await Scene.StartAsync(cutOff: "00:01:00");
        await scene.Sandbox.PostAsync("/_sandbox/followers/batch", new { prefix = "crowd-", count = 1_000, appId = scene.Account.AppId });
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        scene.Receiver.Answer = (push, http) =>
        {
            seen.GetOrAdd(push["FromUserName"], _ => new()).Enqueue(push["Content"]);
            return http.Response.WriteAsync("success");
        };
        await Parallel.ForEachAsync(Enumerable.Range(1, 1_000), async (person, _) =>
        {
            for (var number = 0; number < 3; number++) await scene.Account.TextAsync($"crowd-{person}", $"{number}");
        });
        for (var received = 0; received < 3_000; received++) await scene.Receiver.NextAsync();
        seen.Count.ShouldBe(1_000);
        seen.Values.ShouldAllBe(contents => contents.SequenceEqual(new[] { "0", "1", "2" }));
    }
}
