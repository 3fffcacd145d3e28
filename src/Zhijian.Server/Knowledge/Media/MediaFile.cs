using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Media;

public enum MediaKind
{
    Picture,
    Voice,
    Video,
}

/// <summary>A picture, recording or film of an agency (素材). The bytes lie in the media directory under their hash, outside the web root.</summary>
public sealed class MediaFile : IAgencyOwned
{
    public required MediaFileId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>As answers name it: <c>media/map.png</c>.</summary>
    public required string Name { get; init; }

    public MediaKind Kind { get; set; }

    public string ContentType { get; set; } = "";

    /// <summary>SHA-256 of the bytes in lower hex.</summary>
    public string Hash { get; set; } = "";

    public long Bytes { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Where the console gets a file of this name.</summary>
    public static string UrlOf(string name) => "/api/media/" + Uri.EscapeDataString(name["media/".Length..]);
}

/// <summary>A file as one account has it at WeChat: temporary media live three days, so the id is renewed before.</summary>
public sealed class UploadedMedia : IAgencyOwned
{
    public required AccountId AccountId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string Hash { get; init; }

    /// <summary>Id of the temporary media; for pictures of articles the address WeChat gave.</summary>
    public string MediaId { get; set; } = "";

    /// <summary>True when <see cref="MediaId"/> is the lasting address of an article's picture.</summary>
    public required bool IsAddress { get; init; }

    public DateTimeOffset UploadedAt { get; set; }
}

public readonly record struct MediaFileId(Guid Value) : ITypedId<MediaFileId>
{
    public static MediaFileId From(Guid value) => new(value);

    public static MediaFileId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
