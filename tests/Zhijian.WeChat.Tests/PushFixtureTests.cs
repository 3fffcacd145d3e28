using System.Text.Json;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests;

/// <summary>Every message and event of the official docs: what each sample must be read as, in XML and in JSON.</summary>
public sealed class PushFixtureTests
{
    private const long Id = 1234567890123456;

    private static readonly string[] Md5 = ["1b5f7c23b5bf75682a53e7b6d163e185", "5a75aaca956d97be686719218f275c6b"];

    private static readonly Dictionary<string, Func<MessageHeader, InboundMessage>> Expected = new()
    {
        ["message-text.xml"] = h => new TextMessage(h, new(Id, "xxxx", 1), "this is a test"),
        ["message-image.xml"] = h => new ImageMessage(h, new(Id), "http://mmbiz.qpic.cn/..", "media_id"),
        ["message-voice.xml"] = h => new VoiceMessage(h, new(Id), "media_id", "amr", Recognition: "腾讯微信团队"),
        ["message-video.xml"] = h => new VideoMessage(h, new(1), "m", "t"),
        ["message-shortvideo.xml"] = h => new ShortVideoMessage(h, new(Id), "media_id", "thumb_media_id"),
        ["message-location.xml"] = h => new LocationMessage(h, new(Id), 23.134521, 113.358803, 20, "位置信息"),
        ["message-link.xml"] = h => new LinkMessage(h, new(Id), "t", "d", "http://.."),
        ["message-miniprogrampage.xml"] = h => new MiniProgramPageMessage(h, new(1), "wx..", "path", "t", "u", "m"),
        ["message-file.xml"] = h => new FileMessage(h, new(Id), "t.pdf", "d", "key", Md5[1], 1024),
        ["event-subscribe.xml"] = h => new SubscribeEvent(h, "qrscene_123123", "TICKET"),
        ["event-unsubscribe.xml"] = h => new UnsubscribeEvent(h),
        ["event-SCAN.xml"] = h => new ScanEvent(h, "123123", "TICKET"),
        ["event-LOCATION.xml"] = h => new LocationEvent(h, 23.137466, 113.352425, 119.385040),
        ["event-CLICK.xml"] = h => new ClickEvent(h, "EVENTKEY"),
        ["event-VIEW.xml"] = h => new ViewEvent(h, "http://www.qq.com", "MENUID"),
        ["event-view_miniprogram.xml"] = h => new ViewMiniProgramEvent(h, "pages/index/index", "MENUID"),
        ["event-scancode_push.xml"] = h => new ScanCodePushEvent(h, "6", "qrcode", "1"),
        ["event-scancode_waitmsg.xml"] = h => new ScanCodeWaitEvent(h, "6", "qrcode", "2"),
        ["event-pic_sysphoto.xml"] = h => new PictureMenuEvent(h, "pic_sysphoto", "6", 2, Md5),
        ["event-pic_photo_or_album.xml"] = h => new PictureMenuEvent(h, "pic_photo_or_album", "6", 2, Md5),
        ["event-pic_weixin.xml"] = h => new PictureMenuEvent(h, "pic_weixin", "6", 1, Md5[1..]),
        ["event-location_select.xml"] = h => new LocationSelectEvent(h, "6", 23, 113, 15, " 广州市海珠区客村艺苑路 106号", ""),
        ["event-TEMPLATESENDJOBFINISH.xml"] = h => new TemplateSendJobFinishEvent(h, 200163836, "success"),
        ["event-MASSSENDJOBFINISH.xml"] = h => new MassSendJobFinishEvent(
            h, 1000001625, "err(30003)", 100, 80, 75, 5,
            new CopyrightCheck(2, 2, [new(1, 0, 2, "Url_1", 1, 1, 1, 1), new(2, 0, 2, "Url_2", 1, 1, 1, 1)]), [new(1, "Url")], 1),
        ["event-PUBLISHJOBFINISH.xml"] = h => new PublishJobFinishEvent(
            h, "PUBLISHJOBFINISH", "2247503051", 0, "b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvy", 1, [new(1, "ARTICLE_URL")], []),
        ["event-FREEPUBLISHJOBFINISH.xml"] = h => new PublishJobFinishEvent(h, "FREEPUBLISHJOBFINISH", "2247503051", 2, "", null, [], ["1", "2"]),
        ["event-subscribe_msg_popup_event.xml"] = h => new SubscribeMessagePopupEvent(h, [new("VRR0..", "accept", 2)]),
        ["event-subscribe_msg_change_event.xml"] = h => new SubscribeMessageChangeEvent(h, [new("VRR0..", "reject"), new("9nLI..", "reject")]),
        ["event-subscribe_msg_sent_event.xml"] = h => new SubscribeMessageSentEvent(h, [new("VRR0..", "1700827132819554304", 0, "success")]),
        ["event-kf_create_session.xml"] = h => new AgentSessionCreatedEvent(h, "test1@test"),
        ["event-kf_close_session.xml"] = h => new AgentSessionClosedEvent(h, "test1@test", "KF"),
        ["event-kf_switch_session.xml"] = h => new AgentSessionSwitchedEvent(h, "test1@test", "test2@test"),
        ["event-user_info_modified.xml"] = h => new UserInfoModifiedEvent(h, "oPerson", null, "wx.."),
        ["event-user_authorization_revoke.xml"] = h => new UserAuthorizationRevokedEvent(h, "o..", null, "wx..", "201"),
        ["event-user_authorization_cancellation.xml"] = h => new UserAuthorizationCancelledEvent(h, "oPerson", "uPerson", "wx.."),
        ["event-qualification_verify_success.xml"] = h => new QualificationVerifiedEvent(h, At(1442401156)),
        ["event-qualification_verify_fail.xml"] = h => new QualificationFailedEvent(h, At(1442401122), "by time"),
        ["event-naming_verify_success.xml"] = h => new NamingVerifiedEvent(h, At(1442401093)),
        ["event-naming_verify_fail.xml"] = h => new NamingFailedEvent(h, At(1442401061), "by time"),
        ["event-annual_renew.xml"] = h => new AnnualRenewEvent(h, At(1442401004)),
        ["event-verify_expired.xml"] = h => new VerificationExpiredEvent(h, At(1442400900)),
        ["event-user_enter_tempsession.xml"] = h => new TemporarySessionEvent(h, "sessionFrom"),
        ["event-wxa_media_check.json"] = h => new MediaCheckEvent(
            h, "60f96f1d-3845297a-1976a3ae", "wx8f16a5e5fc3ab6d4", 2, "pass", 100, [new("content_model", 0, "pass", 100, 90, null, null)]),
        ["event-weapp_audit_success.xml"] = h => new CodeAuditPassedEvent(h, At(1488856741)),
        ["event-weapp_audit_fail.xml"] = h => new CodeAuditFailedEvent(h, "1:账号信息不符合规范", At(1488856591), "xxx|yyy|zzz"),
        ["event-weapp_audit_delay.xml"] = h => new CodeAuditDelayedEvent(h, "为了更好的服务小程序，您的服务商正在进行提审系统的优化", At(1488856591)),
    };

