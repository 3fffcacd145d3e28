using System.Collections.Concurrent;
using System.Net;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Ingress;

/// <summary>kill -9 in the middle of the load, at small size; bench/Zhijian.Load does it at full size.</summary>
public sealed class KilledServerTests
{
    private const int Followers = 16;
    private const int MessagesEach = 12;
    private const int Kills = 3;

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_acknowledged_message_is_stored_once_and_answered_once_whenever_the_server_is_killed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var answers = new ConcurrentDictionary<(int Follower, int Number), string>();
        for (var round = 0; round <= Kills; round++)
        {
            await using var server = await ServerChild.StartAsync(database);
            var killAt = round < Kills ? answers.Count + Followers * MessagesEach / (Kills + 2) : int.MaxValue;
            await Task.WhenAll(Enumerable.Range(0, Followers).Select(follower => WriteAsync(server, follower, answers, killAt)));
        }

        answers.Count.ShouldBe(Followers * MessagesEach);
        await using var host = await ServerHost.StartAsync(database, setup => CallbackScene.Prepare(setup, same => same.Settings["DataProtection:Keys"] = ServerChild.KeysOf(database)));
        await using var scene = CallbackScene.Set(host);
        foreach (var (conversation, messages) in await scene.ReadAsync())
        {
            messages.Where(message => message.SentBy == SentBy.Follower).Select(message => Number(message.Text!)).ShouldBe(Enumerable.Range(0, MessagesEach));
            messages.Select(message => message.Seq).ShouldBe(Enumerable.Range(1, messages.Count));
            var follower = int.Parse(messages[0].Text!.Split('-')[1]);
            messages.Where(message => message.SentBy == SentBy.Automatic).Select(message => message.Text)
                .ShouldBe(Enumerable.Range(0, MessagesEach).Select(number => answers[(follower, number)]).Where(text => text.Length > 0), conversation.OpenIdMasked);
        }
    }

    /// <summary>A follower writes one message after the other until all are acknowledged or the server is dead.</summary>
    private static async Task WriteAsync(ServerChild server, int follower, ConcurrentDictionary<(int, int), string> answers, int killAt)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var wechat = new WeChatPusher(() => client, ServerChild.Account, TimeProvider.System);
        for (var number = 0; number < MessagesEach; number++)
        {
            if (answers.ContainsKey((follower, number))) continue;
            try
            {
                var answer = await wechat.TextAsync($"oFollower{follower:d2}", $"没有答案的话-{follower}-{number}", 1_000_000 + follower * 1000 + number);
                if (answer.Status != HttpStatusCode.OK) return;
                answers[(follower, number)] = answer.Text ?? "";
                if (answers.Count >= killAt) server.Kill();
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static int Number(string text) => int.Parse(text.Split('-')[2]);
}
