using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Assistant;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Assistant;

/// <summary>The optional model, over HTTP on both sides: what leaves, what comes back, and that nobody is worse off when it fails.</summary>
public sealed class ModelTests
{
    /// <summary>No wording of an answer, near enough to one that the engine offers it or hands over.</summary>
    private const string Doubtful = "我的户口想弄到市区这边来，我手机13800138000";

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_is_sent_to_a_model_until_the_agency_allows_it(DatabaseKind kind)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await DeskScene.OpenAsync(kind, model.Install);

        await desk.WeChat.TextAsync("oLi", Doubtful);
        await desk.WeChat.TextAsync("oLi", "人工");
        var draft = await desk.Officer.PostAsync($"/api/conversations/{await WaitingAsync(desk)}/draft", null);

        (await draft.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("model_off");
        ((string)(await desk.Officer.GetJsonAsync("/api/model"))["use"]!, model.Count).ShouldBe(("off", 0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Where_the_engine_is_in_doubt_the_model_picks_an_approved_answer_and_sees_no_personal_number(DatabaseKind kind)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(kind, model, "draftsAndPicks");
        model.Says("""```json{"pick": 1}```""");

        var said = await desk.WeChat.TextAsync("oLi", Doubtful);

        said.Text.ShouldBe(TestAccounts.MoveAnswer);
        var (key, body) = await model.NextAsync();
        key.ShouldBe("Bearer test-key");
        ((string)body["model"]!).ShouldBe("test-model");
        var asked = body["messages"]!.AsArray().Select(message => (string)message!["content"]!).ToList();
        asked[1].ShouldContain("138****8000");
        asked[1].ShouldContain(TestAccounts.MoveAnswer);
        string.Concat(asked).ShouldNotContain("13800138000");
        body.ToJsonString().ShouldNotContain("oLi");
        var conversations = await desk.Officer.GetJsonAsync("/api/conversations?state=all");
        ((string)conversations["items"]![0]!["state"]!).ShouldBe("automatic");
        var lines = await desk.Officer.GetJsonAsync($"/api/conversations/{conversations["items"]![0]!["id"]}/messages");
        ((bool)lines["items"]![1]!["pickedByModel"]!).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_sure_answer_and_an_agency_that_only_drafts_ask_no_model(DatabaseKind kind)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(kind, model, "draftsAndPicks");

        (await desk.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer);
        await AllowAsync(desk, "drafts");
        await desk.WeChat.TextAsync("oLi", Doubtful);

        model.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("none of them")]
    [InlineData("""{"pick": 0}""")]
    [InlineData("""{"pick": 99}""")]
    [InlineData("""{"pick": "1"}""")]
    [InlineData("""{"choice": 1}""")]
    [InlineData("""{"pick": 1""")]
    [InlineData("")]
    public async Task What_is_no_pick_leaves_the_engines_own_decision(string said)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(DatabaseKind.Sqlite, model, "draftsAndPicks");
        model.Says(said);

        var answer = await desk.WeChat.TextAsync("oLi", Doubtful);

        model.Count.ShouldBe(1);
        answer.Text.ShouldNotBe(TestAccounts.MoveAnswer);
        answer.Text.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_model_that_fails_three_times_is_left_alone_for_half_a_minute()
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(DatabaseKind.Sqlite, model, "draftsAndPicks");

        model.Fails(HttpStatusCode.TooManyRequests);
        (await desk.WeChat.TextAsync("o1", Doubtful)).Text.ShouldNotBeNullOrEmpty();
        model.Fails(HttpStatusCode.InternalServerError);
        (await desk.WeChat.TextAsync("o2", Doubtful)).Text.ShouldNotBeNullOrEmpty();
        model.HangsUp();
        (await desk.WeChat.TextAsync("o3", Doubtful)).Text.ShouldNotBeNullOrEmpty();
        model.Says("""{"pick": 1}""");
        (await desk.WeChat.TextAsync("o4", Doubtful)).Text.ShouldNotBe(TestAccounts.MoveAnswer);
        model.Count.ShouldBe(3);

        desk.Host.Clock.Leap(TimeSpan.FromSeconds(31));
        (await desk.WeChat.TextAsync("o5", Doubtful)).Text.ShouldBe(TestAccounts.MoveAnswer);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_slow_model_costs_the_citizen_no_passive_reply(DatabaseKind kind)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(kind, model, "draftsAndPicks");
        model.KeepsSilent();

        var answer = desk.WeChat.TextAsync("oLi", Doubtful);
        await model.NextAsync();
        var before = desk.Host.Clock.GetUtcNow();
        await desk.Host.Clock.RunAsync(answer);

        (await answer).Text.ShouldNotBeNullOrEmpty();
        (desk.Host.Clock.GetUtcNow() - before).ShouldBeLessThan(TimeSpan.FromSeconds(4.5));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_officer_gets_a_draft_that_names_its_sources_and_nothing_is_sent_by_itself(DatabaseKind kind)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(kind, model, "drafts");
        await desk.WeChat.TextAsync("oLi", Doubtful);
        await desk.WeChat.TextAsync("oLi", "人工");
        await desk.WeChat.TextAsync("oLi", "户口迁移要带什么");
        model.Says("""{"reply": "您好，请带身份证和户口簿到迁入地派出所办理。", "sources": [1, 1, 9]}""");
        var id = await WaitingAsync(desk);

        var draft = await desk.Officer.PostJsonAsync($"/api/conversations/{id}/draft", new { });

        ((string)draft["text"]!).ShouldBe("您好，请带身份证和户口簿到迁入地派出所办理。");
        ((string)draft["sources"]!.AsArray().ShouldHaveSingleItem()!["question"]!).ShouldBe(TestAccounts.MoveQuestion);
        (await model.NextAsync()).Body.ToJsonString().ShouldNotContain("13800138000");
        (await desk.Officer.GetJsonAsync($"/api/conversations/{id}/messages"))["items"]!.AsArray().ShouldAllBe(line => (string?)line!["sentBy"] != "staff");
    }

    [Theory]
    [InlineData("""{"reply": "请拨打12345咨询。", "sources": [1]}""", HttpStatusCode.UnprocessableEntity, "draft_ungrounded")]
    [InlineData("""{"reply": "请带身份证。", "sources": []}""", HttpStatusCode.UnprocessableEntity, "draft_ungrounded")]
    [InlineData("""{"reply": "", "sources": []}""", HttpStatusCode.UnprocessableEntity, "draft_nothing_fits")]
    [InlineData("抱歉，我不能回答", HttpStatusCode.ServiceUnavailable, "model_unavailable")]
    public async Task A_draft_that_is_not_grounded_is_thrown_away_with_a_reason(string said, HttpStatusCode status, string code)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(DatabaseKind.Sqlite, model, "drafts");
        await desk.WeChat.TextAsync("oLi", "人工");
        await desk.WeChat.TextAsync("oLi", "户口迁移要带什么");
        model.Says(said);

        var draft = await desk.Officer.PostAsync($"/api/conversations/{await WaitingAsync(desk)}/draft", null);

        (await draft.ReadCodeAsync(status)).ShouldBe(code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Only_a_system_administrator_changes_what_the_model_may_and_it_is_audited_and_outlives_a_restart(DatabaseKind kind)
    {
        await using var model = await ModelServer.StartAsync();
        await using var desk = await OpenAsync(kind, model, "drafts");

        (await desk.Officer.PutAsJsonAsync("/api/model", new { use = "off" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using (var auditor = await desk.Host.SignInAsync(desk.Agency, StaffRole.AuditAdministrator))
            (await auditor.GetJsonAsync("/api/audit?action=modelUseChanged"))["items"]!.AsArray().ShouldHaveSingleItem();
        await desk.Host.RestartAsync();
        using var officer = await desk.Host.SignInAsync(desk.Agency, StaffRole.Lead);
        ((string)(await officer.GetJsonAsync("/api/model"))["use"]!).ShouldBe("drafts");
    }

    [Theory]
    [InlineData("工本费20元，5个工作日。", "首次申领免费，丢失补领 20 元，自受理之日起5个工作日内", true)]
    [InlineData("罚款１２，０００元", "处12000元罚款", true)]
    [InlineData("见 https://gdga.gd.gov.cn/ 。", "网址 https://gdga.gd.gov.cn", true)]
    [InlineData("见 https://example.com/pay", "网址 https://gdga.gd.gov.cn", false)]
    [InlineData("工本费40元。", "工本费20元", false)]
    [InlineData("请带身份证。", "", true)]
    public void Every_number_and_address_of_a_draft_stands_in_a_source(string draft, string source, bool grounded) =>
        Grounding.IsGrounded(draft, [source]).ShouldBe(grounded);

    private static async Task<DeskScene> OpenAsync(DatabaseKind kind, ModelServer model, string use)
    {
        var desk = await DeskScene.OpenAsync(kind, model.Install);
        await AllowAsync(desk, use);
        return desk;
    }

    private static async Task AllowAsync(DeskScene desk, string use)
    {
        using var administrator = await desk.Host.SignInAsync(desk.Agency, StaffRole.SystemAdministrator);
        await administrator.PutJsonAsync("/api/model", new { use });
    }

    private static async Task<JsonNode> WaitingAsync(DeskScene desk) => (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]![0]!["id"]!;
}
