using System.Globalization;

namespace Zhijian.WeChat.Messages;

/// <summary>What a follower's message carries besides its content.</summary>
/// <param name="MsgId">64 bits; the same in every attempt.</param>
/// <param name="MsgDataId">Set when the message came from an article (图文).</param>
/// <param name="ArticleIndex">Which article of a bundle, from 1 (Idx).</param>
/// <param name="BusinessId">Set for accounts with sub-businesses.</param>
public readonly record struct MessageIdentity(long MsgId, string? MsgDataId = null, int? ArticleIndex = null, long? BusinessId = null);

/// <summary>Something a follower (粉丝) sent. Official docs: 接收普通消息.</summary>
public abstract record FollowerMessage(MessageHeader Header, MessageIdentity Identity) : InboundMessage(Header)
{
    public long MsgId => Identity.MsgId;

    public override string DeduplicationKey => MsgId.ToString(CultureInfo.InvariantCulture);
}

/// <param name="MenuItemId">The entry of a menu message (msgmenu) the follower picked, when they did; Content is its text.</param>
public sealed record TextMessage(MessageHeader Header, MessageIdentity Identity, string Content, string? MenuItemId = null) : FollowerMessage(Header, Identity)
{
    public override string MsgType => "text";
}

/// <param name="PictureUrl">Where the picture can be fetched without a token.</param>
/// <param name="MediaId">Valid for three days.</param>
public sealed record ImageMessage(MessageHeader Header, MessageIdentity Identity, string PictureUrl, string MediaId) : FollowerMessage(Header, Identity)
{
    public override string MsgType => "image";
}

/// <param name="MediaId">Valid for three days.</param>
/// <param name="Format">amr or speex.</param>
/// <param name="WideBandMediaId">The recording at 16 kHz (MediaId16K), read with media/get/jssdk.</param>
/// <param name="Recognition">What was said, when the account has speech recognition (语音识别结果).</param>
public sealed record VoiceMessage(
    MessageHeader Header, MessageIdentity Identity, string MediaId, string? Format = null, string? WideBandMediaId = null, string? Recognition = null)
    : FollowerMessage(Header, Identity)
{
    public override string MsgType => "voice";
}

/// <param name="MediaId">Valid for three days.</param>
/// <param name="ThumbMediaId">The cover picture.</param>
public sealed record VideoMessage(MessageHeader Header, MessageIdentity Identity, string MediaId, string ThumbMediaId) : FollowerMessage(Header, Identity)
{
    public override string MsgType => "video";
}

/// <summary>A video taken inside WeChat (小视频).</summary>
/// <param name="MediaId">Valid for three days.</param>
/// <param name="ThumbMediaId">The cover picture.</param>
public sealed record ShortVideoMessage(MessageHeader Header, MessageIdentity Identity, string MediaId, string ThumbMediaId) : FollowerMessage(Header, Identity)
{
    public override string MsgType => "shortvideo";
}

/// <param name="Latitude">Degrees, GCJ-02 (Location_X).</param>
/// <param name="Longitude">Degrees, GCJ-02 (Location_Y).</param>
/// <param name="Scale">Zoom of the map.</param>
/// <param name="Label">Address or name of the place.</param>
public sealed record LocationMessage(
    MessageHeader Header, MessageIdentity Identity, double Latitude, double Longitude, double? Scale = null, string? Label = null) : FollowerMessage(Header, Identity)
{
    public override string MsgType => "location";
}

public sealed record LinkMessage(MessageHeader Header, MessageIdentity Identity, string Title, string Description, string Url) : FollowerMessage(Header, Identity)
{
    public override string MsgType => "link";
}

/// <summary>A mini-program card (小程序卡片), sent in a mini program's customer service.</summary>
public sealed record MiniProgramPageMessage(
    MessageHeader Header, MessageIdentity Identity, string AppId, string PagePath, string? Title = null, string? ThumbUrl = null, string? ThumbMediaId = null)
    : FollowerMessage(Header, Identity)
{
    public override string MsgType => "miniprogrampage";
}

/// <param name="FileKey">Rare and not described by the official docs; the account cannot fetch the file with it.</param>
/// <param name="TotalBytes">Size of the file (FileTotalLen).</param>
public sealed record FileMessage(
    MessageHeader Header, MessageIdentity Identity, string Title, string? Description = null, string? FileKey = null, string? Md5 = null, long? TotalBytes = null)
    : FollowerMessage(Header, Identity)
{
    public override string MsgType => "file";
}