    public static TheoryData<string> All => [.. Fixture.PushNames()];

    public static TheoryData<string> InXml => [.. Fixture.PushNames().Where(name => name.EndsWith(".xml", StringComparison.Ordinal))];

    [Fact]
    public void Every_type_of_the_library_has_a_sample()
    {
        Expected.Keys.Order(StringComparer.Ordinal).ShouldBe(Fixture.PushNames());
        var sampled = Expected.Values.Select(create => create(default).GetType());
        var declared = typeof(InboundMessage).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(InboundMessage)) && !type.IsAbstract);
        declared.Except(sampled).ShouldBe([typeof(UnknownMessage), typeof(UnknownEvent)], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_sample_is_read_without_losing_a_field(string name)
    {
        var push = Fixture.Push(name);
        var message = InboundMessageParser.Parse(push);
        message.ToUserName.ShouldBe("gh_a");
        message.FromUserName.ShouldBe("oUser");
        message.CreateTime.ShouldBeOneOf(At(1348831860), At(123456789));
        message.Raw.ToArray().ShouldBe(push);
        message.Extras.ShouldBeEmpty();
        name.ShouldBe($"{(message is EventMessage happened ? "event-" + happened.Event : "message-" + message.MsgType)}{Path.GetExtension(name)}");
        Json(message).ShouldBe(Json(Expected[name](message.Header)));
    }

    [Theory]
    [MemberData(nameof(InXml))]
    public void The_JSON_form_reads_the_same(string name)
    {
        var message = InboundMessageParser.Parse(JsonForm.Of(Fixture.Push(name)));
        Json(message).ShouldBe(Json(Expected[name](message.Header)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_push_tried_again_has_the_same_key_and_another_second_another_one(string name)
    {
        var header = new MessageHeader("gh_a", "oUser", At(1));
        var create = Expected[name];
        create(header).DeduplicationKey.ShouldBe(create(header).DeduplicationKey);
        create(header).DeduplicationKey.Length.ShouldBeInRange(1, 128);
        if (create(header) is not EventMessage) return;
        create(header).DeduplicationKey.ShouldNotBe(create(header with { CreateTime = At(2) }).DeduplicationKey);
        create(header).DeduplicationKey.ShouldNotBe(create(header with { FromUserName = "oOther" }).DeduplicationKey);
    }

    private static DateTimeOffset At(long unixSeconds) => DateTimeOffset.FromUnixTimeSeconds(unixSeconds);

    private static string Json(InboundMessage message) => message.GetType().Name + JsonSerializer.Serialize<object>(message);
}
