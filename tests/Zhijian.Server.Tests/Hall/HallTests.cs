using System.Net;
using System.Net.Http.Json;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Services;

namespace Zhijian.Server.Tests.Hall;

/// <summary>The service hall over HTTP: the same services as in the chat, on pages.</summary>
public sealed class HallTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";

    private static readonly IEnumerable<string> Rest = ServiceTests.WayToTheSummary.Skip(3);

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_begun_in_the_chat_goes_on_on_the_page_and_its_number_stands_in_both(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        foreach (var text in ServiceTests.WayToTheSummary.Take(3)) await scene.WeChat.TextAsync(Li, text);
        using var phone = await scene.PageAsync(Li);

        var run = (await phone.BeginServiceAsync("home-visit"))["run"]!;
        ((string)run["step"]!["title"]!).ShouldBe("需要上门的人", "it is where the chat left it");
        run["entered"]!.AsArray().Count.ShouldBe(2);
        run = await phone.EnterAllAsync(run, Rest);
        run["step"].ShouldBeNull("the summary is shown");
        var done = (await phone.ActAsync(run, "submit"))["run"]!;

        var number = (string)done["number"]!;
        ((string)done["said"]!).ShouldContain(number);
        var said = (await phone.Http.GetJsonAsync("/api/citizen/messages"))["items"]!.AsArray();
        ((string)said[0]!["text"]!).ShouldContain(number, customMessage: "the account says it in the chat too");
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Officer);
        var record = (await officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)record["number"]!).ShouldBe(number);
        var mine = (await phone.Http.GetJsonAsync("/api/citizen/runs")).AsArray().ShouldHaveSingleItem()!;
        ((string)mine["number"]!).ShouldBe(number);
        ((string)mine["state"]!).ShouldBe("done");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_begun_on_the_page_goes_on_in_the_chat(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        using var phone = await scene.PageAsync(Li);
        await phone.EnterAllAsync((await phone.BeginServiceAsync("home-visit"))["run"]!, "同意", "家人");

        (await scene.WeChat.TextAsync(Li, "继续")).Text!.ShouldContain("请输入需要上门办理的人的姓名");
        (await scene.WeChat.TextAsync(Li, "张桂英")).Text!.ShouldContain("身份证");
    }

    [Fact]
    public async Task A_service_that_is_closed_now_says_so_on_the_page_and_nothing_is_begun()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.PublishAsync("home-visit", ServiceScene.HomeVisit.Replace("\nsteps:", "\nhours: { periods: [\"14:00-17:00\"] }\nsteps:"));
        using var phone = await scene.PageAsync(Li);

        var run = (await phone.BeginServiceAsync("home-visit"))["run"]!;

        ((string)run["state"]!, (string)run["said"]!).ShouldBe(("ended", "“上门办理登记”的受理时间是工作日14:00-17:00，下次开始受理：今天14:00。"));
        (await phone.Http.GetJsonAsync("/api/citizen/runs")).AsArray().ShouldBeEmpty();
        ((string)(await phone.Http.GetJsonAsync("/api/citizen/services/home-visit"))["hours"]!).ShouldBe("工作日14:00-17:00");
    }

    [Fact]
    public async Task What_was_said_at_the_end_is_there_again_when_the_page_is_opened_later_or_the_answer_was_lost()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);
        var asked = (await phone.BeginServiceAsync("claim-check"))["run"]!;

        var ended = await phone.EnterAllAsync(asked, "是");
        var later = await phone.Http.GetJsonAsync($"/api/citizen/runs/{asked["id"]}");
        using var again = await phone.Http.PostAsJsonAsync($"/api/citizen/runs/{asked["id"]}", new { action = "enter", revision = (string)asked["revision"]!, step = (string)asked["step"]!["key"]!, text = "是" });

        ((string)ended["said"]!).ShouldContain("120");
        ((string)later["said"]!).ShouldBe((string)ended["said"]!);
        ((string)(await again.ReadJsonAsync(HttpStatusCode.Conflict))["run"]!["said"]!).ShouldBe((string)ended["said"]!);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_page_that_is_out_of_date_is_told_where_it_stands_and_changes_nothing(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        foreach (var text in ServiceTests.WayToTheSummary.Take(2)) await scene.WeChat.TextAsync(Li, text);
        using var phone = await scene.PageAsync(Li);
        var seen = (await phone.BeginServiceAsync("home-visit"))["run"]!;
        await scene.WeChat.TextAsync(Li, "家人");
        await scene.WeChat.TextAsync(Li, "家人");

        using var late = await phone.Http.PostAsJsonAsync($"/api/citizen/runs/{seen["id"]}", new { action = "enter", revision = (string)seen["revision"]!, step = (string)seen["step"]!["key"]!, text = "1" });

        var problem = await late.ReadJsonAsync(HttpStatusCode.Conflict);
        ((string)problem["code"]!).ShouldBe("run_moved_on");
        ((string)problem["run"]!["step"]!["title"]!).ShouldBe("需要上门的人");
        problem["run"]!["entered"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_chat_says_where_it_stands_when_a_page_has_moved_it()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        foreach (var text in ServiceTests.WayToTheSummary.Take(2)) await scene.WeChat.TextAsync(Li, text);
        using var phone = await scene.PageAsync(Li);
        await phone.EnterAllAsync((await phone.BeginServiceAsync("home-visit"))["run"]!, "家人");

        var told = (await scene.WeChat.TextAsync(Li, "1")).Text!;

        told.ShouldContain("您在网页上办过这件事");
        told.ShouldContain("请输入需要上门办理的人的姓名");
        (await scene.WeChat.TextAsync(Li, "张桂英")).Text!.ShouldContain("张桂英");
    }

    [Fact]
    public async Task What_is_entered_is_refused_in_the_words_of_the_chat_and_the_page_stays_good()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);
        var run = await phone.EnterAllAsync((await phone.BeginServiceAsync("home-visit"))["run"]!, "同意", "家人", "张桂英");

        var answer = await phone.EnterAsync(run, "11010519491231002");

        ((string)answer["refusal"]!).ShouldContain("18位");
        ((string)answer["run"]!["revision"]!).ShouldBe((string)run["revision"]!);
        ((string?)(await phone.EnterAsync(run, "11010519491231002X"))["refusal"]).ShouldBeNull();
    }

    [Fact]
    public async Task Words_that_steer_the_chat_are_words_like_any_other_in_a_field()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);
        var run = await phone.EnterAllAsync((await phone.BeginServiceAsync("home-visit"))["run"]!, "同意", "本人");

        run = (await phone.EnterAsync(run, "取消"))["run"]!;

        ((string)run["state"]!).ShouldBe("open");
        run["entered"]!.AsArray().Select(entry => (string)entry!["shown"]!).ShouldContain("取消");
    }

    [Fact]
    public async Task Back_correction_and_leaving_work_and_what_was_submitted_is_not_submitted_twice()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);
        var run = await phone.EnterAllAsync((await phone.BeginServiceAsync("home-visit"))["run"]!, "同意", "家人");

        run = (await phone.ActAsync(run, "back"))["run"]!;
        ((string)run["step"]!["entered"]!["value"]!).ShouldNotBeNullOrEmpty("what was entered is there to be changed");
        run = await phone.EnterAllAsync(run, ServiceTests.WayToTheSummary.Skip(2));
        run = (await phone.ActAsync(run, "correct", (string)run["entered"]![2]!["key"]!))["run"]!;
        run = await phone.EnterAllAsync(run, "王秀兰");
        run["entered"]!.AsArray().Select(entry => (string)entry!["shown"]!).ShouldContain("王秀兰");
        await phone.ActAsync(run, "submit");
        using var again = await phone.Http.PostAsJsonAsync($"/api/citizen/runs/{run["id"]}", new { action = "submit", revision = (string)run["revision"]! });

        ((string)(await again.ReadJsonAsync(HttpStatusCode.Conflict))["run"]!["number"]!).ShouldNotBeNullOrEmpty("the number is there");
        var other = (await phone.BeginServiceAsync("claim-check"))["run"]!;
        ((string)(await phone.ActAsync(other, "leave"))["run"]!["state"]!).ShouldBe("ended");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_reaches_what_is_anothers(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        await scene.WeChat.TextAsync(Li, "户口迁移");
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var run = (await li.BeginServiceAsync("home-visit"))["run"]!;

        (await (await wang.Http.GetAsync($"/api/citizen/runs/{run["id"]}")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("run_not_found");
        using var act = await wang.Http.PostAsJsonAsync($"/api/citizen/runs/{run["id"]}", new { action = "enter", revision = (string)run["revision"]!, step = (string)run["step"]!["key"]!, text = "同意" });
        (await act.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("run_not_found");
        (await wang.Http.GetJsonAsync("/api/citizen/runs")).AsArray().ShouldBeEmpty();
        (await wang.Http.GetJsonAsync("/api/citizen/messages"))["items"]!.AsArray().ShouldBeEmpty();
        (await li.Http.GetJsonAsync("/api/citizen/messages"))["items"]!.AsArray().Count.ShouldBe(1);
        (await li.Http.GetJsonAsync($"/api/citizen/runs/{run["id"]}"))["entered"]!.AsArray().ShouldBeEmpty("nothing was entered by somebody else");
    }

    [Fact]
    public async Task Services_and_answers_are_found_by_the_engine_of_the_chat()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);

        var answered = await phone.Http.GetJsonAsync("/api/citizen/search?q=" + Uri.EscapeDataString("怎么把户口迁到外省"));
        var found = await phone.Http.GetJsonAsync("/api/citizen/search?q=" + Uri.EscapeDataString("上门"));
        var page = await phone.Http.GetJsonAsync("/api/citizen/services/home-visit");

        ((bool)answered["sure"]!).ShouldBeTrue();
        ((string)answered["answers"]![0]!["text"]!).ShouldBe("先到迁入地申请准迁证。");
        found["services"]!.AsArray().Select(service => (string)service!["key"]!).ShouldContain("home-visit");
        ((int)page["item"]!["promisedDays"]!).ShouldBe(5);
        page["steps"]!.AsArray().Count.ShouldBeGreaterThan(5);
        ((string)page["outcome"]!).ShouldBe("record");
        (await phone.Http.GetAsync("/api/citizen/services/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await phone.Http.GetJsonAsync("/api/citizen/services")).AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_document_is_sent_on_the_page_to_which_the_chat_leads_and_is_nobody_elses()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite, service: ("deed", Deed));
        var asked = (await scene.WeChat.TextAsync(Li, "交材料")).Text!;
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var run = (await li.BeginServiceAsync("deed"))["run"]!;
        asked.ShouldContain($"/m/pages/run/index?id={((string)run["id"]!).Replace("-", "", StringComparison.Ordinal)}&a={scene.Account.AppId}");

        var refused = await SendAsync(li, run, "no document"u8.ToArray(), HttpStatusCode.OK);
        var sent = await SendAsync(li, run, "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray(), HttpStatusCode.OK);
        await SendAsync(wang, run, "%PDF-1.4"u8.ToArray(), HttpStatusCode.NotFound);
        var id = (string)sent["id"]!;

        ((string?)refused["fault"]).ShouldNotBeNullOrEmpty();
        (await wang.Http.GetAsync($"/api/citizen/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await li.Http.GetAsync($"/api/citizen/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)sent["run"]!["step"]!["files"]![0]!["name"]!).ShouldBe("材料.pdf");
        var answer = await li.EnterAsync(sent["run"]!, "好了");
        ((string?)answer["refusal"]).ShouldBeNull();
        answer["run"]!["step"].ShouldBeNull("the summary is shown");
    }

    [Fact]
    public async Task No_refusal_on_the_page_speaks_of_the_chat_which_says_by_itself_how_it_is_answered()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite, service: ("all-kinds", AllKinds));
        using var phone = await scene.PageAsync(Li);
        var run = (await phone.BeginServiceAsync("all-kinds"))["run"]!;
        var refusals = new List<string>();

        while (run["step"] is { } step)
        {
            // What is typed is an entry of a text; nothing at all is none.
            foreach (var text in (string)step["kind"]! == "text" ? new[] { "" } : ["", "？？"])
                refusals.Add(((string?)(await phone.EnterAsync(run, text))["refusal"]).ShouldNotBeNull((string)step["kind"]!));
            run = (await phone.Http.PostJsonAsync($"/api/citizen/runs/{run["id"]}", new { action = "enter", revision = (string)run["revision"]!, step = (string)step["key"]!, skip = true }))["run"]!;
        }

        refusals.Count.ShouldBe(29);
        foreach (var word in new[] { "回复", "聊天", "＋", "按住" }) refusals.ShouldAllBe(refusal => !refusal.Contains(word));
        await scene.WeChat.TextAsync(Wang, "各种填写");
        (await scene.WeChat.TextAsync(Wang, "在门口")).Text!.ShouldContain("点聊天框右边的“＋”，选“位置”", customMessage: "a location that was typed");
        await scene.WeChat.TextAsync(Wang, "跳过");
        (await scene.WeChat.TextAsync(Wang, "好了")).Text!.ShouldContain("点聊天框右边的“＋”，选“拍摄”或“照片”");
    }

    private const string AllKinds = """
        service: all-kinds
        title: 各种填写
        start: { words: [各种填写] }
        steps:
          - { key: place, kind: location, title: 位置, ask: 请发送位置。, optional: true }
          - { key: photos, kind: photos, title: 照片, ask: 请拍照。, optional: true }
          - { key: voice, kind: voice, title: 录音, ask: 请说。, optional: true }
          - { key: paper, kind: file, title: 文件, ask: 请上传。, optional: true }
          - { key: words, kind: text, title: 文字, ask: 请写。, optional: true }
          - { key: count, kind: number, title: 数字, ask: 几个？, optional: true }
          - { key: money, kind: money, title: 金额, ask: 多少？, optional: true }
          - { key: one, kind: choice, title: 单选, ask: 哪个？, optional: true, options: [{ key: a, label: 甲 }, { key: b, label: 乙 }] }
          - { key: some, kind: choices, title: 多选, ask: 哪些？, optional: true, options: [{ key: a, label: 甲 }, { key: b, label: 乙 }] }
          - { key: yes, kind: yesNo, title: 是否, ask: 是吗？, optional: true }
          - { key: day, kind: date, title: 日期, ask: 哪天？, optional: true }
          - { key: plate, kind: plate, title: 车牌, ask: 车牌？, optional: true }
          - { key: id, kind: idNumber, title: 身份证, ask: 号码？, optional: true }
          - { key: phone, kind: phone, title: 手机, ask: 号码？, optional: true }
          - { key: name, kind: name, title: 姓名, ask: 姓名？, optional: true }
        outcome: { kind: record, say: "好了，编号{{number}}。" }
        """;

    [Fact]
    public async Task Who_has_booked_nothing_has_no_bookings()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);

        (await phone.Http.GetJsonAsync("/api/citizen/bookings")).AsArray().ShouldBeEmpty();
    }

    private const string Deed = """
        service: deed
        title: 提交材料
        start: { words: [交材料] }
        steps:
          - { key: deed, kind: file, title: 材料, ask: 请上传材料。 }
        outcome: { kind: record, say: "收到，编号{{number}}。" }
        """;

    private static async Task<System.Text.Json.Nodes.JsonNode> SendAsync(CitizenPhone phone, System.Text.Json.Nodes.JsonNode run, byte[] bytes, HttpStatusCode expected)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "材料.pdf" } };
        using var answer = await phone.Http.PostAsync($"/api/citizen/runs/{run["id"]}/steps/deed/files", form);
        return await answer.ReadJsonAsync(expected);
    }

    [Fact]
    public async Task Messages_come_newest_first_and_in_pages()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 5; i++) await scene.WeChat.TextAsync(Li, "户口迁移");
        using var phone = await scene.PageAsync(Li);

        var first = await phone.Http.GetJsonAsync("/api/citizen/messages?size=3");
        var second = await phone.Http.GetJsonAsync($"/api/citizen/messages?size=3&before={first["items"]![2]!["seq"]}");

        ((bool)first["hasMore"]!).ShouldBeTrue();
        ((bool)second["hasMore"]!).ShouldBeFalse();
        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (int)item!["seq"]!).ShouldBeInOrder(SortDirection.Descending);
        second["items"]!.AsArray().Count.ShouldBe(2);
    }
}
