using System.Collections.Frozen;
using Zhijian.WeChat.Messages.Parsing;

namespace Zhijian.WeChat.Messages;

/// <summary>Event → how to read it. Adding an event is adding a row. Official docs: 接收事件推送 and the pages named at the types.</summary>
internal static class EventTypes
{
    public static readonly FrozenDictionary<string, PushReader> Readers = new[]
    {
        Follow(), Menu(), Jobs(), SubscribeNotices(), AgentSessions(), PersonalData(), Verification(), MiniPrograms(),
    }.SelectMany(group => group).ToFrozenDictionary(StringComparer.Ordinal);

    private static Dictionary<string, PushReader> Follow() => new()
    {
        [SubscribeEvent.Name] = (in h, _, ref f) => new SubscribeEvent(h, f.Filled("EventKey"u8), f.Filled("Ticket"u8)),
        [UnsubscribeEvent.Name] = (in h, _, ref f) => new UnsubscribeEvent(h, f.Filled("EventKey"u8)),
        [ScanEvent.Name] = (in h, _, ref f) => new ScanEvent(h, f.Need("EventKey"u8), f.Filled("Ticket"u8)),
        [LocationEvent.Name] = (in h, _, ref f) =>
            new LocationEvent(h, f.NeedDecimal("Latitude"u8), f.NeedDecimal("Longitude"u8), f.Decimal("Precision"u8)),
    };

    private static Dictionary<string, PushReader> Menu() => new()
    {
        [ClickEvent.Name] = (in h, _, ref f) => new ClickEvent(h, f.Need("EventKey"u8)),
        [ViewEvent.Name] = (in h, _, ref f) => new ViewEvent(h, f.Need("EventKey"u8), f.Filled("MenuId"u8)),
        [ViewMiniProgramEvent.Name] = (in h, _, ref f) => new ViewMiniProgramEvent(h, f.Need("EventKey"u8), f.Filled("MenuId"u8)),
        [ScanCodePushEvent.Name] = (in h, _, ref f) =>
        {
            var scan = f.Group("ScanCodeInfo"u8);
            return new ScanCodePushEvent(h, f.Need("EventKey"u8), scan.Need("ScanType"u8), scan.Need("ScanResult"u8));
        },
        [ScanCodeWaitEvent.Name] = (in h, _, ref f) =>
        {
            var scan = f.Group("ScanCodeInfo"u8);
            return new ScanCodeWaitEvent(h, f.Need("EventKey"u8), scan.Need("ScanType"u8), scan.Need("ScanResult"u8));
        },
        [PictureMenuEvent.CameraName] = Picture,
        [PictureMenuEvent.CameraOrAlbumName] = Picture,
        [PictureMenuEvent.AlbumName] = Picture,
        [LocationSelectEvent.Name] = (in h, _, ref f) =>
        {
            var place = f.Group("SendLocationInfo"u8);
            return new LocationSelectEvent(
                h, f.Need("EventKey"u8), place.Decimal("Location_X"u8), place.Decimal("Location_Y"u8), place.Decimal("Scale"u8), place.Text("Label"u8), place.Text("Poiname"u8));
        },
    };

    private static Dictionary<string, PushReader> Jobs() => new()
    {
        [TemplateSendJobFinishEvent.Name] = (in h, _, ref f) => new TemplateSendJobFinishEvent(h, f.NeedNumber("MsgID"u8), f.Need("Status"u8)),
        [MassSendJobFinishEvent.Name] = (in h, _, ref f) => JobEventReaders.MassSend(in h, ref f),
        [PublishJobFinishEvent.Name] = JobEventReaders.Publish,
        [PublishJobFinishEvent.OlderName] = JobEventReaders.Publish,
    };

    private static Dictionary<string, PushReader> SubscribeNotices() => new()
    {
        [SubscribeMessagePopupEvent.Name] = (in h, _, ref f) => new SubscribeMessagePopupEvent(h, f.GroupOrSelf("SubscribeMsgPopupEvent"u8).List("List"u8, Choice)),
        [SubscribeMessageChangeEvent.Name] = (in h, _, ref f) => new SubscribeMessageChangeEvent(h, f.GroupOrSelf("SubscribeMsgChangeEvent"u8).List("List"u8, Choice)),
        [SubscribeMessageSentEvent.Name] = (in h, _, ref f) => new SubscribeMessageSentEvent(
            h,
            f.GroupOrSelf("SubscribeMsgSentEvent"u8).List(
                "List"u8,
                static (ref i) => new SubscribeNoticeResult(i.Text("TemplateId"u8), i.Text("MsgID"u8), i.Integer("ErrorCode"u8), i.Text("ErrorStatus"u8)))),
    };

