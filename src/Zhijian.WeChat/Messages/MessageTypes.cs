using System.Collections.Frozen;
using Zhijian.WeChat.Messages.Parsing;

namespace Zhijian.WeChat.Messages;

/// <summary>MsgType → how to read it. Adding a type is adding a row. Official docs: 接收普通消息.</summary>
internal static class MessageTypes
{
    public static readonly FrozenDictionary<string, PushReader> Readers = new Dictionary<string, PushReader>(StringComparer.Ordinal)
    {
        ["text"] = (in h, _, ref f) => new TextMessage(h, Identity(ref f), f.Need("Content"u8), f.Text("bizmsgmenuid"u8)),
        ["image"] = (in h, _, ref f) => new ImageMessage(h, Identity(ref f), f.Need("PicUrl"u8), f.Need("MediaId"u8)),
        ["voice"] = (in h, _, ref f) =>
            new VoiceMessage(h, Identity(ref f), f.Need("MediaId"u8), f.Text("Format"u8), f.Text("MediaId16K"u8), f.Text("Recognition"u8)),
        ["video"] = (in h, _, ref f) => new VideoMessage(h, Identity(ref f), f.Need("MediaId"u8), f.Need("ThumbMediaId"u8)),
        ["shortvideo"] = (in h, _, ref f) => new ShortVideoMessage(h, Identity(ref f), f.Need("MediaId"u8), f.Need("ThumbMediaId"u8)),
        ["location"] = (in h, _, ref f) =>
            new LocationMessage(h, Identity(ref f), f.NeedDecimal("Location_X"u8), f.NeedDecimal("Location_Y"u8), f.Decimal("Scale"u8), f.Text("Label"u8)),
        ["link"] = (in h, _, ref f) => new LinkMessage(h, Identity(ref f), f.Need("Title"u8), f.Need("Description"u8), f.Need("Url"u8)),
        ["miniprogrampage"] = (in h, _, ref f) => new MiniProgramPageMessage(
            h, Identity(ref f), f.Need("AppId"u8), f.Need("PagePath"u8), f.Text("Title"u8), f.Text("ThumbUrl"u8), f.Text("ThumbMediaId"u8)),
        ["file"] = (in h, _, ref f) => new FileMessage(
            h, Identity(ref f), f.Need("Title"u8), f.Text("Description"u8), f.Text("FileKey"u8), f.Text("FileMd5"u8), f.Number("FileTotalLen"u8)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static MessageIdentity Identity(ref FieldGroup f) =>
        new(f.NeedNumber("MsgId"u8), f.Text("MsgDataId"u8), f.Integer("Idx"u8), f.Number("BusinessId"u8));
}
