using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Two servers on one PostgreSQL: what one of them takes is seen at once by who looks at the other.</summary>
public sealed class LivePeersTests
{
    [Fact]
    public async Task A_console_at_one_server_hears_of_a_message_and_of_typing_at_the_other()
    {
        await using var pair = await PairAsync();
        await using var console = await ConsoleAsync(pair);

        await pair.Scene.WeChat.TextAsync("oLi", "路灯坏了找谁修");

        var message = await console.NextAsync("message");
        ((string)message["message"]!["text"]!).ShouldBe("路灯坏了找谁修");
        var conversation = await console.NextAsync("conversation");
        ((string)conversation["id"]!, (string)conversation["state"]!).ShouldBe(((string)message["conversationId"]!, "waiting"));
        ((int)(await console.NextAsync("unanswered"))["count"]!).ShouldBe(1);

        await pair.Scene.Officer.PostAsync($"/api/conversations/{conversation["id"]}/typing", null);
        ((string)(await console.NextAsync("typing"))["conversationId"]!).ShouldBe((string)conversation["id"]!);

        await pair.Scene.ReplyAsync(conversation, "马上派人去修。", System.Net.HttpStatusCode.Accepted);
        ((string)(await console.NextAsync("message"))["message"]!["text"]!).ShouldBe("马上派人去修。");
    }

    [Fact]
    public async Task A_broken_connection_comes_back_and_consoles_are_told_to_read_anew()
    {
        await using var pair = await PairAsync();
        await using var console = await ConsoleAsync(pair);

        await KillAsync(pair.Database);

        await pair.Clock.RunAsync(console.NextAsync("missed"));
        await WhenFoundAsync(pair.Scene.Host, pair.Other);
        await pair.Clock.RunAsync(HeardAsync());

        // The sender's own connection is noticed as broken only when it is used: then the other server is told that something was missed.
        async Task HeardAsync()
        {
            await pair.Scene.WeChat.TextAsync("oWang", "公园几点关门");
            var told = await console.NextAsync("message", "missed");
            if (told["message"] is null) await pair.Scene.WeChat.TextAsync("oWang", "公园几点开门");
            if (told["message"] is null) told = await console.NextAsync("message");
            ((string)told["message"]!["text"]!).ShouldStartWith("公园几点");
        }
    }

    [Fact]
    public async Task Consoles_read_anew_after_a_time_in_which_the_servers_thought_themselves_alone()
    {
        await using var pair = await PairAsync();
        await using var console = await ConsoleAsync(pair);

        pair.Clock.Leap(2 * LivePeers.PresentFor);

        await pair.Clock.RunAsync(console.NextAsync("missed"));
    }

    [Fact]
    public async Task A_server_alone_tells_nobody()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);

        host.Services.GetRequiredService<LivePeers>().Any.ShouldBeFalse();
    }

    /// <summary>All have heard of another.</summary>
    internal static Task WhenFoundAsync(params ServerHost[] hosts) =>
        hosts[0].Clock.UntilAsync(() => Task.FromResult(hosts.All(host => host.Services.GetRequiredService<LivePeers>().Any) ? "found" : null));

    /// <summary>Breaks the lines on which servers hear and tell.</summary>
    internal static async Task KillAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var kill = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'Zhijian live'", connection);
        await kill.ExecuteNonQueryAsync();
    }

    private static async Task<Pair> PairAsync()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        var one = await ServerHost.StartAsync(database);
        var scene = await DeskScene.OpenAsync(one);
        var pair = new Pair(database, scene, await one.StartOtherAsync());
        await WhenFoundAsync(one, pair.Other);
        return pair;
    }


    private static async Task<OpenConsole> ConsoleAsync(Pair pair)
    {
        var officer = await pair.Other.SignInAsync(pair.Scene.Agency, StaffRole.Officer, StaffRole.Editor);
        var stream = await officer.GetStreamAsync("/api/live");
        var console = new OpenConsole(officer, stream, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());
        await console.NextAsync("ping");
        return console;
    }

    /// <param name="Scene">At the first server.</param>
    private sealed record Pair(TestDatabase Database, DeskScene Scene, ServerHost Other) : IAsyncDisposable
    {
        public TestClock Clock => Scene.Host.Clock;

        public async ValueTask DisposeAsync()
        {
            await Other.DisposeAsync();
            await Scene.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    private sealed record OpenConsole(HttpClient Officer, Stream Stream, IAsyncEnumerator<SseItem<string>> Events) : IAsyncDisposable
    {
        /// <summary>The next event of one of these kinds; others are passed over.</summary>
        public async Task<JsonNode> NextAsync(params string[] kinds)
        {
            while (await Events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)))
                if (kinds.Contains(Events.Current.EventType)) return JsonNode.Parse(Events.Current.Data)!;
            throw new InvalidOperationException("The stream ended.");
        }

        public async ValueTask DisposeAsync()
        {
            await Stream.DisposeAsync();
            Officer.Dispose();
        }
    }
}
