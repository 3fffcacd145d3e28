using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Tellings;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using static Zhijian.Server.Tests.Services.Notices.NoticeScene;

namespace Zhijian.Server.Tests.Services.Notices;

/// <summary>A citizen asks to be told, the department's event tells them (通知订阅).</summary>
public sealed class NoticeTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Who_has_subscribed_is_told_once_however_often_the_department_says_it_and_nobody_else_is(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        var summary = await scene.Citizens.WeChat.SayAllAsync(Li, "停水提醒", "岳阳街道");
        var done = await scene.SayAsync(Li, "提交");
        await scene.SubscribeAsync(Wang, "2");

        await scene.AnnounceAsync(Event("e1"), Event("e1"));
        var told = await scene.Api.NextCallAsync();
        await scene.AnnounceAsync(Event("e1"));
        await scene.Host.RestartAsync();

        summary.ShouldContain("1. 街道：岳阳街道");
        done.ShouldStartWith("已为您订阅岳阳街道的停水提醒。\n\n回复“我的订阅”可以查看，回复“退订”不再接收。");
        done.ShouldContain("点这里：", customMessage: "who wants to be told outside of WeChat's window may allow it");
        told.ShouldBe((Li, "【停水提醒】荣乐路，紧急抢修，到2026年11月20日18:00。\n\n不想再收，请回复“退订”。"));
        await scene.NobodyElseIsToldAsync(Wang);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_subscribed_to_in_the_chat_is_seen_there_and_on_the_page_and_ended_in_either(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        await scene.SubscribeAsync(Li);
        await scene.SubscribeAsync(Li, "2");
        await scene.AnnounceAsync(Event("e1"));
        await scene.Api.NextCallAsync();
        using var page = await scene.Citizens.PageAsync(Li);
        using var stranger = await scene.Citizens.PageAsync(Wang);

        var list = await scene.SayAsync(Li, "我的订阅");
        var seen = (await page.Http.GetJsonAsync("/api/citizen/notices")).AsArray();
        var which = await scene.SayAsync(Li, "退订");
        var ended = await scene.SayAsync(Li, "退订2");
        var id = (long)seen[0]!["id"]!;
        var foreign = await stranger.Http.DeleteAsync($"/api/citizen/notices/{id}");
        var (first, again) = (await page.Http.DeleteAsync($"/api/citizen/notices/{id}"), await page.Http.DeleteAsync($"/api/citizen/notices/{id}"));

        list.ShouldBe("您订阅的通知：\n1. 停水提醒：岳阳街道（到2027年11月20日）\n2. 停水提醒：泗泾镇（到2027年11月20日）\n不想再收的，回复“退订”加前面的数字，比如“退订1”。");
        seen.Count.ShouldBe(2);
        ((string)seen[0]!["title"]!, (string)seen[0]!["about"]!).ShouldBe(("停水提醒", "岳阳街道"));
        ((string)seen[0]!["latest"]![0]!["text"]!).ShouldBe("【停水提醒】荣乐路，紧急抢修，到2026年11月20日18:00。");
        which.ShouldStartWith("要退订哪一项？");
        ended.ShouldBe("已退订：停水提醒：泗泾镇。需要时可以重新订阅。");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NotFound));
        (await scene.SayAsync(Li, "我的订阅")).ShouldBe("您没有订阅通知。");
        await scene.AnnounceAsync(Event("e2"));
        await scene.NobodyElseIsToldAsync();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_subscribes_on_the_page_reads_so_in_the_chat_where_the_notices_come(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SayAsync(Li, "你好");
        using var page = await scene.Citizens.PageAsync(Li);

        var summary = await page.EnterAllAsync((await page.BeginServiceAsync("water-off"))["run"]!, "1");
        var done = (await page.ActAsync(summary, "submit"))["run"]!;
        var chat = await scene.Api.NextCallAsync();
        await scene.AnnounceAsync(Event("e1"));

        ((string)done["state"]!, (string)done["said"]!).ShouldBe(("done", "已为您订阅岳阳街道的停水提醒。"));
        chat.ShouldBe((Li, "您在网页上提交了“停水提醒”。\n已为您订阅岳阳街道的停水提醒。"));
        (await scene.Api.NextCallAsync()).Text.ShouldStartWith("【停水提醒】荣乐路");
        (await page.Http.GetJsonAsync("/api/citizen/services")).AsArray().Where(card => (string)card!["outcome"]! == "notice").Select(card => (string)card!["key"]!).ShouldBe(["water-off"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Outside_of_the_window_a_notice_waits_for_the_citizen_as_long_as_it_is_of_use(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        scene.Host.Clock.Leap(TimeSpan.FromHours(49));

        await scene.AnnounceAsync(Event("e1", roads: "过时的路", until: "2026-11-22T12:00:00+08:00"), Event("e2", roads: "还在停的路", until: "2026-11-24T18:00:00+08:00"), Event("e3", roads: "早过了的路", until: "2026-11-22T10:30:00+08:00"));
        await scene.SeesAsync("过时的路", Delivery.Kept);
        await scene.SeesAsync("还在停的路", Delivery.Kept);
        scene.Host.Clock.Leap(TimeSpan.FromHours(5));
        await scene.SeesAsync("过时的路", Delivery.Outdated);
        await scene.SayAsync(Li, "在吗");

        await scene.SeesAsync("还在停的路", Delivery.Sent);
        (await scene.Api.NextCallAsync()).Text.ShouldContain("还在停的路");
        scene.Api.HasMoreCalls.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Text_that_an_old_system_fills_up_is_told_without_its_padding(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);

        await scene.AnnounceAsync(Event("e1", roads: "荣乐路\0\0\0"));

        (await scene.Api.NextCallAsync()).Text.ShouldStartWith("【停水提醒】荣乐路，紧急抢修");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task However_much_is_announced_an_officer_can_still_answer_and_the_rest_comes_when_the_citizen_writes(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        using var officer = await scene.Host.SignInAsync(scene.Citizens.Account.AgencyId, StaffRole.Officer);

        await scene.AnnounceAsync([.. Enumerable.Range(1, 4).Select(number => Event($"e{number}", roads: $"第{number}条路"))]);
        for (var number = 1; number <= 3; number++) (await scene.Api.NextCallAsync()).Text.ShouldContain($"第{number}条路");
        await scene.SeesAsync("第4条路", Delivery.Kept);
        var id = (await officer.GetJsonAsync("/api/conversations?state=all"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"];
        await officer.PostJsonAsync($"/api/conversations/{id}/replies", new { text = "我们在抢修。", clientKey = "key-1", besideHolder = true }, HttpStatusCode.Accepted);

        (await scene.Api.NextCallAsync()).ShouldBe((Li, "我们在抢修。"));
        await scene.Citizens.WeChat.TextAsync(Li, "好的");
        (await scene.Api.NextCallAsync()).Text.ShouldContain("第4条路");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_message_the_citizen_allowed_reaches_them_outside_of_the_window(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        var link = QueryHelpers.ParseQuery(new Uri((await scene.SubscribeAsync(Li)).Split('"')[1]).Query);
        var answer = new Dictionary<string, string?> { ["openid"] = Li, ["action"] = "confirm", ["template_id"] = link["template_id"], ["scene"] = link["scene"], ["reserved"] = link["reserved"] };
        using var allowed = await scene.Host.Client.GetAsync(QueryHelpers.AddQueryString(new Uri(link["redirect_url"]!).AbsolutePath, answer));
        scene.Host.Clock.Leap(TimeSpan.FromHours(49));

        await scene.AnnounceAsync(Event("e1", until: "2026-11-24T18:00:00+08:00"));

        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await scene.Api.NextCallAsync()).ShouldBe((Li, "[您订阅的通知] 【停水提醒】荣乐路，紧急抢修，到2026年11月24日18:00。\n\n不想再收，请回复“退订”。"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_subscription_of_one_notice_ends_with_it_and_any_other_after_its_days_which_is_told(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind, NoticeScene.Service.Replace("goodUntil: until", "once: true", StringComparison.Ordinal));
        await scene.SubscribeAsync(Li);
        await scene.AnnounceAsync(Event("e1"));

        (await scene.Api.NextCallAsync()).Text.ShouldBe("【停水提醒】荣乐路，紧急抢修，到2026年11月20日18:00。");
        (await scene.SayAsync(Li, "我的订阅")).ShouldBe("您没有订阅通知。");
        await scene.SubscribeAsync(Wang);
        scene.Host.Clock.Leap(TimeSpan.FromDays(365) + TimeSpan.FromHours(-1));
        await scene.SayAsync(Wang, "你好");
        scene.Host.Clock.Leap(TimeSpan.FromHours(2));
        (await scene.Api.NextCallAsync()).ShouldBe((Wang, "您订阅的“停水提醒：岳阳街道”到期了，以后不再通知。还需要的话，请重新订阅。"));
        (await scene.SayAsync(Wang, "我的订阅")).ShouldBe("您没有订阅通知。");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_subscribed_with_an_older_version_is_told_in_the_words_of_the_newest(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        await scene.Citizens.PublishAsync("water-off", NoticeScene.Service.Replace("【停水提醒】", "【新的提醒】", StringComparison.Ordinal));

        await scene.AnnounceAsync(Event("e1"));

        (await scene.Api.NextCallAsync()).Text.ShouldStartWith("【新的提醒】荣乐路");
        await scene.NobodyElseIsToldAsync();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_notice_reaches_everybody_once_although_the_server_restarts_while_it_goes_round(DatabaseKind kind)
    {
        const int Subscribers = 600;
        await using var scene = await NoticeScene.OpenAsync(kind);
        await Parallel.ForAsync(0, Subscribers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await scene.SubscribeAsync($"oFollower{number}"));
        var told = new List<string>();

        await scene.AnnounceAsync(Event("e1"));
        while (told.Count < 100) told.Add((await scene.Api.NextCallAsync()).OpenId);
        await scene.Host.RestartAsync();
        while (told.Count < Subscribers) told.Add((await scene.Api.NextCallAsync()).OpenId);

        told.Distinct().Count().ShouldBe(Subscribers);
        await scene.NobodyElseIsToldAsync();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_event_whose_description_this_server_has_not_read_yet_is_left_to_others_for_a_while(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        await scene.Host.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            var now = scene.Host.Clock.GetUtcNow();
            db.Add(new ConnectorEvent { AgencyId = scene.Citizens.Account.AgencyId, Connector = "water", EventId = "new", Type = "outage.over", At = now, ReceivedAt = now, Data = "{}", Waits = true });
            return db.SaveChangesAsync();
        });

        await scene.AnnounceAsync(Event("e1"));
        (await scene.Api.NextCallAsync()).OpenId.ShouldBe(Li, "nobody waits for it");
        (await WaitsAsync()).ShouldBeTrue();

        await scene.Host.Clock.UntilAsync(async () => await WaitsAsync() ? null : "nobody can read it");

        Task<bool> WaitsAsync() => scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ConnectorEvent>().AnyAsync(told => told.EventId == "new" && told.Waits));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_to_be_told_to_somebody_whose_data_are_deleted_does_not_stay_on_the_list(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.Host.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            db.Add(Telling.OfNotice(scene.Citizens.Account.AgencyId, Guid.CreateVersion7(), "没有人了", null, scene.Host.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });

        await scene.Host.Clock.UntilAsync(async () =>
            await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<Telling>().AnyAsync()) ? null : "off the list");
    }

    [Fact]
    public async Task Two_servers_on_one_database_take_notices_round_together_and_tell_everybody_once()
    {
        Assert.SkipWhen(Databases.PostgresServer is null, Databases.PostgresVariable + " is not set");
        const int Subscribers = 700;
        await using var scene = await NoticeScene.OpenAsync(DatabaseKind.PostgreSql);
        await using var other = await scene.Host.StartOtherAsync();
        await Parallel.ForAsync(0, Subscribers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await scene.SubscribeAsync($"oFollower{number}"));
        var told = new List<(string OpenId, string Text)>();

        var taken = await Task.WhenAll(scene.PushAsync(Event("e1")), PushAsync(other, Event("e2", roads: "沪松路")), PushAsync(other, Event("e1")));
        while (told.Count < 2 * Subscribers) told.Add(await scene.Api.NextCallAsync());

        taken.ShouldAllBe(answer => answer.IsSuccessStatusCode);
        told.Distinct().Count().ShouldBe(2 * Subscribers);
        await scene.NobodyElseIsToldAsync();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_agency_sees_how_many_want_to_be_told_and_how_many_were(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        await scene.SubscribeAsync(Wang);
        await scene.SubscribeAsync("oZhao", "2");
        await scene.AnnounceAsync(Event("e1"));
        await scene.Api.NextCallAsync();
        await scene.Api.NextCallAsync();
        using var officer = await scene.Host.SignInAsync(scene.Citizens.Account.AgencyId, StaffRole.Officer);
        using var other = await scene.Host.SignInAsync(await scene.Host.AddAgencyAsync("other"), StaffRole.Officer);

        var seen = await officer.GetJsonAsync("/api/services/water-off/notices");

        ((int)seen["subscribers"]!).ShouldBe(3);
        var notice = seen["latest"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)notice["told"]!, (string)notice["text"]!, notice["doneAt"] is not null).ShouldBe((2, "【停水提醒】荣乐路，紧急抢修，到2026年11月20日18:00。", true));
        ((int)(await other.GetJsonAsync("/api/services/water-off/notices"))["subscribers"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData("我的订阅", null, false)]
    [InlineData("查看我的通知。", null, false)]
    [InlineData("退订", 0, false)]
    [InlineData("TD", 0, false)]
    [InlineData("退订２", 2, false)]
    [InlineData("取消订阅第3项", 3, false)]
    [InlineData("退订全部", 0, true)]
    public void Wishes_about_subscriptions_are_understood(string said, int? place, bool endsAll) => NoticeTalk.Hear(said).ShouldBe(new NoticeTalk(place, endsAll));

    [Theory]
    [InlineData("退订机票怎么办")]
    [InlineData("退订0")]
    [InlineData("订阅")]
    [InlineData("我的订阅号叫什么")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_about_something_else_is_left_to_others(string? said) => NoticeTalk.Hear(said).ShouldBeNull();

    [Theory, ClassData(typeof(Databases))]
    public async Task An_event_that_does_not_say_what_was_described_is_refused_and_the_department_learns_what_is_missing(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);

        var refused = await (await scene.PushAsync(Event("e1"), Event("e2", kind: "unknown"))).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        var late = await (await scene.PushAsync(Event("e3", until: "tomorrow"))).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);

        ((string)refused["detail"]!).ShouldBe("Event 1: outage.announced is not as it was described, /kind is an unknown code. Nothing was taken.");
        ((string)late["detail"]!).ShouldContain("/until is no instant");
        await scene.NobodyElseIsToldAsync();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_citizen_has_subscribed_to_is_taken_along_and_deleted_with_their_data(DatabaseKind kind)
    {
        await using var scene = await NoticeScene.OpenAsync(kind);
        await scene.SubscribeAsync(Li);
        using var page = await scene.Citizens.PageAsync(Li);

        var export = await page.Http.GetStringAsync("/api/citizen/data/export");
        await page.Http.PostAsJsonAsync("/api/citizen/data/delete", new { confirmation = "删除我的数据" });
        await scene.AnnounceAsync(Event("e1"));

        export.ShouldContain("订阅的通知");
        export.ShouldContain("岳阳街道");
        (await scene.SayAsync(Li, "我的订阅")).ShouldBe("您没有订阅通知。");
        await scene.NobodyElseIsToldAsync();
    }
}
