using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Zhijian.Server.Agencies.Contracts;
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

    /// <summary>The account of packs/guangzhou-weather, which the process loads.</summary>
    private static readonly AccountCredentials Account = TestAccounts.Create() with
    {
        AppId = "wxa0171b2495c62117",
        OriginalId = "gh_250e713397b5",
        Token = "FL6vWgHxtD9MR9uw8nTTcIQw",
        EncodingAesKey = "nWoRFPIDi5r0XwYkPyuZv6qTt4Bz3QDODmXoUfly0gE",
    };

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
        await using var host = await ServerHost.StartAsync(database, setup => CallbackScene.Prepare(setup, same => same.Settings["DataProtection:Keys"] = KeysOf(database)));
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
        var wechat = new WeChatPusher(() => client, Account, TimeProvider.System);
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

    /// <summary>The servers after one another open each other's secrets.</summary>
    private static string KeysOf(TestDatabase database) => Path.Combine(database.Directory, "keys");

    private static int Number(string text) => int.Parse(text.Split('-')[2]);

    /// <summary>The real server in a process of its own.</summary>
    private sealed class ServerChild : IAsyncDisposable
    {
        private readonly Process _process;

        private ServerChild(Process process, Uri address)
        {
            _process = process;
            Address = address;
        }

        public Uri Address { get; }

        public static async Task<ServerChild> StartAsync(TestDatabase database)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Zhijian.Server.dll"), "--environment", "Testing", "--urls", address.ToString(),
                "--ConnectionStrings:Zhijian", database.ConnectionString, "--Packs:Load:0", "guangzhou-weather", "--DataProtection:Keys", KeysOf(database)])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            var child = new ServerChild(Process.Start(start)!, address);
            // Listening is announced after everything that has to be ready before.
            while (await child._process.StandardOutput.ReadLineAsync() is { } line)
                if (line.Contains("Application started", StringComparison.Ordinal)) break;
            child._process.HasExited.ShouldBeFalse();
            _ = child._process.StandardOutput.ReadToEndAsync();
            return child;
        }

        public void Kill() => _process.Kill();

        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
