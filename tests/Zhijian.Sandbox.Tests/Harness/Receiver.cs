using System.Collections.Concurrent;
using System.Threading.Channels;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>One push as the account's server received it.</summary>
public sealed record Received(IQueryCollection Query, string Body, string? ContentType)
{
    public XElement Xml => XElement.Parse(Body);

    public string this[string element] => Xml.Element(element)?.Value ?? "";

    /// <summary>A text reply the way a plain-mode server writes it.</summary>
    public string Reply(string content) => PlainReply.Text(this["FromUserName"], this["ToUserName"], content);
}

/// <summary>An account's server: Kestrel on a free port that answers echostr and hands every push to the test.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<Received> pushes = Channel.CreateUnbounded<Received>();
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.First()}/wechat/callback";

    /// <summary>Null refuses the echo.</summary>
    public string? Token { get; set; } = "token123";

    public Func<Received, HttpContext, Task> Answer { get; set; } = (_, http) => http.Response.WriteAsync("success");

    public ConcurrentQueue<IQueryCollection> Echoes { get; } = new();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var receiver = new Receiver(built);
        built.MapGet("/wechat/callback", receiver.Echo);
        built.MapPost("/wechat/callback", receiver.Take);
        await built.StartAsync();
        return receiver;
    }

    public void Reply(Func<Received, string> reply) => Answer = (push, http) => http.Response.WriteAsync(reply(push));

    /// <summary>The next push that arrives.</summary>
    public async Task<Received> NextAsync() => await pushes.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public bool IsIdle => pushes.Reader.Count == 0;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Echo(HttpContext http)
    {
        var query = http.Request.Query;
        Echoes.Enqueue(query);
        var right = Token is not null && WireCrypto.Sign(Token, query["timestamp"]!, query["nonce"]!) == query["signature"];
        return right ? Results.Text(query["echostr"]) : Results.StatusCode(403);
    }

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var push = new Received(new QueryCollection(http.Request.Query.ToDictionary()), await reader.ReadToEndAsync(), http.Request.ContentType);
        pushes.Writer.TryWrite(push);
        await Answer(push, http);
    }
}
