using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class RepliesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Changed_replies_are_said_from_the_next_playbook_on(DatabaseKind kind)
    {
        await using var scene = await Scene.SetAsync(kind);
        var replies = await scene.Editor.GetJsonAsync(scene.Path);
        replies["welcome"]!.ToJsonString(Relaxed).ShouldBe("""{"text":"欢迎关注","answer":null,"summary":"欢迎关注","department":null}""");

        replies["welcome"] = new JsonObject { ["answer"] = "id-lost" };
        replies["handOver"] = "请稍候";
        replies["sceneReplies"] = new JsonObject { ["counter-2"] = new JsonObject { ["text"] = "二号窗口" } };
        await scene.Editor.PutJsonAsync(scene.Path, replies);

        var book = await scene.PlaybookAsync();
        book.Welcome.ShouldBe(new TextContent("到任一派出所补领。"));
        book.HandOverText.ShouldBe("请稍候");
        book.SceneReplies.Keys.ShouldBe(["counter-2"]);
        book.MenuReplies.Keys.ShouldBe(["move"]);
    }

    [Fact]
    public async Task An_article_from_the_pack_is_kept_when_its_summary_comes_back()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite, TempPack.GoodYaml.Replace(
            "welcome: { text: 欢迎关注 }", "welcome: { article: { title: 户籍新政, url: \"https://www.example.gov.cn/1\", picture: \"https://www.example.gov.cn/1.png\" } }"));
        var replies = await scene.Editor.GetJsonAsync(scene.Path);
        replies["welcome"]!["summary"]!.ToString().ShouldBe("图文：户籍新政");

        replies["fallback"] = "看不懂";
        await scene.Editor.PutJsonAsync(scene.Path, replies);

        (await scene.PlaybookAsync()).Welcome.ShouldBeOfType<NewsContent>().Articles.ShouldHaveSingleItem()
            .ShouldBe(new NewsArticle("户籍新政", "", "https://www.example.gov.cn/1.png", "https://www.example.gov.cn/1"));
    }

    [Fact]
    public async Task Every_wrong_reply_is_named()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        var replies = await scene.Editor.GetJsonAsync(scene.Path);
        replies["welcome"] = new JsonObject { ["answer"] = "gone" };
        replies["menuReplies"] = new JsonObject { ["move"] = new JsonObject { ["text"] = " " } };
        replies["sceneReplies"] = new JsonObject { ["a"] = new JsonObject { ["text"] = new string('长', 700) } };

        var problem = await (await scene.Editor.PutAsJsonAsync(scene.Path, replies)).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);

        problem["code"]!.ToString().ShouldBe("replies_invalid");
        problem["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(["welcome", "menuReplies.move", "sceneReplies.a"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_keyword_rule_is_added_changed_and_deleted(DatabaseKind kind)
    {
        await using var scene = await Scene.SetAsync(kind);

        var added = await scene.Editor.PostJsonAsync(
            "/api/keyword-rules",
            new { name = "夜间", kind = "allOf", terms = new[] { "报警", "晚上" }, priority = 200, fromTime = "18:00", toTime = "08:00", days = new[] { 5, 1, 5 }, reply = new { text = "夜间请拨打110" } },
            HttpStatusCode.Created);
        (added["fromTime"]!.ToString(), added["days"]!.ToJsonString(), added["enabled"]!.ToString()).ShouldBe(("18:00", "[1,5]", "true"));
        var friday = new DateTimeOffset(2026, 11, 20, 20, 0, 0, TimeSpan.FromHours(8));
        (await scene.PlaybookAsync()).FindKeyword("晚上怎么报警", friday)!.RuleName.ShouldBe("夜间");
        (await scene.PlaybookAsync()).FindKeyword("晚上怎么报警", friday.AddHours(-8))!.RuleName.ShouldBe("报警");

        added["enabled"] = false;
        await scene.Editor.PutJsonAsync($"/api/keyword-rules/{added["id"]}", added);
        (await scene.PlaybookAsync()).FindKeyword("晚上怎么报警", friday)!.RuleName.ShouldBe("报警");

        (await scene.Editor.DeleteAsync($"/api/keyword-rules/{added["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.Editor.GetJsonAsync("/api/keyword-rules")).AsArray().Select(rule => (string)rule!["name"]!).ShouldBe(["报警"]);
    }

    [Fact]
    public async Task A_wrong_rule_is_refused_with_every_fault()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);

        var response = await scene.Editor.PostAsJsonAsync(
            "/api/keyword-rules", new { name = "r", kind = "pattern", terms = new[] { "(" }, days = new[] { 9 }, accountId = Guid.Empty, reply = new { answer = "gone" } });

        var problem = await response.ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        problem["code"]!.ToString().ShouldBe("rule_invalid");
        problem["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(["terms", "days", "accountId", "reply"]);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The sample pack, loaded, with an editor of its agency.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private Scene(TempPack pack, ServerHost host, HttpClient editor, AccountId account) => (Pack, Host, Editor, Account) = (pack, host, editor, account);

        public TempPack Pack { get; }

        public ServerHost Host { get; }

        public HttpClient Editor { get; }

        public AccountId Account { get; }

        public string Path => $"/api/accounts/{Account}/replies";

        public static async Task<Scene> SetAsync(DatabaseKind kind, string yaml = TempPack.GoodYaml)
        {
            var pack = new TempPack(yaml);
            var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
            var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
            return new Scene(pack, host, await host.SignInAsync(account.AgencyId, StaffRole.Editor), account.Id);
        }

        public async Task<Playbook> PlaybookAsync()
        {
            await Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
            return Host.Services.GetRequiredService<PlaybookShelf>().For(Account)!;
        }

        public async ValueTask DisposeAsync()
        {
            Editor.Dispose();
            await Host.DisposeAsync();
            Pack.Dispose();
        }
    }
}
