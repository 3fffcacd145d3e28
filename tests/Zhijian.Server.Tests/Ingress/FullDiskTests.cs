using System.Net;
using Microsoft.Data.Sqlite;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Ingress;

/// <summary>The real server on a disk that is full for a while.</summary>
public sealed class FullDiskTests
{
    private const long FirstMessage = 5_000_000;

    /// <summary>Room that the write-ahead log has already may take some messages yet.</summary>
    private const int MostTaken = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_full_disk_is_told_to_WeChat_and_to_the_load_balancer_and_nothing_is_acknowledged_that_is_not_stored()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small disk of its own can only be mounted by root on Linux.");
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var server = await ServerChild.StartAsync(database, before: $"mount -t tmpfs -o size=48m tmpfs '{database.Directory}'");
        var disk = $"/proc/{server.Id}/root{database.Directory}";
        using var client = new HttpClient { BaseAddress = server.Address };
        var wechat = new WeChatPusher(() => client, ServerChild.Account, TimeProvider.System);
        (await wechat.TextAsync("oLi", "台风什么时候来", FirstMessage)).Status.ShouldBe(HttpStatusCode.OK);

        Fill(Path.Combine(disk, "filler"));
        var acknowledged = 1;
        while (acknowledged < MostTaken && (await wechat.TextAsync("oLi", "台风什么时候来", FirstMessage + acknowledged)).Status == HttpStatusCode.OK) acknowledged++;
        var refused = await wechat.TextAsync("oLi", "台风什么时候来", FirstMessage + acknowledged);

        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await ReadyAsync(client, HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);

        File.Delete(Path.Combine(disk, "filler"));
        await ReadyAsync(client, HttpStatusCode.OK);
        (await wechat.TextAsync("oLi", "台风什么时候来", FirstMessage + acknowledged)).Status.ShouldBe(HttpStatusCode.OK);
        (await StoredAsync(disk, database.Directory)).ShouldBe(acknowledged + 1, "each acknowledged message once, and none besides");
    }

    private static void Fill(string file)
    {
        using var filler = File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write);
        // Ever smaller, until not even a page of the database has room.
        foreach (var size in new[] { 1 << 20, 1 << 12, 1 })
        {
            try
            {
                while (true) RandomAccess.Write(filler, new byte[size], RandomAccess.GetLength(filler));
            }
            catch (IOException)
            {
                // full for pieces of this size
            }
        }
    }

    private static async Task ReadyAsync(HttpClient client, HttpStatusCode wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((await client.GetAsync("/readyz", limit.Token)).StatusCode != wanted) await Task.Delay(100, limit.Token);
    }

    /// <summary>SQLite opens nothing by way of another process: what stands there is copied, while nobody writes.</summary>
    private static async Task<long> StoredAsync(string disk, string here)
    {
        foreach (var end in new[] { "", "-wal" }) File.Copy(Path.Combine(disk, "zhijian.db" + end), Path.Combine(here, "copy.db" + end));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(here, "copy.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(DISTINCT "DeduplicationKey") FROM "Messages" WHERE "Payload" IS NOT NULL""";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
