using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>
/// Sends calls and judges their answers. Repeats a call in two cases only: a refused token is replaced once (an errcode says that
/// nothing was carried out), and a call that may safely be repeated is tried again when WeChat is busy or out of reach.
/// </summary>
internal sealed class ApiCaller(HttpClient http, TimeProvider time, OfficialAccountOptions options)
{
    /// <summary>Set once by the client: the tokens are fetched through this caller themselves.</summary>
    public AccessTokens? Tokens { get; set; }

    public Task<T> CallAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken ct) =>
        CallAsync(request, (response, token) => ApiAnswer.ReadAsync(request, response, type, token), ct);

    /// <summary>For calls that answer nothing but errcode 0.</summary>
    public async Task CallAsync(ApiRequest request, CancellationToken ct) => await CallAsync(request, WeChatJson.Plain.ApiStatus, ct);

    public Task<MediaDownload> DownloadAsync(ApiRequest request, CancellationToken ct) =>
        CallAsync(request, (response, token) => MediaDownload.OpenAsync(request, response, token), ct);

    private async Task<T> CallAsync<T>(ApiRequest request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        var tokenReplaced = false;
        for (var attempt = 1; ; attempt++)
        {
            var token = request.WithToken ? (await Tokens!.GetAsync(ct)).Value : null;
            try
            {
                return await SendAsync(request, token, read, ct);
            }
            catch (WeChatApiException refusal) when (token is not null && !tokenReplaced && refusal.Advice is ErrorAdvice.RefreshToken)
            {
                tokenReplaced = true;
                Tokens!.Refuse(token);
            }
            catch (WeChatException failure) when (request.Repeatable && attempt < options.Attempts && IsPassing(failure))
            {
                await Task.Delay(options.Backoff * Math.Pow(2, attempt - 1), time, ct);
            }
        }
    }

    private async Task<T> SendAsync<T>(ApiRequest request, string? token, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(request.Timeout ?? options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        using var message = new HttpRequestMessage(request.Method, Address(request, token));
        message.Content = request.Content?.Invoke();
        HttpResponseMessage? response = null;
        try
        {
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if ((int)response.StatusCode >= 500) throw Lost(request, $"HTTP {(int)response.StatusCode}", inner: null);
            var result = await read(response, either.Token);
            if (result is MediaDownload) response = null; // it closes the response when it is closed itself
            return result;
        }
        catch (HttpRequestException failure)
        {
            throw NeverLeft(failure) ? new WeChatUnavailableException(request.Path, failure.HttpRequestError.ToString(), failure) : Lost(request, failure.Message, failure);
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            throw Lost(request, failure.GetType().Name, failure);
        }
        catch (OperationCanceledException failure) when (!ct.IsCancellationRequested)
        {
            throw Lost(request, "no answer in time", failure);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private static WeChatException Lost(ApiRequest request, string reason, Exception? inner) =>
        request.Repeatable ? new WeChatUnavailableException(request.Path, reason, inner) : new WeChatOutcomeUnknownException(request.Path, reason, inner);

    /// <summary>Failures before the first byte of the request was written.</summary>
    private static bool NeverLeft(HttpRequestException failure) => failure.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static bool IsPassing(WeChatException failure) => failure is WeChatUnavailableException || failure is WeChatApiException { Advice: ErrorAdvice.Retry };

    private static Uri Address(ApiRequest request, string? token)
    {
        var query = token is null ? request.Query : $"access_token={Uri.EscapeDataString(token)}{(request.Query.Length > 0 ? "&" : "")}{request.Query}";
        return new Uri(query.Length > 0 ? $"{request.Path}?{query}" : request.Path, UriKind.Relative);
    }
}
