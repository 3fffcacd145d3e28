using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Zhijian.Server.Tests.Harness;

/// <summary>A model of the test's own behind real HTTP: speaks chat completions and says, or fails, as the test wants.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(string? Key, JsonNode Body)> _asked = Channel.CreateUnbounded<(string?, JsonNode)>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<HttpContext, Task> _answer = http => SayAsync(http, "");

    private ModelServer(WebApplication app) => _app = app;

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>How often it was asked.</summary>
    public int Count => _asked.Reader.Count;

    public void Says(string text) => _answer = http => SayAsync(http, text);

    public void Fails(HttpStatusCode status) => _answer = http =>
    {
        http.Response.StatusCode = (int)status;
        return http.Response.WriteAsync("""{"error":{"message":"busy"}}""");
    };

    /// <summary>Takes the question and says nothing until the test is over.</summary>
    public void KeepsSilent() => _answer = http => _ended.Task;

    public void HangsUp() => _answer = http =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Makes the host know this model.</summary>
    public void Install(ServerSetup setup)
    {
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        setup.Settings["Model:Endpoint"] = address + "/v1";
        setup.Settings["Model:Key"] = "test-key";
        setup.Settings["Model:Name"] = "test-model";
    }

    /// <summary>The next question it was asked: the key, and all that was sent.</summary>
    public async Task<(string? Key, JsonNode Body)> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _asked.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _app.DisposeAsync();
    }

    private static Task SayAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            id = "chat-1",
            @object = "chat.completion",
            created = 1_790_000_000,
            model = "test-model",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } },
            usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
        }));
    }

    private async Task HandleAsync(HttpContext http)
    {
        http.Request.Path.Value.ShouldBe("/v1/chat/completions");
        var body = await JsonNode.ParseAsync(http.Request.Body);
        _asked.Writer.TryWrite((http.Request.Headers.Authorization, body!));
        await _answer(http);
    }
}
