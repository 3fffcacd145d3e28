using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Whoever works for some departments sees their questions, topics and follow-up tasks and those of no department; over HTTP.</summary>
public sealed class DeskScopeTests
{
    private const string Ours = "居住满两年怎么报名";
    private const string Nobodys = "小区路灯不亮";

    [Theory, ClassData(typeof(Databases))]
    public async Task Unanswered_questions_are_seen_and_dismissed_by_the_department_they_led_to(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        await AskAsync(desk);
        using var household = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Editor, "household");
        using var traffic = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Editor, "traffic");

        (await ListAsync(household)).Select(Text).ShouldBe([Ours, Nobodys], ignoreOrder: true);
        (await ListAsync(traffic)).Select(Text).ShouldBe([Nobodys]);
        var ours = (await ListAsync(household)).Single(item => Text(item) == Ours);
        ((string)ours["department"]!).ShouldBe("household");
        (await (await traffic.PostAsync($"/api/unanswered/{ours["id"]}/dismiss", null)).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("unanswered_not_found");
        (await ListAsync(household)).Count.ShouldBe(2);
        (await household.PostAsync($"/api/unanswered/{ours["id"]}/dismiss", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ListAsync(household)).Select(Text).ShouldBe([Nobodys]);

        static string Text(JsonNode item) => (string)item["text"]!;
        static async Task<List<JsonNode>> ListAsync(HttpClient client) => await ItemsAsync(client, "/api/unanswered");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Topics_of_another_department_are_neither_seen_nor_assigned_nor_drafted(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        await AskAsync(desk);
        using var editor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Editor);
        using var traffic = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Editor, "traffic");
        using var both = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Editor, "traffic", "household");
        await editor.PostAsync("/api/question-clusters/refresh", null);
        await desk.Host.Services.GetRequiredService<TopicWorker>().WhenIdleAsync();
        var topics = await ItemsAsync(editor, "/api/question-clusters");
        var (ours, nobodys) = (topics.Single(topic => (string)topic["name"]! == Ours)["id"], topics.Single(topic => (string)topic["name"]! == Nobodys)["id"]);
        await editor.PutAsJsonAsync($"/api/question-clusters/{ours}/department", new { department = "household" });

        (await ItemsAsync(traffic, "/api/question-clusters")).ShouldHaveSingleItem()["id"]!.ToString().ShouldBe(nobodys!.ToString());
        (await traffic.GetAsync($"/api/question-clusters/{ours}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await traffic.PutAsJsonAsync($"/api/question-clusters/{ours}/department", new { department = "traffic" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await traffic.PostAsync($"/api/question-clusters/{ours}/draft", null)).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("cluster_not_found");

        (await (await both.PostAsync($"/api/question-clusters/{nobodys}/draft", null)).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("department_out_of_scope");
        var drafted = await traffic.PostJsonAsync($"/api/question-clusters/{nobodys}/draft", new { });
        ((string)(await traffic.GetJsonAsync($"/api/answers/{drafted["answerId"]}"))["department"]!).ShouldBe("traffic");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Follow_up_tasks_are_seen_and_done_by_the_department_whose_matter_it_was(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        await desk.WeChat.EventAsync("oLi", "CLICK", "guide");
        await desk.WeChat.TextAsync("oLi", "人工");
        var conversation = (await ItemsAsync(desk.Officer, "/api/conversations?state=waiting")).ShouldHaveSingleItem();
        await desk.ReplyAsync(conversation, "请带身份证。", HttpStatusCode.Accepted);
        await desk.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/close", new { });
        await desk.WeChat.TextAsync("oLi", "1");
        using var household = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Officer, "household");
        using var traffic = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Officer, "traffic");

        var task = (await ItemsAsync(household, "/api/follow-ups")).ShouldHaveSingleItem();
        ((string)task["department"]!).ShouldBe("household");
        (await ItemsAsync(traffic, "/api/follow-ups")).ShouldBeEmpty();
        (await (await traffic.PostAsJsonAsync($"/api/follow-ups/{task["id"]}/done", new { note = "已回访" })).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("follow_up_not_found");
        (await household.PostAsJsonAsync($"/api/follow-ups/{task["id"]}/done", new { note = "已回访" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_promised_is_shown_to_those_who_may_see_the_conversation(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        using var administrator = await desk.Host.SignInAsync(desk.Agency, StaffRole.SystemAdministrator);
        await administrator.PutJsonAsync("/api/promises/rules", new { rules = new[] { new { name = "在线咨询", within = "48h" } } });
        await desk.WeChat.EventAsync("oLi", "CLICK", "guide");
        await desk.WeChat.TextAsync("oLi", "人工");
        var conversation = (await ItemsAsync(desk.Officer, "/api/conversations?state=waiting")).ShouldHaveSingleItem();
        using var household = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Officer, "household");
        using var traffic = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Officer, "traffic");
        var path = $"/api/promises/of/{conversation["id"]}";

        (await household.GetJsonAsync(path)).AsArray().ShouldHaveSingleItem();
        (await (await traffic.GetAsync(path)).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("conversation_not_found");

        await household.PostJsonAsync($"/api/conversations/{conversation["id"]}/transfer", new { departmentKey = "traffic", reason = "是车辆的事" });
        (await traffic.GetJsonAsync(path)).AsArray().ShouldHaveSingleItem();
        (await household.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A question that leads to the household department, and one that leads nowhere.</summary>
    private static async Task AskAsync(DeskScene desk)
    {
        await desk.WeChat.EventAsync("oLi", "CLICK", "guide");
        await desk.WeChat.TextAsync("oLi", Ours);
        await desk.WeChat.TextAsync("oWang", Nobodys);
    }

    private static async Task<List<JsonNode>> ItemsAsync(HttpClient client, string path) => [.. (await client.GetJsonAsync(path))["items"]!.AsArray().Select(item => item!)];
}
