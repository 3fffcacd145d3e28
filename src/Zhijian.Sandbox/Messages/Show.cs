using Zhijian.Sandbox.Media;

namespace Zhijian.Sandbox.Messages;

/// <summary>Makes chat messages; <c>Seq</c> is given when the chat takes them.</summary>
public static class Show
{
    /// <summary>Where a phone loads a file from.</summary>
    public static string MediaUrl(string mediaId) => $"/_sandbox/media/{mediaId}";

    /// <summary>Something the account says.</summary>
    /// <param name="via">passive · customerService · system</param>
    public static ChatMessage New(World world, string via, string kind) => new(world.NextMessageId(), 0, "account", kind, world.Now, via);

    /// <summary>Something the person says.</summary>
    public static ChatMessage Mine(World world, string kind) => new(world.NextMessageId(), 0, "me", kind, world.Now, "me");

    /// <summary>A grey line in the middle of the chat.</summary>
    public static ChatMessage Notice(World world, string text) => new(world.NextMessageId(), 0, "system", "notice", world.Now, "system") { Text = text };

    public static ChatMessage Media(World world, string via, MediaItem item) => Fill(New(world, via, Kind(item)), item);

    public static ChatMessage MyMedia(World world, MediaItem item) => Fill(Mine(world, Kind(item)), item);

    private static ChatMessage Fill(ChatMessage message, MediaItem item) =>
        message with { MediaUrl = MediaUrl(item.Id), DurationSeconds = item.DurationSeconds, Title = item.Title, Description = item.Description };

    private static string Kind(MediaItem item) => item.Kind switch
    {
        MediaKind.Voice => "voice",
        MediaKind.Video => "video",
        _ => "image",
    };
}
