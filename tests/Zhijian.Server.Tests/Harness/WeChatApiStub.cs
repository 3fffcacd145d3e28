using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Stands where api.weixin.qq.com is: gives tokens, takes customer-service messages and answers them as the test wants.</summary>
public sealed class WeChatApiStub : HttpMessageHandler
{
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    private readonly Channel<(string OpenId, string Text)> _calls = Channel.CreateUnbounded<(string, string)>();
    private readonly Queue<Func<Task<HttpResponseMessage>>> _answers = new();
    private readonly TaskCompletionSource _tokenAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<HttpResponseMessage>>> _media = new();
    private TaskCompletionSource? _tokens;
    private TestClock? _clock;

    /// <summary>Puts the stub behind every account's client.</summary>
    public void Install(ServerSetup setup)
    {
        _clock = setup.Clock;
        setup.Services += services => services.AddHttpClient(OfficialAccountClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => this);
    }

    /// <summary>How the next call that nothing was said about is answered; otherwise it succeeds.</summary>
    public void AnswerNext(int errCode) => Enqueue(() => Json($$"""{"errcode":{{errCode}},"errmsg":"test"}"""));

    /// <summary>The call arrives, its answer does not.</summary>
    public void LoseNextAnswer() => Enqueue(() => throw new HttpRequestException(HttpRequestError.ResponseEnded));

    /// <summary>The next call arrives; its answer waits until the returned source is set.</summary>
    public TaskCompletionSource HoldNextAnswer()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_answers) _answers.Enqueue(async () =>
        {
            await released.Task;
            return Json(Ok);
        });
        return released;
    }

    /// <summary>WeChat cannot be reached.</summary>
    public void RefuseNextConnection() => Enqueue(() => throw new HttpRequestException(HttpRequestError.ConnectionError));

    /// <summary>Gives out this file under its media id from now on.</summary>
    public void PutMedia(string mediaId, byte[] bytes) => _media[mediaId] = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) });

    /// <summary>Who asks for this file waits until they give up.</summary>
    public void HoldMedia(string mediaId) => _media[mediaId] = async cancellation =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return null!;
    };

    /// <summary>Who asks for this file next waits until <c>Give</c> is set; <c>Asked</c> completes when somebody waits.</summary>
    public (TaskCompletionSource Asked, TaskCompletionSource Give) HoldMedia(string mediaId, byte[] bytes)
    {
        var (asked, give) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _media[mediaId] = async cancellation =>
        {
            asked.TrySetResult();
            await give.Task.WaitAsync(cancellation);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
        };
        return (asked, give);
    }

    /// <summary>The system is busy whenever somebody asks for this file.</summary>
    public void FailMedia(string mediaId) => _media[mediaId] = _ => Task.FromResult(Json("""{"errcode":-1,"errmsg":"system error"}"""));

    /// <summary>Who asks for a token waits until <see cref="GiveTokens"/>.</summary>
    /// <returns>Completes when somebody waits.</returns>
    public Task HoldTokens()
    {
        _tokens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _tokenAsked.Task;
    }

    public void GiveTokens() => _tokens?.SetResult();

    /// <summary>The next message that was sent; waits for it.</summary>
    public Task<(string OpenId, string Text)> NextCallAsync() => _clock!.WhenAsync(_calls.Reader.ReadAsync().AsTask());

    /// <summary>Signs citizens in where WeChat does; null when nobody signs in.</summary>
    public HttpMessageHandler? SignIn { get; set; }

    /// <summary>Scene and seconds of the QR codes that were made.</summary>
    public ConcurrentQueue<(string Scene, int Seconds)> Codes { get; } = new();

    /// <summary>From now on no QR codes are made.</summary>
    public bool RefusesCodes { get; set; }

    /// <summary>From now on no picture is taken: the quota of the day is used up.</summary>
    public bool RefusesPictures { get; set; }

    public bool HasMoreCalls => _calls.Reader.Count > 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("stable_token", StringComparison.Ordinal))
        {
            _tokenAsked.TrySetResult();
            if (_tokens is { } held) await held.Task;
            return Json("""{"access_token":"token","expires_in":7200}""");
        }

        if (SignIn is { } signIn && request.RequestUri.AbsolutePath.StartsWith("/sns/", StringComparison.Ordinal))
        {
            using var invoker = new HttpMessageInvoker(signIn, disposeHandler: false);
            return await invoker.SendAsync(request, cancellationToken);
        }

        if (request.RequestUri.AbsolutePath.EndsWith("media/get", StringComparison.Ordinal))
        {
            var id = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query)["media_id"]!;
            return _media.TryGetValue(id, out var given) ? await given(cancellationToken) : Json("""{"errcode":40007,"errmsg":"invalid media_id"}""");
        }

        if (request.RequestUri.AbsolutePath.EndsWith("media/upload", StringComparison.Ordinal)) return Json(RefusesPictures ? """{"errcode":45009,"errmsg":"reach max api daily quota limit"}""" : """{"type":"image","media_id":"media-1","created_at":1700000000}""");
        using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        if (request.RequestUri.AbsolutePath.EndsWith("qrcode/create", StringComparison.Ordinal)) return CodeOf(body.RootElement);
        var text = TextOf(body.RootElement);
        Func<Task<HttpResponseMessage>>? answer;
        lock (_answers) _answers.TryDequeue(out answer);
        _calls.Writer.TryWrite((body.RootElement.GetProperty("touser").GetString()!, text));
        return answer is null ? Json(Ok) : await answer();
    }

    /// <summary>A one-time subscription message is told by its title in brackets.</summary>
    private static string TextOf(JsonElement body)
    {
        if (body.TryGetProperty("title", out var title)) return $"[{title.GetString()}] {body.GetProperty("data").GetProperty("content").GetProperty("value").GetString()}";
        return body.TryGetProperty("text", out var said) ? said.GetProperty("content").GetString()! : body.GetProperty("msgtype").GetString()!;
    }

    private HttpResponseMessage CodeOf(JsonElement body)
    {
        if (RefusesCodes) return Json("""{"errcode":48001,"errmsg":"api unauthorized"}""");
        var (scene, seconds) = (body.GetProperty("action_info").GetProperty("scene").GetProperty("scene_str").GetString()!, body.GetProperty("expire_seconds").GetInt32());
        Codes.Enqueue((scene, seconds));
        return Json($$"""{"ticket":"ticket-{{scene}}","expire_seconds":{{seconds}},"url":"http://weixin.qq.com/q/{{scene}}"}""");
    }

    private void Enqueue(Func<HttpResponseMessage> answer)
    {
        lock (_answers) _answers.Enqueue(() => Task.FromResult(answer()));
    }

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
