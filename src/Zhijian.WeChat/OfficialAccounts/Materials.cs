using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>Files that WeChat keeps for good (永久素材). Official docs: 素材管理.</summary>
public sealed class Materials
{
    private const int PageSize = 20;

    private readonly ApiCaller caller;
    private readonly OfficialAccountOptions options;

    internal Materials(ApiCaller caller, OfficialAccountOptions options) => (this.caller, this.options) = (caller, options);

    /// <param name="description">Title and introduction; a video must have them, nothing else has.</param>
    /// <returns>The id, for a picture its address too.</returns>
    public Task<AddedMaterial> AddAsync(MediaKind kind, MediaFile file, VideoDescription? description = null, CancellationToken ct = default)
    {
        if (kind is MediaKind.Video != description is not null) throw new ArgumentException("A video has a description, nothing else has.", nameof(description));
        Func<HttpContent> form = description is null ? () => MediaForm.Of(file) : () => MediaForm.Of(file, "description", description, WeChatJson.Plain.VideoDescription);
        return caller.CallAsync(ApiRequest.Upload("cgi-bin/material/add_material", options, form, ("type", kind.Name())), WeChatJson.Plain.AddedMaterial, ct);
    }

    /// <exception cref="WeChatApiException">40007 unknown.</exception>
    public async Task<MaterialContent> GetAsync(string mediaId, CancellationToken ct = default)
    {
        var download = await caller.DownloadAsync(ApiRequest.Post("cgi-bin/material/get_material", new MediaIdBody(mediaId), WeChatJson.Plain.MediaIdBody), ct);
        if (download.As(WeChatJson.Plain.NewsAnswer)?.NewsItem is { } articles) return new MaterialContent(Articles: articles);
        return download.As(WeChatJson.Plain.MaterialVideo) is { } video ? new MaterialContent(Video: video) : new MaterialContent(File: download);
    }

    /// <exception cref="WeChatApiException">48005 a menu or automatic reply uses it.</exception>
    public Task DeleteAsync(string mediaId, CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.PostOnce("cgi-bin/material/del_material", new MediaIdBody(mediaId), WeChatJson.Plain.MediaIdBody), ct);

    /// <summary>Also counts what was made in the console.</summary>
    public Task<MaterialCounts> CountAsync(CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.Get("cgi-bin/material/get_materialcount"), WeChatJson.Plain.MaterialCounts, ct);

    /// <param name="type">image, voice, video or news.</param>
    /// <param name="count">1 to 20.</param>
    public Task<MaterialPage> PageAsync(string type, int offset, int count = PageSize, CancellationToken ct = default) =>
        caller.CallAsync(
            ApiRequest.Post("cgi-bin/material/batchget_material", new MaterialPageRequest(type, offset, count), WeChatJson.Plain.MaterialPageRequest),
            WeChatJson.Plain.MaterialPage, ct);

    /// <summary>All material of a type, page by page.</summary>
    /// <inheritdoc cref="PageAsync"/>
    public async IAsyncEnumerable<MaterialItem> ListAsync(string type, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var offset = 0; ;)
        {
            var page = await PageAsync(type, offset, PageSize, ct);
            foreach (var item in page.Items) yield return item;
            offset += page.Items.Count;
            if (page.Items.Count == 0 || offset >= page.TotalCount) yield break;
        }
    }
}

public sealed record VideoDescription(string Title, string Introduction);

public sealed record AddedMaterial(string MediaId, string? Url = null);

/// <summary>Exactly one of the three; a file must be disposed.</summary>
public sealed record MaterialContent(MediaDownload? File = null, MaterialVideo? Video = null, IReadOnlyList<MaterialArticle>? Articles = null);

/// <param name="DownUrl">Where the file is.</param>
public sealed record MaterialVideo(string? Title = null, string? Description = null, string? DownUrl = null);

public sealed record MaterialCounts(int VoiceCount, int VideoCount, int ImageCount, int NewsCount);

public sealed record MaterialPage(int TotalCount, int ItemCount, [property: JsonPropertyName("item")] IReadOnlyList<MaterialItem> Items);

/// <param name="Name">File name; not for articles.</param>
/// <param name="Url">For pictures.</param>
/// <param name="Content">For articles.</param>
public sealed record MaterialItem(
    string MediaId,
    string? Name = null,
    [property: JsonPropertyName("update_time"), JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset? UpdatedAt = null,
    string? Url = null,
    MaterialNews? Content = null);

public sealed record MaterialNews([property: JsonPropertyName("news_item")] IReadOnlyList<MaterialArticle> Articles);

/// <summary>One article of a piece of material (图文素材).</summary>
/// <param name="Content">HTML.</param>
/// <param name="ContentSourceUrl">What "read the original" opens (阅读原文).</param>
public sealed record MaterialArticle(
    string Title,
    string? Author = null,
    string? Digest = null,
    string? Content = null,
    string? ContentSourceUrl = null,
    string? ThumbMediaId = null,
    string? ThumbUrl = null,
    string? Url = null,
    int? ShowCoverPic = null,
    int? NeedOpenComment = null,
    int? OnlyFansCanComment = null);

internal sealed record MediaIdBody(string MediaId);

internal sealed record MaterialPageRequest(string Type, int Offset, int Count);

internal sealed record NewsAnswer(IReadOnlyList<MaterialArticle>? NewsItem = null);
