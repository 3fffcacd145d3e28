using System.Text.Json.Serialization;

namespace Zhijian.Sandbox.Messages;

/// <summary>One line of a chat as the person's phone shows it.</summary>
/// <param name="Id">Stable; a later event with the same id replaces the message (e.g. another delivery state).</param>
/// <param name="Seq">Rises by one within the chat.</param>
/// <param name="From">me · account · system</param>
/// <param name="Kind">text · image · voice · video · location · link · news · music · menu · miniprogram · card · onetime · notice</param>
/// <param name="At">Virtual time.</param>
/// <param name="Via">passive · customerService · onetime · me · system</param>
public sealed record ChatMessage(string Id, long Seq, string From, string Kind, DateTimeOffset At, string Via)
{
    public string? Text { get; init; }

    public string? MediaUrl { get; init; }

    /// <summary>Cover of a video, a song or a mini-program card.</summary>
    public string? ThumbUrl { get; init; }

    public double? DurationSeconds { get; init; }

    public IReadOnlyList<ChatArticle>? Articles { get; init; }

    public ChatLocation? Location { get; init; }

    public IReadOnlyList<ChatMenuItem>? MenuItems { get; init; }

    public string? HeadText { get; init; }

    public string? TailText { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>Mini-program cards only.</summary>
    public string? AppId { get; init; }

    /// <summary>Mini-program cards only.</summary>
    public string? PagePath { get; init; }

    /// <summary>Speak as this agent (客服账号), when the account asked for it.</summary>
    public string? Agent { get; init; }

    public DeliveryState? DeliveryState { get; init; }
}

public sealed record ChatArticle(string Title, string Description, string PictureUrl, string Url);

public sealed record ChatLocation(double Latitude, double Longitude, string Label, double? Scale = null);

public sealed record ChatMenuItem(string Id, string Content);

/// <summary>What became of something the person sent: on its way, with the account, or given up after the last attempt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    [JsonStringEnumMemberName("sending")] Sending,
    [JsonStringEnumMemberName("delivered")] Delivered,
    [JsonStringEnumMemberName("failed")] Failed,
}
