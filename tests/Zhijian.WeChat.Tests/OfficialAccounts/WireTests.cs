using System.Net;
using System.Net.Sockets;
using System.Text;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

/// <summary>The client over a real connection: what a handler in the same process cannot show.</summary>
public sealed class WireTests : IDisposable
{
    private const int FileBytes = 8 * 1024 * 1024;

    private readonly HttpListener server = new();
    private readonly HttpClient http;

    public WireTests()
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        http = new HttpClient { BaseAddress = new Uri(address) };
    }

    [Fact]
    public async Task A_large_file_goes_out_with_its_length_while_it_is_still_being_read()
    {
        var arriving = new TaskCompletionSource();
        var serving = ServeAsync(async context =>
        {
            context.Request.ContentLength64.ShouldBeGreaterThan(FileBytes);
            context.Request.Headers["Transfer-Encoding"].ShouldBeNull();
            await context.Request.InputStream.ReadExactlyAsync(new byte[FileBytes / 8]);
            arriving.SetResult();
            await context.Request.InputStream.CopyToAsync(Stream.Null);
            return """{"type":"video","media_id":"M","created_at":1}""";
        });
        // The second half is only there once the beginning has arrived: whoever holds the file back never gets it.
        var file = new MediaFile("a.mp4", "video/mp4", FileBytes, () => new HalvedStream(FileBytes, arriving.Task));
        (await Client().Media.UploadAsync(MediaKind.Video, file)).MediaId.ShouldBe("M");
        await serving;
    }

    [Fact]
    public async Task A_connection_cut_after_the_message_was_read_is_an_unknown_outcome_and_tried_once()
    {
        var messages = 0;
        var serving = ServeAsync(async context =>
        {
            await context.Request.InputStream.CopyToAsync(Stream.Null);
            messages++;
            context.Response.Abort();
            return null;
        });
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => Client().Messages.SendAsync("oUser", new WeChat.Messages.TextContent("x")));
        await serving;
        messages.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_listening_is_certainly_not_sent()
    {
        using var nowhere = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}/") };
        var client = new OfficialAccountClient(nowhere, new AccountIdentity("wx", "s"), TimeProvider.System, new OfficialAccountOptions { Backoff = TimeSpan.Zero });
        await Should.ThrowAsync<WeChatUnavailableException>(() => client.Messages.SendAsync("oUser", new WeChat.Messages.TextContent("x")));
    }

    public void Dispose()
    {
        server.Close();
        http.Dispose();
    }

    private OfficialAccountClient Client() => new(
        http, new AccountIdentity("wx", "s"), TimeProvider.System, new OfficialAccountOptions { UploadTimeout = TimeSpan.FromSeconds(30) });

    /// <summary>Hands out a token, then serves one call.</summary>
    private async Task ServeAsync(Func<HttpListenerContext, Task<string?>> answer)
    {
        for (var call = 0; call < 2; call++)
        {
            var context = await server.GetContextAsync();
            var body = context.Request.Url!.AbsolutePath == "/cgi-bin/stable_token" ? """{"access_token":"T","expires_in":7200}""" : await answer(context);
            if (body is null) continue;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class HalvedStream(int length, Task until) : MemoryStream(new byte[length])
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= length / 2) await until.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            for (int read; (read = await ReadAsync(buffer, cancellationToken)) > 0;) await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
