using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>What officers see of conversations and do with them, over HTTP.</summary>
public sealed class OfficerTests
{
    private const string Unanswerable = "小区路灯不亮";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_nobodys_answer_fits_waits_in_the_list_and_an_officers_reply_opens_it(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);
        await desk.WeChat.TextAsync("oWang", Unanswerable);

        var waiting = (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)waiting["lastText"]!).ShouldBe(Unanswerable);
        ((int)waiting["unread"]!).ShouldBe(1);
        ((int)waiting["window"]!["remaining"]!).ShouldBe(5);

        var said = await desk.Officer.PostJsonAsync($"/api/conversations/{waiting["id"]}/replies", new { text = "已通知路灯所。", clientKey = "k1" }, HttpStatusCode.Accepted);

        ((string)said["sentBy"]!).ShouldBe("staff");
        var opened = await desk.Officer.GetJsonAsync($"/api/conversations/{waiting["id"]}");
        ((string)opened["state"]!).ShouldBe("open");
        ((int)opened["window"]!["remaining"]!).ShouldBe(4);
        ((int)opened["unread"]!).ShouldBe(0);
        opened["assignedTo"].ShouldNotBeNull();
        (await desk.TextsAsync(waiting)).ShouldBe([Unanswerable, "已转值班人员，请稍候。", "已通知路灯所。"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task All_conversations_stand_by_what_was_said_last_page_by_page(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        foreach (var follower in new[] { "oA", "oB", "oC", "oA" })
        {
            await desk.WeChat.TextAsync(follower, "你好 " + follower);
            desk.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await desk.Officer.GetJsonAsync("/api/conversations?limit=2");
        var second = await desk.Officer.GetJsonAsync($"/api/conversations?limit=2&cursor={first["nextCursor"]}");

        first["items"]!.AsArray().Select(item => (string)item!["lastText"]!).ShouldBe(["你好 oA", "你好 oC"]);
        second["items"]!.AsArray().Select(item => (string)item!["lastText"]!).ShouldBe(["你好 oB"]);
        second["nextCursor"].ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_same_reply_sent_twice_is_said_once(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        var reply = new { text = "马上处理。", clientKey = "same" };

        var first = await desk.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/replies", reply, HttpStatusCode.Accepted);
        var second = await desk.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/replies", reply, HttpStatusCode.Accepted);

        ((int)second["seq"]!).ShouldBe((int)first["seq"]!);
        (await desk.TextsAsync(conversation)).Count(text => text == "马上处理。").ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_WeChat_lets_nobody_say_now_is_kept_and_a_follower_who_left_is_told_before_anything_is_sent(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);

        for (var number = 1; number <= 5; number++) await desk.ReplyAsync(conversation, "第" + number, HttpStatusCode.Accepted);
        ((string)(await desk.ReplyAsync(conversation, "第6", HttpStatusCode.Accepted))["delivery"]!).ShouldBe("kept");
        ((int)(await desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["kept"]!).ShouldBe(1);

        await desk.WeChat.TextAsync("oWang", "还在吗");
        ((int)(await desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["kept"]!).ShouldBe(0);
        ((int)(await desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["window"]!["remaining"]!).ShouldBe(4);

        await desk.WeChat.EventAsync("oWang", "unsubscribe");
        ((string)(await desk.ReplyAsync(conversation, "走了", HttpStatusCode.Conflict))["code"]!).ShouldBe("follower_unsubscribed");
        (await desk.TextsAsync(conversation)).Count(text => text is "第6" or "走了").ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_longer_than_WeChat_takes_is_refused_with_what_to_do()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        var conversation = await desk.AskAsync("oWang", Unanswerable);

        ((string)(await desk.ReplyAsync(conversation, new string('长', 683), HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("reply_too_long");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_closed_conversation_is_answered_automatically_again(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        await desk.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/take", new { });
        (await desk.WeChat.TextAsync("oWang", TestAccounts.MoveQuestion)).IsNothing.ShouldBeTrue("an officer talks with this citizen");

        ((string)(await desk.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/close", new { }))["state"]!).ShouldBe("automatic");

        (await desk.WeChat.TextAsync("oWang", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer);
    }

    [Fact]
    public async Task Officers_of_another_agency_see_and_do_nothing_here()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        using var stranger = await desk.Host.SignInAsync(await desk.Host.AddAgencyAsync("elsewhere"), StaffRole.Officer);

        (await stranger.GetJsonAsync("/api/conversations"))["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.GetAsync($"/api/conversations/{conversation["id"]}/messages")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var act in new[] { "take", "close", "read" })
            (await stranger.PostAsync($"/api/conversations/{conversation["id"]}/{act}", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_message_appears_in_an_open_console_without_asking()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        await using var stream = await desk.Officer.GetStreamAsync("/api/live");
        var events = SseParser.Create(stream).EnumerateAsync();
        var heard = events.Where(item => item.EventType != "ping").Take(4).ToListAsync().AsTask();

        await desk.WeChat.TextAsync("oWang", Unanswerable);

        var kinds = await desk.Host.Clock.WhenAsync(heard);
        kinds.Select(item => item.EventType).ShouldBe(["message", "message", "conversation", "unanswered"]);
        ((string)JsonNode.Parse(kinds[0].Data)!["message"]!["text"]!).ShouldBe(Unanswerable);
        ((string)JsonNode.Parse(kinds[2].Data)!["state"]!).ShouldBe("waiting");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Beside_the_draft_stand_the_approved_answers_nearest_to_what_the_citizen_asked_last(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.WeChat.TextAsync("oLi", "人工");
        await desk.WeChat.TextAsync("oLi", "户口迁移要带什么");
        await desk.WeChat.TextAsync("oLi", "在吗");
        var id = (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]![0]!["id"];

        var suggested = (await desk.Officer.GetJsonAsync($"/api/conversations/{id}/suggestions")).AsArray();

        ((string)suggested[0]!["question"]!, (string)suggested[0]!["text"]!).ShouldBe((TestAccounts.MoveQuestion, TestAccounts.MoveAnswer));
        suggested.ShouldAllBe(answer => (string)answer!["question"]! != TestAccounts.ExpiredQuestion);
        (await desk.Officer.GetAsync($"/api/conversations/{Guid.Empty}/suggestions")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Unanswered_questions_are_counted_and_can_be_dismissed(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        foreach (var follower in new[] { "oA", "oB" }) (await desk.WeChat.TextAsync(follower, Unanswerable + "？")).Text.ShouldBe("已转值班人员，请稍候。");
        using var editor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Editor);

        var question = (await editor.GetJsonAsync("/api/unanswered"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)question["count"]!).ShouldBe(2);
        (await editor.PostAsync($"/api/unanswered/{question["id"]}/dismiss", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await editor.GetJsonAsync("/api/unanswered"))["items"]!.AsArray().ShouldBeEmpty();
    }
}
