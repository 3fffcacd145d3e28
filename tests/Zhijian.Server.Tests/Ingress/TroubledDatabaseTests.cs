using System.Net;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Ingress;

public sealed class TroubledDatabaseTests : IDisposable
{
    private readonly WeChatApiStub _api = new();

    public void Dispose() => _api.Dispose();

    [Theory, ClassData(typeof(Databases))]
    public async Task A_retry_waits_for_the_running_first_attempt_and_gets_its_reply(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        Task<PushAnswer> first, second;
        await using (await Outage.HoldWritersAsync(scene.Host.Database))
        {
            first = scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget);
            second = scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget, count: 2);
            first.IsCompleted.ShouldBeFalse();
        }

        (await second).ShouldBe(await first);
        (await first).Text.ShouldBe(TestAccounts.MoveAnswer);
        (await scene.ReadOnlyOneAsync()).Messages.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_late_for_the_passive_reply_goes_out_later_and_only_then(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind, configure: _api.Install);
        Task<PushAnswer> late;
        await using (await Outage.HoldWritersAsync(scene.Host.Database))
        {
            // The committer waits with the first one in hand; the second has not been taken yet and can still change its way.
            _ = scene.WeChat.TextAsync("oBefore", TestAccounts.MoveQuestion);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget);
            late = scene.WeChat.TextAsync("oLi", TestAccounts.LostIdQuestion, 77);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget, count: 2);
            scene.Host.Clock.Advance(Inbox.PassiveBudget);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.Grace, count: 2);
        }

        (await late).IsNothing.ShouldBeTrue();
        (string OpenId, string Text) said;
        do said = await _api.NextCallAsync(); while (said.OpenId != "oLi");
        said.Text.ShouldBe(TestAccounts.LostIdAnswer);
        (await scene.WeChat.TextAsync("oLi", TestAccounts.LostIdQuestion, 77)).IsNothing.ShouldBeTrue("a retry is not answered a second time");
        await scene.RestartAsync();
        (await scene.WeChat.TextAsync("oLi", TestAccounts.LostIdQuestion, 77)).IsNothing.ShouldBeTrue("not after a restart either");
        var (conversation, messages) = (await scene.ReadAsync()).Single(one => one.Messages.Any(message => message.Text == TestAccounts.LostIdAnswer));
        messages.Count.ShouldBe(2);
        conversation.Window.Remaining.ShouldBe(4);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_is_acknowledged_before_it_is_durable(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind, configure: _api.Install);
        await using (await Outage.HoldWritersAsync(scene.Host.Database))
        {
            var attempt = scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget);
            scene.Host.Clock.Advance(Inbox.PassiveBudget);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.Grace);
            scene.Host.Clock.Advance(Inbox.Grace);
            (await attempt).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77)).Status.ShouldBe(HttpStatusCode.OK);
        (await scene.ReadOnlyOneAsync()).Messages.Count(message => message.SentBy == SentBy.Follower).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_lost_database_is_told_to_WeChat_and_to_the_load_balancer_until_it_is_back(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        (await scene.Host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using (await Outage.LoseAsync(scene.Host.Database))
        {
            (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            scene.Host.Clock.Advance(TimeSpan.FromSeconds(2));
            (await scene.Host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await scene.Host.Client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77)).Text.ShouldBe(TestAccounts.MoveAnswer);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(2));
        (await scene.Host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await scene.ReadOnlyOneAsync()).Messages.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_row_the_database_refuses_does_not_take_its_neighbours_down(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        await Outage.PoisonAsync(scene.Host.Database, "oPoison");
        Task<PushAnswer>[] neighbours;
        Task<PushAnswer> poisoned;
        await using (await Outage.HoldWritersAsync(scene.Host.Database))
        {
            poisoned = scene.WeChat.TextAsync("oPoison", TestAccounts.MoveQuestion);
            neighbours = [.. Enumerable.Range(0, 9).Select(number => scene.WeChat.TextAsync("oNeighbour" + number, TestAccounts.MoveQuestion))];
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget, count: 10);
        }

        (await poisoned).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        foreach (var neighbour in neighbours) (await neighbour).Text.ShouldBe(TestAccounts.MoveAnswer);
        (await scene.ReadAsync()).Count.ShouldBe(9);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_retry_in_a_batch_of_new_messages_disturbs_nobody(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        var first = await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77);
        await scene.RestartAsync();
        Task<PushAnswer> retry, fresh;
        await using (await Outage.HoldWritersAsync(scene.Host.Database))
        {
            retry = scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 77);
            fresh = scene.WeChat.TextAsync("oWang", TestAccounts.LostIdQuestion);
            await scene.Host.Clock.WhenTimerStandsAsync(due => due == Inbox.PassiveBudget, count: 2);
        }

        (await retry).ShouldBe(first);
        (await fresh).Text.ShouldBe(TestAccounts.LostIdAnswer);
        (await scene.ReadAsync()).Sum(one => one.Messages.Count).ShouldBe(4);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_lose_and_double_nothing()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using var one = CallbackScene.Set(await ServerHost.StartAsync(database, setup => CallbackScene.Prepare(setup)));
        await using var other = CallbackScene.Set(await ServerHost.StartAsync(database, setup => CallbackScene.Prepare(setup)));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var answer = await (number % 2 == 0 ? one : other).WeChat.TextAsync("oLi", TestAccounts.MoveQuestion, 1000 + number);
            answer.Text.ShouldBe(TestAccounts.MoveAnswer);
        }));

        (await one.ReadOnlyOneAsync()).Messages.Select(message => message.Seq).ShouldBe(Enumerable.Range(1, 80));
    }
}
