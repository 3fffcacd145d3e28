using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Zhijian.WeChat.MiniPrograms;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.WeChat.Tests.Doubles;

/// <summary>Answers in WeChat's place, and remembers what was asked. Gives out TOKEN-1, TOKEN-2 … where the test does not say otherwise.</summary>
internal sealed class WeChatDouble
{
    private readonly ConcurrentDictionary<string, Func<Call, CancellationToken, Task<HttpResponseMessage>>> routes = new();
    private int tokens;

    public WeChatDouble()
    {
        On("cgi-bin/stable_token", _ => NextToken());
    }

    public ConcurrentQueue<Call> Calls { get; } = new();

    public TestTime Time { get; } = new();

    public IReadOnlyList<Call> CallsTo(string path) => [.. Calls.Where(call => call.Path == path)];

    public string NextToken(int expiresIn = 7200) => $$"""{"access_token":"TOKEN-{{Interlocked.Increment(ref tokens)}}","expires_in":{{expiresIn}}}""";

    public OfficialAccountClient Client(Func<OfficialAccountOptions, OfficialAccountOptions>? configure = null)
    {
        var options = new OfficialAccountOptions { Backoff = TimeSpan.Zero };
        return new OfficialAccountClient(
            new HttpClient(new Handler(this)), new AccountIdentity("wx0123456789abcdef", "S3CRET"), Time, configure?.Invoke(options) ?? options);
    }

    public MiniProgramClient MiniProgram() => new(new HttpClient(new Handler(this)), new AccountIdentity("wx0123456789abcdef", "S3CRET"), Time);

    /// <summary>One answer after the other; the last one goes on.</summary>
    public WeChatDouble On(string path, params string[] answers)
    {
        var number = 0;
        return On(path, _ => answers[Math.Min(Interlocked.Increment(ref number), answers.Length) - 1]);
    }

    public WeChatDouble On(string path, Func<Call, string> answer) => On(path, (call, _) => Task.FromResult(Json(answer(call))));

    public WeChatDouble On(string path, Func<Call, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        routes[path] = answer;
        return this;
    }

    /// <summary>As WeChat labels it: text, though it is JSON.</summary>
    public static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var address = request.RequestUri!;
        var call = new Call(
            request.Method.Method, address.AbsolutePath.TrimStart('/'), Uri.UnescapeDataString(address.Query.TrimStart('?')), body,
            request.Content?.Headers.NonValidated.TryGetValues("Content-Type", out var types) == true ? types.ToString() : null, request.Content?.Headers.ContentLength,
            address.Host);
        Calls.Enqueue(call);
        return routes.TryGetValue(call.Path, out var answer) ? await answer(call, cancellationToken) : new HttpResponseMessage(HttpStatusCode.NotFound);
    }

    private sealed class Handler(WeChatDouble weChat) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => weChat.AnswerAsync(request, cancellationToken);
    }
}

internal sealed record Call(string Method, string Path, string Query, string Body, string? ContentType, long? ContentLength, string Host)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Token => Query.Split('&').FirstOrDefault(part => part.StartsWith("access_token=", StringComparison.Ordinal))?["access_token=".Length..];
}
