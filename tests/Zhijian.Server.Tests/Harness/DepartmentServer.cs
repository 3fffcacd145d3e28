using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Zhijian.Server.Tests.Harness;

/// <summary>What a department was asked, as it arrived.</summary>
public sealed record Asked(string Method, string Target, string Body, IHeaderDictionary Headers);

/// <summary>A department of the test's own behind real HTTP: answers, lies, hangs or dies as the test wants.</summary>
public sealed class DepartmentServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Asked> _asked = Channel.CreateUnbounded<Asked>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<HttpContext, Task> _answer = http => SayAsync(http, HttpStatusCode.OK, "{}");

    private DepartmentServer(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>How often it was asked and nobody has looked yet.</summary>
    public int Count => _asked.Reader.Count;

    public static async Task<DepartmentServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new DepartmentServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Says(string json, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") => _answer = http => SayAsync(http, status, json, type);

    /// <summary>One answer after another; the last stays.</summary>
    public void SaysInTurn(params (HttpStatusCode Status, string Json)[] answers)
    {
        var left = new Queue<(HttpStatusCode Status, string Json)>(answers);
        _answer = http =>
        {
            var (status, json) = left.Count > 1 ? left.Dequeue() : left.Peek();
            return SayAsync(http, status, json);
        };
    }

    /// <summary>Takes the question and says nothing until the test is over.</summary>
    public void KeepsSilent() => _answer = _ => _ended.Task;

    /// <summary>Takes the question and says this, as it was then, when the test lets it.</summary>
    public TaskCompletionSource SaysLate(string json)
    {
        var goOn = new TaskCompletionSource();
        _answer = async http =>
        {
            await goOn.Task;
            await SayAsync(http, HttpStatusCode.OK, json);
        };
        return goOn;
    }

    public void HangsUp() => _answer = http =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    public async Task<Asked> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _asked.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _app.DisposeAsync();
    }

    private static Task SayAsync(HttpContext http, HttpStatusCode status, string json, string type = "application/json")
    {
        http.Response.StatusCode = (int)status;
        http.Response.ContentType = type;
        return http.Response.WriteAsync(json);
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        _asked.Writer.TryWrite(new Asked(http.Request.Method, http.Request.Path + http.Request.QueryString.ToString(), await reader.ReadToEndAsync(), new HeaderDictionary(http.Request.Headers.ToDictionary())));
        await _answer(http);
    }
}
