using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>What stands in every refusal and in the answers of most calls that change something.</summary>
internal sealed record ApiStatus(int Errcode = 0, string? Errmsg = null);

/// <summary>
/// Reads JSON answers. The bytes decide, not the headers: WeChat labels JSON as text/plain and answers 200 also when it refuses.
/// </summary>
internal static class ApiAnswer
{
    /// <summary>The longest answers, lists of ten thousand openids, have about 400 KB; material with articles up to 20 MB.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <exception cref="WeChatApiException">The answer has an errcode other than 0.</exception>
    /// <exception cref="WeChatUnavailableException">The answer is an HTTP error without errcode.</exception>
    /// <exception cref="JsonException">The answer is no JSON of that form.</exception>
    public static async Task<T> ReadAsync<T>(ApiRequest request, HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken ct)
    {
        await response.Content.LoadIntoBufferAsync(MaxBytes, ct);
        var bytes = await response.Content.ReadAsByteArrayAsync(ct);
        if (!response.IsSuccessStatusCode && !LooksLikeJson(bytes)) throw new WeChatUnavailableException(request.Path, $"HTTP {(int)response.StatusCode}");
        return Parse(request, bytes, type);
    }

    public static T Parse<T>(ApiRequest request, ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        var status = JsonSerializer.Deserialize(json, WeChatJson.Plain.ApiStatus);
        if (status is { Errcode: not 0 }) throw new WeChatApiException(request.Path, status.Errcode, status.Errmsg);
        return JsonSerializer.Deserialize(json, type) ?? throw new JsonException();
    }

    public static bool LooksLikeJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("{"u8);
}
