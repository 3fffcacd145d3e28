using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Figures;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>The definitions behind the figures, case by case.</summary>
public sealed class CountingTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(DecidedBy.Answer, 1, 1, 1.0)]
    [InlineData(DecidedBy.KeywordRule, 1, 1, 1.0)]
    [InlineData(DecidedBy.ModelPick, 1, 1, 1.0)]
    [InlineData(DecidedBy.Suggestions, 1, 0, 0.0)]
    [InlineData(DecidedBy.HandOver, 1, 0, 0.0)]
    [InlineData(DecidedBy.Choice, 0, 0, null)]
    [InlineData(DecidedBy.Verdict, 0, 0, null)]
    [InlineData(DecidedBy.Satisfaction, 0, 0, null)]
    [InlineData(DecidedBy.Fallback, 0, 0, null)]
    [InlineData(DecidedBy.Nobody, 0, 0, null)]
    public void What_the_account_did_says_whether_a_message_is_a_question_and_whether_it_needed_a_person(DecidedBy by, int questions, int automatic, double? share)
    {
        var tally = Counting.Of(Text("路灯不亮", by));

        tally.Received.ShouldBe(1);
        (tally.Questions, tally.Automatic, tally.AutomaticShare).ShouldBe((questions, automatic, share));
    }

    [Theory]
    [InlineData(MessageKind.Event, DecidedBy.Menu)]
    [InlineData(MessageKind.Event, DecidedBy.Fallback)]
    [InlineData(MessageKind.Event, DecidedBy.Welcome)]
    [InlineData(MessageKind.Notice, DecidedBy.Nobody)]
    public void Following_scanning_and_tapping_the_menu_are_no_messages(MessageKind kind, DecidedBy by) =>
        Counting.Of(Text("", by) with { Kind = kind }).ShouldBe(default);

    [Theory]
    [InlineData("路灯不亮", 1)]
    [InlineData("转人工", 0)]
    [InlineData("人工！", 0)]
    public void Asking_for_a_person_is_handed_over_and_not_unanswered(string text, int unanswered)
    {
        var message = Text(text, DecidedBy.HandOver);

        (Counting.Of(message).HandedOver, Counting.Of(message).Unanswered).ShouldBe((1, unanswered));
        Counting.MatterOf(message).HasValue.ShouldBe(unanswered == 1);
    }

    [Fact]
    public void A_picture_is_handed_over_and_not_unanswered()
    {
        var picture = Text("", DecidedBy.HandOver) with { Kind = MessageKind.Image, Payload = Xml("<MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[m]]></MediaId><MsgId>1</MsgId>") };

        (Counting.Of(picture).HandedOver, Counting.Of(picture).Unanswered).ShouldBe((1, 0));
    }

    [Fact]
    public void Only_what_a_person_says_outbound_is_a_reply()
    {
        var automatic = Text("", DecidedBy.Answer) with { Direction = MessageDirection.Outbound };

        Counting.Of(automatic).ShouldBe(default);
        Counting.Of(automatic with { DecidedBy = DecidedBy.Officer, StaffId = new StaffId(Guid.NewGuid()) }).ShouldBe(new Tally { Replied = 1 });
    }

    [Theory]
    [InlineData(DecidedBy.HandOver, 5, "traffic")]
    [InlineData(DecidedBy.Nobody, 5, "traffic")]
    [InlineData(DecidedBy.Answer, 5, "household")]
    [InlineData(DecidedBy.Answer, 40, ConversationReader.GeneralQueue)]
    public void People_count_for_the_queue_and_the_account_for_what_the_citizen_came_to_a_short_while_ago(DecidedBy by, int minutesAgo, string department) =>
        Counting.DepartmentOf(Text("路灯不亮", by) with { Department = "traffic", TopicDepartment = "household", TopicAt = Ten.AddMinutes(-minutesAgo) }).ShouldBe(department);

    [Fact]
    public void The_share_lies_between_none_and_all_however_often_citizens_pick() =>
        Prop.ForAll<byte, byte, byte>((offered, picked, others) =>
        {
            var tally = new Tally(0, others, offered, picked, others, 0, 0);
            return tally.Automatic >= others && tally.Automatic <= tally.Questions && tally.AutomaticShare is null or (>= 0 and <= 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hours_of_Beijing_begin_where_hours_begin() =>
        Prop.ForAll<int>(seconds =>
        {
            var at = Ten.AddSeconds(seconds);
            var hour = Counting.HourOf(at);
            return hour <= at && at < hour.AddHours(1) && hour.ToOffset(TimeSpan.FromHours(8)) is { Minute: 0, Second: 0 };
        }).QuickCheckThrowOnFailure();

    private static CountedMessage Text(string text, DecidedBy by) => new()
    {
        Id = 1,
        AgencyId = new AgencyId(Guid.NewGuid()),
        At = Ten,
        Direction = MessageDirection.Inbound,
        Kind = MessageKind.Text,
        DecidedBy = by,
        Payload = by == DecidedBy.HandOver ? Xml($"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content><MsgId>1</MsgId>") : null,
    };

    private static byte[] Xml(string elements) =>
        Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1795140000</CreateTime>{elements}</xml>");
}