    private static Dictionary<string, PushReader> AgentSessions() => new()
    {
        [AgentSessionCreatedEvent.Name] = (in h, _, ref f) => new AgentSessionCreatedEvent(h, f.Need("KfAccount"u8)),
        [AgentSessionClosedEvent.Name] = (in h, _, ref f) => new AgentSessionClosedEvent(h, f.Need("KfAccount"u8), f.Text("CloseType"u8)),
        [AgentSessionSwitchedEvent.Name] = (in h, _, ref f) => new AgentSessionSwitchedEvent(h, f.Need("FromKfAccount"u8), f.Need("ToKfAccount"u8)),
    };

    private static Dictionary<string, PushReader> PersonalData() => new()
    {
        [UserInfoModifiedEvent.Name] = (in h, _, ref f) => new UserInfoModifiedEvent(h, OpenId(ref f), UnionId(ref f), AppId(ref f)),
        [UserAuthorizationRevokedEvent.Name] = (in h, _, ref f) => new UserAuthorizationRevokedEvent(
            h, OpenId(ref f), UnionId(ref f), AppId(ref f), f.Need("RevokeInfo"u8), f.Text("PluginID"u8), f.Text("OpenPID"u8)),
        [UserAuthorizationCancelledEvent.Name] = (in h, _, ref f) => new UserAuthorizationCancelledEvent(h, OpenId(ref f), UnionId(ref f), AppId(ref f)),
    };

    private static Dictionary<string, PushReader> Verification() => new()
    {
        [QualificationVerifiedEvent.Name] = (in h, _, ref f) => new QualificationVerifiedEvent(h, f.Time("ExpiredTime"u8)),
        [QualificationFailedEvent.Name] = (in h, _, ref f) => new QualificationFailedEvent(h, f.Time("FailTime"u8), f.Text("FailReason"u8)),
        [NamingVerifiedEvent.Name] = (in h, _, ref f) => new NamingVerifiedEvent(h, f.Time("ExpiredTime"u8)),
        [NamingFailedEvent.Name] = (in h, _, ref f) => new NamingFailedEvent(h, f.Time("FailTime"u8), f.Text("FailReason"u8)),
        [AnnualRenewEvent.Name] = (in h, _, ref f) => new AnnualRenewEvent(h, f.Time("ExpiredTime"u8)),
        [VerificationExpiredEvent.Name] = (in h, _, ref f) => new VerificationExpiredEvent(h, f.Time("ExpiredTime"u8)),
    };

    private static Dictionary<string, PushReader> MiniPrograms() => new()
    {
        [TemporarySessionEvent.Name] = (in h, _, ref f) => new TemporarySessionEvent(h, f.Text("SessionFrom"u8)),
        [MediaCheckEvent.Name] = (in h, _, ref f) => JobEventReaders.MediaCheck(in h, ref f),
        [CodeAuditPassedEvent.Name] = (in h, _, ref f) => new CodeAuditPassedEvent(h, f.Time("SuccTime"u8)),
        [CodeAuditFailedEvent.Name] = (in h, _, ref f) =>
            new CodeAuditFailedEvent(h, f.Text("Reason"u8), f.Time("FailTime"u8), f.Text("ScreenShot"u8)),
        [CodeAuditDelayedEvent.Name] = (in h, _, ref f) => new CodeAuditDelayedEvent(h, f.Text("Reason"u8), f.Time("DelayTime"u8)),
    };

    private static PictureMenuEvent Picture(in MessageHeader h, string name, ref FieldGroup f)
    {
        var pictures = f.Group("SendPicsInfo"u8);
        return new PictureMenuEvent(
            h, name, f.Need("EventKey"u8), pictures.Integer("Count"u8), pictures.Items("PicList"u8, static (ref i) => i.Need("PicMd5Sum"u8)));
    }

    private static SubscribeChoice Choice(ref FieldGroup item) =>
        new(item.Text("TemplateId"u8), item.Text("SubscribeStatusString"u8), item.Integer("PopupScene"u8));

    private static string OpenId(ref FieldGroup f) => f.Need("OpenID"u8, "openid"u8);

    private static string? UnionId(ref FieldGroup f) => f.Text("UnionID"u8, "unionid"u8);

    private static string? AppId(ref FieldGroup f) => f.Text("AppID"u8, "appid"u8);
}
