using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Figures;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>Every message counts exactly once, whoever counts and whatever stops.</summary>
public sealed class FigureWorkerTests
{
    private static readonly string[] Said = [TestAccounts.MoveQuestion, "小区路灯不亮", "转人工", "我要报警", TestAccounts.LostIdQuestion];

    [Theory, ClassData(typeof(Databases))]
    public async Task The_counters_equal_a_recount_after_two_workers_and_a_restart_in_the_middle(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        await SayAsync(scene, 1, 60);
        await CountAsync(scene.Host, workers: 4);
        await SayAsync(scene, 61, 100);
        await scene.RestartAsync();
        await SayAsync(scene, 101, 140);

        await CountAsync(scene.Host, workers: 4);
        await CountAsync(scene.Host, workers: 1);

        await ShouldEqualARecountAsync(scene.Host, messages: 140);
    }

    [Fact]
    public async Task Two_servers_on_one_database_count_each_message_once()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Databases.PostgresServer), $"{Databases.PostgresVariable} is not set");
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.PostgreSql);
        await using var second = await ServerHost.StartAsync(scene.Host.Database, setup => CallbackScene.Prepare(setup));
        for (var round = 0; round < 4; round++)
        {
            await SayAsync(scene, (round * 40) + 1, (round + 1) * 40);
            second.Clock.Advance(MessageIndexer.Settled);
            scene.Host.Clock.Advance(MessageIndexer.Settled);
            await Task.WhenAll(CountAsync(scene.Host, workers: 2), CountAsync(second, workers: 2));
        }

        await ShouldEqualARecountAsync(scene.Host, messages: 160);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Counting_that_is_cut_off_or_comes_too_late_adds_nothing(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        await SayAsync(scene, 1, 5);
        await CountAsync(scene.Host, workers: 1);
        var writer = scene.Host.Services.GetRequiredService<FigureWriter>();
        var again = await ReadAsync(scene.Host);
        using var cut = new CancellationTokenSource();
        await cut.CancelAsync();

        (await writer.AddAsync(again, after: 0, upTo: again[^1].Id, scene.Host.Clock.GetUtcNow(), default)).ShouldBeFalse("somebody else has counted them");
        await Should.ThrowAsync<OperationCanceledException>(writer.AddAsync(again, again[^1].Id, again[^1].Id + 5, scene.Host.Clock.GetUtcNow(), cut.Token));

        await ShouldEqualARecountAsync(scene.Host, messages: 5);
    }

    private static async Task SayAsync(CallbackScene scene, int from, int to)
    {
        for (var number = from; number <= to; number++) (await scene.WeChat.TextAsync($"o{number}", Said[number % Said.Length])).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    private static Task CountAsync(ServerHost host, int workers)
    {
        host.Clock.Advance(MessageIndexer.Settled);
        return Task.WhenAll(Enumerable.Range(0, workers).Select(_ => ActivatorUtilities.CreateInstance<FigureWorker>(host.Services).CountAsync(default)));
    }

    private static async Task ShouldEqualARecountAsync(ServerHost host, int messages)
    {
        var counted = await host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<HourlyFigures>().AsNoTracking().ToListAsync());
        var recount = FigureWriter.FiguresOf(await ReadAsync(host)).ToList();

        counted.Sum(row => row.Received).ShouldBe(messages);
        counted.Select(row => (row.AgencyId, row.Hour, row.Department, new Tally(row.Received, row.Answered, row.Offered, row.Picked, row.HandedOver, row.Unanswered, row.Replied)))
            .ShouldBe(recount.Select(pair => (pair.Key.Agency, pair.Key.Hour, pair.Key.Department, pair.Value)), ignoreOrder: true);
        var asked = await host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<MatterHour>().SumAsync(row => row.Count));
        asked.ShouldBe(recount.Sum(pair => pair.Value.Unanswered) + await AnswersAsync(host));
    }

    private static Task<int> AnswersAsync(ServerHost host) =>
        host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<Message>().CountAsync(message => message.DecidedBy == DecidedBy.Answer));

    private static Task<List<CountedMessage>> ReadAsync(ServerHost host) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        var conversations = await db.Set<Conversation>().AsNoTracking().ToDictionaryAsync(conversation => conversation.Id);
        return (await db.Set<Message>().AsNoTracking().OrderBy(message => message.Id).ToListAsync()).ConvertAll(message => new CountedMessage
        {
            Id = message.Id,
            AgencyId = message.AgencyId,
            At = message.At,
            Direction = message.Direction,
            Kind = message.Kind,
            DecidedBy = message.DecidedBy,
            AnswerId = message.AnswerId,
            StaffId = message.StaffId,
            Payload = message.DecidedBy == DecidedBy.HandOver ? message.Payload : null,
            Department = conversations[message.ConversationId].Department,
            TopicDepartment = conversations[message.ConversationId].TopicDepartment,
            TopicAt = conversations[message.ConversationId].TopicAt,
        });
    });
}
