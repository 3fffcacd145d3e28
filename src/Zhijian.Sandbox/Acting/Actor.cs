using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.QrCodes;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Acting;

/// <summary>What came of something a person did. The push goes out in the background.</summary>
/// <param name="DeliveryId">Of the push, as the traffic log names it; null when nothing is pushed.</param>
/// <param name="MessageId">Of the person's own message (its MsgId); null for events.</param>
/// <param name="Opens">What the phone does next: <c>page</c> or <c>miniprogram</c>, with <paramref name="Url"/>.</param>
public sealed record ActResult(string? DeliveryId, string? MessageId = null, string? Opens = null, string? Url = null);

/// <summary>Too many pushes wait already.</summary>
public sealed class TooBusyException() : Exception("Too many pushes wait for delivery.");

/// <summary>Does what a person does with a phone: writes, follows, scans. Opens the reply window and sends the push.</summary>
public sealed class Actor(World world, Courier courier, Phones phones)
{
    public const string SearchScene = "ADD_SCENE_SEARCH";
    public const string QrScene = "ADD_SCENE_QR_CODE";

    /// <summary>Follows the account; by a scene code when one is given. Nothing happens when the person follows already.</summary>
    public ActResult Follow(Follower follower, string scene, SceneCode? code)
    {
        lock (follower.Gate)
        {
            if (follower.Subscribed) return new(null);
            follower.Subscription = new(world.Now, code is null ? scene : QrScene, code?.SceneId ?? 0, code?.SceneText ?? "");
            Touch(follower, Trigger.Action);
        }
        phones.ChatChanged(follower);
        var xml = PushXml.Event(follower, "subscribe", world.Now).Text("EventKey", code is null ? "" : $"qrscene_{code.Scene}").OptionalText("Ticket", code?.Ticket);
        return Event(follower, xml);
    }

    /// <summary>Ends the subscription; the account may no longer speak, and tags, remark and permissions are gone.</summary>
    public ActResult Unfollow(Follower follower)
    {
        lock (follower.Gate)
        {
            if (!follower.Subscribed) return new(null);
            follower.Subscription = null;
            follower.Window.Close();
            follower.Permits = [];
            follower.Tags = [];
            follower.Remark = "";
        }
        phones.ChatChanged(follower);
        return Event(follower, PushXml.Event(follower, "unsubscribe", world.Now).Text("EventKey", ""), takesReply: false);
    }

    /// <summary>A scene code: subscribes with <c>qrscene_</c>, or reports SCAN when the person follows already.</summary>
    public ActResult Scan(Follower follower, SceneCode code)
    {
        if (!follower.Subscribed) return Follow(follower, QrScene, code);
        Touch(follower, Trigger.Action);
        return Event(follower, PushXml.Event(follower, "SCAN", world.Now).Text("EventKey", code.Scene).Text("Ticket", code.Ticket));
    }

    /// <param name="menuItemId">Set when the text is an entry of a msgmenu.</param>
    public ActResult SendText(Follower follower, string content, string? menuItemId) =>
        Message(follower, Show.Mine(world, "text") with { Text = content }, "text", xml => xml.Text("Content", content).OptionalText("bizmsgmenuid", menuItemId));

    /// <param name="baseAddress">Of the sandbox as the caller sees it, for PicUrl.</param>
    public ActResult SendImage(Follower follower, MediaItem image, string baseAddress) =>
        Message(follower, Show.MyMedia(world, image), "image", xml => xml.Text("PicUrl", baseAddress + Show.MediaUrl(image.Id)).Text("MediaId", image.Id));

    /// <param name="recognition">The text WeChat's speech recognition found, when the account enabled it.</param>
    public ActResult SendVoice(Follower follower, MediaItem voice, string? recognition) =>
        Message(follower, Show.MyMedia(world, voice) with { Text = recognition }, "voice", xml => xml.Text("MediaId", voice.Id).Text("Format", Format(voice)).OptionalText("Recognition", recognition));

    public ActResult SendVideo(Follower follower, MediaItem video, MediaItem cover) =>
        Message(follower, Show.MyMedia(world, video) with { ThumbUrl = Show.MediaUrl(cover.Id) }, "video", xml => xml.Text("MediaId", video.Id).Text("ThumbMediaId", cover.Id));

    public ActResult SendLocation(Follower follower, ChatLocation place) =>
        Message(follower, Show.Mine(world, "location") with { Location = place }, "location", xml => xml
            .Number("Location_X", place.Latitude).Number("Location_Y", place.Longitude).Number("Scale", (long)(place.Scale ?? 16)).Text("Label", place.Label));

    public ActResult SendLink(Follower follower, string title, string description, string url) =>
        Message(follower, Show.Mine(world, "link") with { Title = title, Description = description, Url = url }, "link", xml => xml
            .Text("Title", title).Text("Description", description).Text("Url", url));

    /// <summary>上报地理位置: on entering the chat, when the account may and the person agreed.</summary>
    public ActResult ReportLocation(Follower follower, double latitude, double longitude, double precision) =>
        follower.Account.Allows(Capability.LocationEvents)
            ? Event(follower, PushXml.Event(follower, "LOCATION", world.Now).Number("Latitude", latitude).Number("Longitude", longitude).Number("Precision", precision), takesReply: false)
            : new(null);

    /// <summary>Opens the grant of what was done, and remembers that the person is there.</summary>
    public void Touch(Follower follower, Trigger trigger)
    {
        lock (follower.Gate)
        {
            follower.Window.Open(trigger, world.Now);
            follower.LastActed = world.Now;
        }
    }

    public ActResult Event(Follower follower, PushXml xml, bool takesReply = true) => Send(new(NextId(), follower, xml.ToString(), null, IsMessage: false, takesReply));

    private ActResult Message(Follower follower, ChatMessage mine, string type, Action<PushXml> content)
    {
        Touch(follower, Trigger.Message);
        var shown = phones.Show(follower, mine with { DeliveryState = DeliveryState.Sending });
        var xml = PushXml.Message(follower, type, shown.At);
        content(xml);
        xml.Number("MsgId", long.Parse(shown.Id, System.Globalization.CultureInfo.InvariantCulture));
        return Send(new(NextId(), follower, xml.ToString(), shown.Id, IsMessage: true, TakesReply: true)) with { MessageId = shown.Id };
    }

    // A blacklisted person's phone looks as ever; the account hears nothing.
    private ActResult Send(Push push)
    {
        if (push.Follower.Blacklisted)
        {
            if (push.ChatMessageId is { } id) phones.Mark(push.Follower, id, DeliveryState.Delivered);
            return new(null);
        }
        return courier.TrySend(push) ? new(push.Id) : throw new TooBusyException();
    }

    private string NextId() => $"d{world.NextMessageId()}";

    private static string Format(MediaItem voice) => MediaFormat.Detect(voice.Content)?.Name ?? "amr";
}
