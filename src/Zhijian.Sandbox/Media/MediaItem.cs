namespace Zhijian.Sandbox.Media;

public enum MediaKind
{
    Image,
    Voice,
    Video,
    Thumb,
}

/// <summary>A stored file (素材): temporary ones live 3 days, permanent ones until deleted.</summary>
/// <param name="AppId">The account that may use it.</param>
/// <param name="Content">What the API hands out.</param>
public sealed record MediaItem(string Id, string AppId, MediaKind Kind, string ContentType, string FileName, byte[] Content, DateTimeOffset At, DateTimeOffset? ExpiresAt)
{
    public static readonly TimeSpan TemporaryLife = TimeSpan.FromDays(3);

    /// <summary>What a browser can play, when <see cref="Content"/> is in a format only phones know (AMR).</summary>
    public (byte[] Content, string ContentType)? Playable { get; init; }

    public double? DurationSeconds { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public bool IsPermanent => ExpiresAt is null;

    public bool IsAlive(DateTimeOffset now) => ExpiresAt is not { } end || now < end;
}
