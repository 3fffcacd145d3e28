using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Unanswered questions become topics, a topic becomes an answer, and its questions are answered: over HTTP.</summary>
public sealed class TopicsTests
{
    private static readonly string[] Lamps = ["小区路灯不亮了找谁修", "小区的路灯不亮了，该找谁来修？", "我们小区路灯不亮找谁"];
    private const string Fund = "公积金一年能提取几次";

    [Theory, ClassData(typeof(Databases))]
    public async Task Questions_about_one_matter_are_one_topic_counted_over_its_days(DatabaseKind kind)
    {
        await using var scene = await TopicScene.OpenAsync(kind);
        await scene.AskAsync(Lamps[0], Fund);
        await scene.PassAsync(TimeSpan.FromDays(2));
        await scene.AskAsync(Lamps[0], Lamps[0] + "？", Lamps[1], Lamps[2]);

        var topics = await scene.MineAsync();

        topics.Select(topic => (int)topic["count"]!).ShouldBe([5, 1]);
        var lamps = topics[0];
        Lamps.ShouldContain((string)lamps["name"]!);
        ((int)lamps["questions"]!, (int)lamps["covered"]!, (string)lamps["state"]!).ShouldBe((3, 0, "open"));
        lamps["trend"]!.AsArray().Select(times => (int)times!).TakeLast(4).ShouldBe([0, 1, 0, 4]);
        lamps["samples"]!.AsArray().Count.ShouldBe(2);
        (await scene.ListAsync("?days=1")).Select(topic => (int)topic["count"]!).ShouldBe([4], "the other question is two days old");
        (await scene.ListAsync("?query=公积金")).ShouldHaveSingleItem()["name"]!.ToString().ShouldBe(Fund);
        (await scene.ListAsync("?sort=count&size=1&page=2")).ShouldHaveSingleItem()["id"]!.ToString().ShouldBe(lamps["id"]!.ToString());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_click_drafts_one_answer_and_after_its_approval_the_topic_says_how_many_questions_it_covers(DatabaseKind kind)
    {
        await using var scene = await TopicScene.OpenAsync(kind);
        await scene.AskAsync(Lamps[0], Lamps[1], Lamps[2], Fund);
        var topic = (await scene.MineAsync())[0];
        (await scene.Editor.PutAsJsonAsync($"/api/question-clusters/{topic["id"]}/department", new { department = "lamps" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Editor.PostJsonAsync($"/api/question-clusters/{topic["id"]}/draft", new { })));

        var answerId = clicks.Select(click => (string)click["answerId"]!).Distinct().ShouldHaveSingleItem();
        ((int)(await scene.Editor.GetJsonAsync("/api/answers"))["total"]!).ShouldBe(1);
        var answer = await scene.Editor.GetJsonAsync($"/api/answers/{answerId}");
        ((string)answer["question"]!, (string)answer["status"]!, (string)answer["department"]!).ShouldBe(((string)topic["name"]!, "draft", "lamps"));
        answer["phrasings"]!.AsArray().Select(text => (string)text!).ShouldBe(Lamps.Except([(string)topic["name"]!]), ignoreOrder: true);
        var drafted = (await scene.ListAsync("?state=drafted")).ShouldHaveSingleItem();
        ((string)drafted["answerId"]!, (string)drafted["department"]!).ShouldBe((answerId, "lamps"));

        await scene.ApproveAsync(answer);

        var answered = (await scene.ListAsync("?state=answered")).ShouldHaveSingleItem();
        ((int)answered["covered"]!, (int)answered["questions"]!).ShouldBe((3, 3));
        (await scene.ListAsync("?state=open")).ShouldHaveSingleItem()["covered"]!.GetValue<int>().ShouldBe(0);
        var shown = await scene.Editor.GetJsonAsync($"/api/question-clusters/{topic["id"]}");
        shown["questions"]!.AsArray().ShouldAllBe(question => (bool)question!["covered"]!);
        shown["questions"]![0]!["accountName"]!.ToString().ShouldBe("平安肇庆");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_topic_stays_the_same_when_more_is_asked_and_goes_when_its_questions_are_dismissed(DatabaseKind kind)
    {
        await using var scene = await TopicScene.OpenAsync(kind);
        await scene.AskAsync(Lamps[0], Fund);
        var before = (await scene.MineAsync()).Single(topic => (string)topic["name"]! == Lamps[0]);
        await scene.Editor.PutAsJsonAsync($"/api/question-clusters/{before["id"]}/department", new { department = "lamps" });

        await scene.AskAsync(Lamps[1], Lamps[1], Lamps[2]);
        var after = (await scene.MineAsync())[0];

        ((string)after["id"]!, (string)after["department"]!, (int)after["count"]!).ShouldBe(((string)before["id"]!, "lamps", 4));
        (await scene.ListAsync("?department=lamps")).Count.ShouldBe(1);
        foreach (var question in (await scene.Editor.GetJsonAsync("/api/unanswered"))["items"]!.AsArray().Where(item => (string)item!["text"]! != Fund))
            await scene.Editor.PostAsync($"/api/unanswered/{question!["id"]}/dismiss", null);
        (await scene.MineAsync()).ShouldHaveSingleItem()["name"]!.ToString().ShouldBe(Fund);
        (await scene.Editor.GetAsync($"/api/question-clusters/{after["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await scene.Editor.PostAsync($"/api/question-clusters/{after["id"]}/draft", null)).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("cluster_not_found");
    }

    [Fact]
    public async Task New_questions_are_taken_up_in_the_background_and_consoles_hear_of_it()
    {
        await using var scene = await TopicScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Lamps[0]);
        await using var stream = await scene.Editor.GetStreamAsync("/api/live");
        var heard = SseParser.Create(stream).EnumerateAsync().FirstAsync(item => item.EventType == "topics").AsTask();

        scene.Host.Clock.Advance(TopicWorker.Every);

        await scene.Host.Clock.WhenAsync(heard);
        (await scene.ListAsync("")).ShouldHaveSingleItem()["name"]!.ToString().ShouldBe(Lamps[0]);
    }

    [Fact]
    public async Task A_department_must_be_one_of_the_agency_and_only_editors_assign_and_draft()
    {
        await using var scene = await TopicScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Lamps[0]);
        var id = (await scene.MineAsync())[0]["id"];
        using var officer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);

        (await (await scene.Editor.PutAsJsonAsync($"/api/question-clusters/{id}/department", new { department = "moon" })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity))
            .ShouldBe("department_unknown");
        (await officer.PutAsJsonAsync($"/api/question-clusters/{id}/department", new { department = "lamps" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsync($"/api/question-clusters/{id}/draft", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.GetAsync("/api/question-clusters")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_agency_sees_none_of_it()
    {
        await using var scene = await TopicScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Lamps[0]);
        var id = (await scene.MineAsync())[0]["id"];
        using var stranger = await scene.Host.SignInAsync(await scene.Host.AddAgencyAsync("elsewhere"), StaffRole.Editor);

        (await stranger.GetJsonAsync("/api/question-clusters"))["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.GetAsync($"/api/question-clusters/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync($"/api/question-clusters/{id}/draft", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PutAsJsonAsync($"/api/question-clusters/{id}/department", new { department = (string?)null })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>An agency with an editor and an account that has no answers yet.</summary>
    private sealed class TopicScene(ServerHost host, AgencyId agency, WeChatPusher weChat, HttpClient editor) : IAsyncDisposable
    {
        private int _followers;

        public ServerHost Host => host;

        public AgencyId Agency => agency;

        public HttpClient Editor { get; private set; } = editor;

        public static async Task<TopicScene> OpenAsync(DatabaseKind kind)
        {
            var host = await ServerHost.StartAsync(kind);
            var agency = await host.AddAgencyAsync();
            host.Services.GetRequiredService<AgencyDirectory>().Put(new DepartmentName(agency, "lamps", "路灯管理所"));
            var account = TestAccounts.Create() with { AgencyId = agency };
            host.Services.GetRequiredService<AccountDirectory>().Put(account);
            await host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
            return new TopicScene(host, agency, new WeChatPusher(() => host.Client, account, host.Clock), await host.SignInAsync(agency, StaffRole.Editor));
        }

        /// <summary>Time in which a session ends and an editor signs in again.</summary>
        public async Task PassAsync(TimeSpan time)
        {
            Host.Clock.Advance(time);
            Editor.Dispose();
            Editor = await Host.SignInAsync(Agency, StaffRole.Editor);
        }

        /// <summary>Every question from somebody else.</summary>
        public async Task AskAsync(params string[] questions)
        {
            foreach (var question in questions) await weChat.TextAsync($"oAsker{++_followers}", question);
        }

        public async Task<List<JsonNode>> MineAsync()
        {
            (await Editor.PostAsync("/api/question-clusters/refresh", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
            await Host.Services.GetRequiredService<TopicWorker>().WhenIdleAsync();
            return await ListAsync("");
        }

        public async Task<List<JsonNode>> ListAsync(string query) => [.. (await Editor.GetJsonAsync("/api/question-clusters" + query))["items"]!.AsArray().Select(item => item!)];

        /// <summary>Writes the answer's text and approves it; its playbook is built and the topics are counted.</summary>
        public async Task ApproveAsync(JsonNode answer)
        {
            answer["text"] = "请拨打路灯管理所电话报修。";
            answer["source"] = "城市照明管理规定";
            var written = await Editor.PutJsonAsync($"/api/answers/{answer["id"]}", answer);
            var review = await Editor.PostJsonAsync($"/api/answers/{answer["id"]}/submit", new { version = (int)written["version"]! });
            using var reviewer = await Host.SignInAsync(Agency, StaffRole.Reviewer);
            await reviewer.PostJsonAsync($"/api/answers/{answer["id"]}/approve", new { version = (int)review["version"]! });
            await Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
            await Host.Services.GetRequiredService<TopicWorker>().WhenIdleAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Editor.Dispose();
            await Host.DisposeAsync();
        }
    }
}
