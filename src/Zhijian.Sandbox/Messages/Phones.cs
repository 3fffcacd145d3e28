using Zhijian.Sandbox.Menus;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Messages;

/// <summary>One row of a person's chat list.</summary>
public sealed record ChatSummary(
    string AppId,
    string Name,
    string? AvatarColor,
    string? Description,
    string? LastText,
    DateTimeOffset? LastAt,
    int Unread,
    bool Subscribed,
    IReadOnlyList<PhoneButton> Menu,
    bool Typing);

/// <param name="Type">Null for a button that opens its sub-buttons.</param>
public sealed record PhoneButton(string Name, string? Type, string? Key, string? Url, string? AppId, string? PagePath, IReadOnlyList<PhoneButton> SubButtons)
{
    public static PhoneButton Of(MenuButton button) =>
        new(button.Name, button.Type, button.Key, button.Url, button.AppId, button.PagePath, [.. button.Children.Select(Of)]);
}

/// <summary>Puts things on persons' phones and tells whoever watches.</summary>
public sealed class Phones(World world)
{
    public ChatMessage Show(Follower follower, ChatMessage message)
    {
        var shown = follower.Chat.Add(message);
        Publish(follower, shown);
        ChatChanged(follower);
        return shown;
    }

    public void Mark(Follower follower, string messageId, DeliveryState state)
    {
        if (follower.Chat.Mark(messageId, state) is { } changed) Publish(follower, changed);
    }

    public void ChatChanged(Follower follower) =>
        world.Events.Publish("chat", follower.Person.Id, () => new { personId = follower.Person.Id, chat = Summary(follower) });

    /// <summary>Tells watching phones again after a while of real time, e.g. that nobody types any more.</summary>
    public void ChatChangesIn(TimeSpan wait, Follower follower)
    {
        if (world.Events.IsWatched) _ = Task.Delay(wait).ContinueWith(_ => ChatChanged(follower), TaskScheduler.Default);
    }

    public ChatSummary Summary(Follower follower)
    {
        var settings = follower.Account.Settings;
        var chat = follower.ChatIfAny;
        var last = chat?.Last;
        return new(
            follower.Account.AppId,
            settings.Name,
            settings.AvatarColor,
            settings.Description,
            last is null ? null : Preview(last),
            last?.At,
            chat?.Unread ?? 0,
            follower.Subscribed,
            follower.Subscribed ? [.. follower.Account.Menu.For(follower.Tags).Select(PhoneButton.Of)] : [],
            chat?.IsTyping(world.Now) ?? false);
    }

    private void Publish(Follower follower, ChatMessage message) =>
        world.Events.Publish("message", follower.Person.Id, () => new { personId = follower.Person.Id, appId = follower.Account.AppId, message });

    private static string Preview(ChatMessage message) => message.Kind switch
    {
        "text" or "notice" => message.Text ?? "",
        "image" => "[图片]",
        "voice" => "[语音]",
        "video" => "[视频]",
        "location" => $"[位置] {message.Location?.Label}",
        "link" => $"[链接] {message.Title}",
        "news" => message.Articles?[0].Title ?? "",
        "music" => $"[音乐] {message.Title}",
        "menu" => message.HeadText ?? "",
        "miniprogram" => $"[小程序] {message.Title}",
        "onetime" => message.Title ?? "",
        _ => "[卡券]",
    };
}
