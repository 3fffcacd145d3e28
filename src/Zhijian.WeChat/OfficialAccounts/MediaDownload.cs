using System.IO.Pipelines;
using System.Text.Json;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// A file on its way from WeChat: read <see cref="Content"/> to the end, then dispose. Nothing is held in memory. Reading has no time
/// limit of its own: give it a token.
/// </summary>
public sealed class MediaDownload : IAsyncDisposable
{
    private readonly HttpResponseMessage? response;

    private MediaDownload(HttpResponseMessage response, Stream content)
    {
        this.response = response;
        Content = content;
        ContentType = response.Content.Headers.ContentType?.MediaType;
        Length = response.Content.Headers.ContentLength;
        var disposition = response.Content.Headers.ContentDisposition;
        FileName = (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"');
    }

    private MediaDownload(byte[] json)
    {
        Content = Stream.Null;
        Json = json;
    }

    /// <summary>Empty when WeChat answered with the address of a video instead.</summary>
    public Stream Content { get; }

    /// <summary>As WeChat names it; not to be trusted as a path.</summary>
    public string? FileName { get; }

    public string? ContentType { get; }

    /// <summary>Bytes, when known beforehand.</summary>
    public long? Length { get; }

    /// <summary>For videos WeChat does not send the file but where it is.</summary>
    public string? VideoUrl { get; internal set; }

    internal byte[]? Json { get; }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        response?.Dispose();
    }

    /// <summary>Files and JSON are told apart by the first byte: no picture, sound or video begins with a brace.</summary>
    internal static async Task<MediaDownload> OpenAsync(ApiRequest request, HttpResponseMessage response, CancellationToken ct)
    {
        var reader = PipeReader.Create(await response.Content.ReadAsStreamAsync(ct));
        var beginning = await reader.ReadAtLeastAsync(1, ct);
        var isJson = ApiAnswer.LooksLikeJson(beginning.Buffer.FirstSpan);
        reader.AdvanceTo(beginning.Buffer.Start);
        var content = reader.AsStream();
        if (isJson) return await ReadJsonAsync(request, content, ct);
        return response.IsSuccessStatusCode
            ? new MediaDownload(response, content)
            : throw new WeChatUnavailableException(request.Path, $"HTTP {(int)response.StatusCode}");
    }

    private static async Task<MediaDownload> ReadJsonAsync(ApiRequest request, Stream content, CancellationToken ct)
    {
        await using (content)
        {
            using var json = new MemoryStream();
            await content.CopyToAsync(json, ct);
            var bytes = json.ToArray();
            ApiAnswer.Parse(request, bytes, WeChatJson.Plain.ApiStatus);
            return new MediaDownload(bytes);
        }
    }

    internal T? As<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class => Json is null ? null : JsonSerializer.Deserialize(Json, type);
}
