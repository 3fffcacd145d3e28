namespace Zhijian.WeChat.Messages;

/// <summary>A person followed the account (关注).</summary>
/// <param name="EventKey"><c>qrscene_</c> + scene after scanning a parametric QR code; nothing after a plain follow.</param>
/// <param name="Ticket">The ticket of that QR code.</param>
public sealed record SubscribeEvent(MessageHeader Header, string? EventKey = null, string? Ticket = null) : EventMessage(Header, Name)
{
    internal const string Name = "subscribe";
    private const string ScenePrefix = "qrscene_";

    /// <summary>The scene value (场景值) of the QR code, as <see cref="ScanEvent.Scene"/> has it for who follows already.</summary>
    public string? Scene => EventKey is { } key && key.StartsWith(ScenePrefix, StringComparison.Ordinal) ? key[ScenePrefix.Length..] : null;

    protected override string? Occurrence => EventKey;
}

/// <summary>A person left the account (取消关注). The docs demand that the account then deletes what it holds on them.</summary>
public sealed record UnsubscribeEvent(MessageHeader Header, string? EventKey = null) : EventMessage(Header, Name)
{
    internal const string Name = "unsubscribe";

    protected override string? Occurrence => EventKey;
}

/// <summary>A follower scanned a parametric QR code (扫描带参数二维码).</summary>
/// <param name="Scene">scene_id as decimal digits, or scene_str (EventKey).</param>
public sealed record ScanEvent(MessageHeader Header, string Scene, string? Ticket = null) : EventMessage(Header, Name)
{
    internal const string Name = "SCAN";

    protected override string? Occurrence => Scene;
}

/// <summary>The follower's position (上报地理位置), on entering the chat or every five seconds, once they agreed.</summary>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Precision">Metres.</param>
public sealed record LocationEvent(MessageHeader Header, double Latitude, double Longitude, double? Precision = null) : EventMessage(Header, Name)
{
    internal const string Name = "LOCATION";
}
