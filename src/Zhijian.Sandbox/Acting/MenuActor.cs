using System.Security.Cryptography;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Menus;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Acting;

/// <summary>What the phone hands over with a button that scans, takes a picture or picks a place.</summary>
public sealed record MenuExtras(string? ScanResult, ChatLocation? Location, IReadOnlyList<MediaItem> Pictures, string BaseAddress);

/// <summary>Presses menu buttons: sends the event of the button's type, and the message that follows it where there is one.</summary>
public sealed class MenuActor(World world, Actor actor, Phones phones)
{
    /// <param name="path">Position of the button: one number for a top button, two for one below.</param>
    /// <returns>Null when there is no such button.</returns>
    public static MenuButton? At(Follower follower, IReadOnlyList<int> path)
    {
        IReadOnlyList<MenuButton> level = follower.Account.Menu.For(follower.Tags);
        MenuButton? button = null;
        foreach (var index in path)
        {
            if (index < 0 || index >= level.Count) return null;
            button = level[index];
            level = button.Children;
        }
        return button;
    }

    public static MenuButton? WithKey(Follower follower, string key) =>
        follower.Account.Menu.For(follower.Tags).SelectMany(button => button.Children.Prepend(button)).FirstOrDefault(button => button.Key == key);

    public ActResult Press(Follower follower, MenuButton button, MenuExtras extras)
    {
        switch (button.Type)
        {
            case "click":
                actor.Touch(follower, Trigger.Action);
                return actor.Event(follower, Event(follower, "CLICK", button.Key));
            case "view":
                return actor.Event(follower, Event(follower, "VIEW", button.Url), takesReply: false) with { Opens = "page", Url = button.Url };
            case "miniprogram":
                return actor.Event(follower, Event(follower, "view_miniprogram", button.PagePath), takesReply: false) with { Opens = "miniprogram", Url = button.Url };
            case "scancode_push" or "scancode_waitmsg":
                actor.Touch(follower, Trigger.Action);
                return actor.Event(follower, Event(follower, button.Type, button.Key).Group("ScanCodeInfo", info => info.Text("ScanType", "qrcode").Text("ScanResult", extras.ScanResult ?? "")));
            case "location_select":
                return PickPlace(follower, button, extras);
            case "media_id" or "view_limited" when world.Media.Find(button.MediaId!) is { } item:
                phones.Show(follower, Show.Media(world, "system", item));
                return new(null);
            case "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" when extras.Pictures.Count > 0:
                return TakePictures(follower, button, extras);
            default:
                return new(null);
        }
    }

    private ActResult PickPlace(Follower follower, MenuButton button, MenuExtras extras)
    {
        var place = extras.Location ?? new(23.046, 112.465, "肇庆市端州区", 15);
        actor.Event(follower, Event(follower, "location_select", button.Key).Group("SendLocationInfo", info => info
            .Text("Location_X", $"{place.Latitude}").Text("Location_Y", $"{place.Longitude}").Text("Scale", $"{place.Scale ?? 15}").Text("Label", place.Label).Text("Poiname", "")));
        return actor.SendLocation(follower, place);
    }

    private ActResult TakePictures(Follower follower, MenuButton button, MenuExtras extras)
    {
        actor.Event(follower, Event(follower, button.Type!, button.Key).Group("SendPicsInfo", info => info.Number("Count", (long)extras.Pictures.Count).Group("PicList", list =>
        {
            foreach (var picture in extras.Pictures) list.Group("item", item => item.Text("PicMd5Sum", Fingerprint(picture.Content)));
        })));
        var last = new ActResult(null);
        foreach (var picture in extras.Pictures) last = actor.SendImage(follower, picture, extras.BaseAddress);
        return last;
    }

    private PushXml Event(Follower follower, string name, string? key) => PushXml.Event(follower, name, world.Now).Text("EventKey", key ?? "");

    // MD5 is what the event carries; it protects nothing.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "PicMd5Sum is defined as MD5.")]
    private static string Fingerprint(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
}
