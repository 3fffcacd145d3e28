using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace Zhijian.Server.Assistant;

/// <summary><c>Model</c> in the configuration: an endpoint that speaks the chat completions protocol.</summary>
public sealed class ModelOptions
{
    /// <summary>Such as <c>http://localhost:11434/v1</c>; none, no model.</summary>
    public string? Endpoint { get; set; }

    public string? Key { get; set; }

    /// <summary>The model's name at the endpoint.</summary>
    public string? Name { get; set; }

    /// <summary>How long a citizen's message waits for it at most.</summary>
    public double Seconds { get; set; } = 2.5;
}

/// <summary>
/// The line to the model. It is a help nobody may have to wait for: few questions at a time, a short time for each, and none at all for half a minute
/// after three failed in a row.
/// </summary>
internal sealed partial class ModelClient : IDisposable
{
    public const string HttpClientName = "model";

    public static readonly TimeSpan LongestDraft = TimeSpan.FromSeconds(20);

    private const int MostAtOnce = 8;
    private const int MostFailures = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly IChatClient? _chat;
    private readonly TimeSpan _longestPick;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelClient> _log;
    private readonly SemaphoreSlim _lines = new(MostAtOnce);
    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;

    public ModelClient(IOptions<ModelOptions> options, IHttpClientFactory http, TimeProvider time, ILogger<ModelClient> log)
    {
        (_time, _log, _longestPick) = (time, log, TimeSpan.FromSeconds(options.Value.Seconds));
        if (options.Value is not { Endpoint: { Length: > 0 } endpoint, Name: { Length: > 0 } name }) return;
        var settings = new OpenAIClientOptions
        {
            Endpoint = new Uri(endpoint),
            Transport = new HttpClientPipelineTransport(http.CreateClient(HttpClientName)),
            // Whoever waits would rather go on without it than wait for a second attempt.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
        _chat = new OpenAIClient(new ApiKeyCredential(options.Value.Key is { Length: > 0 } key ? key : "none"), settings).GetChatClient(name).AsIChatClient();
    }

    public bool IsConfigured => _chat is not null;

    /// <returns>What the model said; null when it could not be asked or did not answer in time.</returns>
    public async Task<string?> AskAsync(IReadOnlyList<ChatMessage> messages, TimeSpan limit, CancellationToken cancellation)
    {
        if (_chat is null || Rests() || !await _lines.WaitAsync(TimeSpan.Zero, cancellation)) return null;
        try
        {
            using var patience = new CancellationTokenSource(limit == LongestDraft || limit < _longestPick ? limit : _longestPick, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            var answer = await _chat.GetResponseAsync(messages, new ChatOptions { Temperature = 0, ResponseFormat = ChatResponseFormat.Json }, either.Token);
            lock (_gate) _failures = 0;
            return answer.Text;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception problem)
        {
            // Of whatever kind it is: a model that is down, slow or talks nonsense must not keep a citizen from an answer.
            Note();
            LogFailed(_log, problem.GetType().Name, problem is ClientResultException { Status: var status } ? status : 0);
            return null;
        }
        finally
        {
            _lines.Release();
        }
    }

    public void Dispose()
    {
        _chat?.Dispose();
        _lines.Dispose();
    }

    private bool Rests()
    {
        lock (_gate) return _time.GetUtcNow() < _restsUntil;
    }

    private void Note()
    {
        lock (_gate)
        {
            if (++_failures < MostFailures) return;
            (_failures, _restsUntil) = (0, _time.GetUtcNow() + Rest);
        }
    }

    // No message of the exception: it may quote what was asked.
    [LoggerMessage(LogLevel.Warning, "The model did not help: {Kind}, HTTP status {Status}")]
    private static partial void LogFailed(ILogger logger, string kind, int status);
}
