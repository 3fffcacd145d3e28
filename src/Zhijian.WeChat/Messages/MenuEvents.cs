namespace Zhijian.WeChat.Messages;

/// <summary>Something the follower did in the account's menu (自定义菜单). Official docs: 自定义菜单事件推送.</summary>
/// <param name="EventKey">The button's key, URL or page path.</param>
public abstract record MenuEvent(MessageHeader Header, string Event, string EventKey) : EventMessage(Header, Event)
{
    protected override string? Occurrence => EventKey;
}

/// <summary>A click button.</summary>
public sealed record ClickEvent(MessageHeader Header, string EventKey) : MenuEvent(Header, Name, EventKey)
{
    internal const string Name = "CLICK";
}

/// <summary>A link button; EventKey is the address.</summary>
/// <param name="MenuId">Set when the button belongs to a conditional menu (个性化菜单).</param>
public sealed record ViewEvent(MessageHeader Header, string EventKey, string? MenuId = null) : MenuEvent(Header, Name, EventKey)
{
    internal const string Name = "VIEW";
}

/// <summary>A mini-program button; EventKey is the page path.</summary>
/// <param name="MenuId">Set when the button belongs to a conditional menu (个性化菜单).</param>
public sealed record ViewMiniProgramEvent(MessageHeader Header, string EventKey, string? MenuId = null) : MenuEvent(Header, Name, EventKey)
{
    internal const string Name = "view_miniprogram";
}

/// <summary>A code was scanned from the menu.</summary>
/// <param name="ScanType">Usually qrcode or barcode.</param>
/// <param name="ScanResult">What the code says.</param>
public abstract record ScanCodeEvent(MessageHeader Header, string Event, string EventKey, string ScanType, string ScanResult) : MenuEvent(Header, Event, EventKey);

/// <summary>The phone has acted on the code already (扫码推事件).</summary>
public sealed record ScanCodePushEvent(MessageHeader Header, string EventKey, string ScanType, string ScanResult)
    : ScanCodeEvent(Header, Name, EventKey, ScanType, ScanResult)
{
    internal const string Name = "scancode_push";
}

/// <summary>The phone shows "receiving" and waits for the account's reply (扫码带提示).</summary>
public sealed record ScanCodeWaitEvent(MessageHeader Header, string EventKey, string ScanType, string ScanResult)
    : ScanCodeEvent(Header, Name, EventKey, ScanType, ScanResult)
{
    internal const string Name = "scancode_waitmsg";
}

/// <summary>Pictures were chosen from the menu; they follow as image messages.</summary>
/// <param name="Event">pic_sysphoto (拍照), pic_photo_or_album (拍照或相册) or pic_weixin (微信相册).</param>
/// <param name="PictureMd5Sums">MD5 of each picture, hex.</param>
public sealed record PictureMenuEvent(MessageHeader Header, string Event, string EventKey, int? Count, IReadOnlyList<string> PictureMd5Sums)
    : MenuEvent(Header, Event, EventKey)
{
    internal const string CameraName = "pic_sysphoto";
    internal const string CameraOrAlbumName = "pic_photo_or_album";
    internal const string AlbumName = "pic_weixin";
}

/// <summary>A place was chosen from the menu; it follows as a location message.</summary>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Scale">Zoom of the map.</param>
public sealed record LocationSelectEvent(
    MessageHeader Header, string EventKey, double? Latitude, double? Longitude, double? Scale = null, string? Label = null, string? PlaceName = null)
    : MenuEvent(Header, Name, EventKey)
{
    internal const string Name = "location_select";
}
