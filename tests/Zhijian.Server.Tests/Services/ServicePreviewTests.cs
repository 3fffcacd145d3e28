using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>What editors see of a service before citizens do, and what consoles hear of records.</summary>
public sealed class ServicePreviewTests
{
    [Fact]
    public async Task The_preview_says_word_for_word_what_a_citizen_is_told()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);

        var bubbles = Bubbles(await editor.GetJsonAsync("/api/services/home-visit/preview"));

        bubbles[0].ShouldBe((true, "上门办理"));
        for (var at = 0; at + 3 < bubbles.Count; at += 2)
        {
            bubbles[at].ByCitizen.ShouldBeTrue();
            (await scene.SayAsync("oLi", bubbles[at].Text)).ShouldBe(bubbles[at + 1].Text);
        }

        bubbles[^2].ShouldBe((true, "提交"));
        bubbles[^1].Text.ShouldContain("受理编号 20261120-0000000000", customMessage: "a number that nobody takes for a real one");
        (await scene.Officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldBeEmpty("a preview leaves nothing behind");
    }

    [Fact]
    public async Task The_preview_shows_the_screens_a_citizen_gets_on_the_page()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        var way = (await scene.Officer.GetJsonAsync("/api/services/home-visit/preview"))["way"]!;

        ((string)way["facts"]!["title"]!, (string)way["facts"]!["outcome"]!).ShouldBe(("上门办理登记", "record"));
        var screens = way["screens"]!.AsArray();
        var bubbles = way["bubbles"]!.AsArray();
        foreach (var screen in screens.Where(screen => screen!["run"]!["step"] is not null))
            ((string)bubbles[(int)screen!["bubbles"]! - 1]!["text"]!).ShouldContain((string)screen["run"]!["step"]!["ask"]!, customMessage: "chat and page ask the same");
        screens.Select(screen => (int?)screen!["run"]!["at"]).Distinct().ShouldBe(Enumerable.Range(1, 9).Select(at => (int?)at).Append(null));
        ((string)screens[^1]!["run"]!["said"]!).ShouldContain("受理编号 20261120-0000000000");
    }

    [Fact]
    public async Task The_preview_takes_the_first_option_that_does_not_end_the_service()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        var bubbles = Bubbles(await scene.Officer.GetJsonAsync("/api/services/claim-check/preview"));

        bubbles.Where(bubble => bubble.ByCitizen).Select(bubble => bubble.Text).ShouldBe(["快速理赔", "否", "否", "是", "是", "是", "1000", "1"]);
        bubbles[^1].Text.ShouldContain("估计车损1000元");
    }

    [Fact]
    public async Task Every_kind_of_step_has_something_to_show()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.PublishAsync("every-kind", EveryKind);

        var bubbles = Bubbles(await scene.Officer.GetJsonAsync("/api/services/every-kind/preview"));

        bubbles[^1].Text.ShouldBe("好了");
        bubbles.Select(bubble => bubble.Text).ShouldContain("［位置］市区");
        bubbles.Count.ShouldBe(2 + (2 * 10));
    }

    [Fact]
    public async Task What_is_written_into_short_fields_looks_like_an_entry()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.PublishAsync("short-fields", ShortFields);

        var bubbles = Bubbles(await scene.Officer.GetJsonAsync("/api/services/short-fields/preview"));

        bubbles.Where(bubble => bubble.ByCitizen).Skip(1).Select(bubble => bubble.Text).ShouldBe(
            ["123456", "1234567890", "123456789012", "101路", "幸福路1号2单元301室", "这是一段示例文字，只用来看看效果。", "示例"]);
    }

    public static TheoryData<string> PacksWithServices() => [.. Directory.GetDirectories(Path.Combine(SourceTree.Root, "packs")).Where(pack => Directory.Exists(Path.Combine(pack, "services"))).Select(Path.GetFileName).OfType<string>()];

    [Theory, MemberData(nameof(PacksWithServices))]
    public async Task Every_option_of_every_service_of_the_repository_is_shown_to_its_end(string pack)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Packs:Load:0"] = Path.Combine(SourceTree.Root, "packs", pack));
        using var officer = await host.SignInAsync(host.Services.GetRequiredService<AccountDirectory>().All.First().AgencyId, StaffRole.Officer);
        var keys = (await officer.GetJsonAsync("/api/services")).AsArray().Select(service => (string)service!["key"]!).ToList();

        foreach (var key in keys)
            await foreach (var (take, way) in WaysAsync(officer, key))
            {
                var (last, state) = (way["screens"]!.AsArray()[^1]!, (string?)way["screens"]!.AsArray()[^1]!["run"]?["state"]);
                var isStopped = way["forks"]!.AsArray().Any(fork => (bool)fork!["isLookup"]! && (string?)fork["taken"] != "found");
                (state is "done" or "ended" or "waiting" || (isStopped && last["refusal"] is not null)).ShouldBeTrue($"{key} {take}: comes to an answer, a record, a booking, the other party, or to a department that stops it");
            }

        keys.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_preview_takes_the_options_that_are_wanted_and_says_where_it_could_have_gone_otherwise()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        var usual = (await scene.Officer.GetJsonAsync("/api/services/home-visit/preview"))["way"]!;
        var family = (await scene.Officer.GetJsonAsync("/api/services/home-visit/preview?take=applicant:family&take=matter:booklet&take=moon:full"))["way"]!;

        Forks(usual).ShouldBe(["applicant: self of self, family", "matter: id-card of id-card, residence, booklet"]);
        Forks(family).ShouldBe(["applicant: family of self, family", "matter: booklet of id-card, residence, booklet"]);
        StepsOf(usual).ShouldNotContain("relation", "nobody else is registered");
        StepsOf(family).ShouldContain("relation");
        var hurt = (await scene.Officer.GetJsonAsync("/api/services/claim-check/preview?take=injured:yes"))["way"]!;
        ((string?)hurt["screens"]!.AsArray()[^1]!["run"]!["state"]).ShouldBe("ended", "who wants an option sees what it ends in");
    }

    [Theory]
    [InlineData("vehicle:empty", "车牌号和后六位对不上", "check")]
    [InlineData("vehicle:failed", "交警业务系统暂时连不上，没有查到结果。", "check")]
    [InlineData("detail:failed", "交警业务系统暂时连不上，没有查到详情。", "pick")]
    public async Task What_departments_do_not_find_or_do_not_answer_is_told_in_the_chat_and_on_the_page(string take, string words, string step)
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "wuhan-traffic");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var preview = await editor.GetJsonAsync($"/api/services/violations/preview?take={take}");

        Bubbles(preview)[^1].Text.ShouldContain(words);
        var last = preview["way"]!["screens"]!.AsArray()[^1]!;
        ((string)last["refusal"]!).ShouldContain(words);
        ((string?)last["run"]!["step"]!["key"]).ShouldBe(step);
    }

    [Fact]
    public async Task Where_two_parties_confirm_one_report_both_sides_are_shown_to_their_end()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "wuhan-traffic");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var preview = await editor.GetJsonAsync("/api/services/fast-claim/preview");

        var (first, other) = (preview["way"]!, preview["way"]!["other"]!);
        var (told, heard) = (Bubbles(preview), Bubbles(first, "other"));
        told.ShouldContain(bubble => bubble.Text.Contains($"确认码：{heard[0].Text}"), "the other party begins with the code the first was told");
        heard[1].Text.ShouldContain("对方填写的情况：");
        StepsOf(first).ShouldContain("photos");
        StepsOf(other).ShouldNotContain("photos", "the first has sent them");
        ((string)other["screens"]!.AsArray()[^1]!["run"]!["state"]!).ShouldBe("done");
        told[^1].Text.ShouldBe("对方已确认。\n" + heard[^1].Text);
        var last = first["screens"]!.AsArray()[^1]!["run"]!;
        ((string)last["state"]!, (string)last["said"]!).ShouldBe(("done", told[^1].Text));
        ((string)last["number"]!).ShouldEndWith("0000000000", customMessage: "a number that nobody takes for a real one");
    }

    [Fact]
    public async Task A_department_with_nothing_ends_the_service_in_its_words_and_lookups_are_named_by_system_and_step()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "wuhan-traffic");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var preview = await editor.GetJsonAsync("/api/services/violations/preview?take=violations:empty");

        Bubbles(preview)[^1].Text.ShouldContain("没有未处理的违法记录");
        Forks(preview["way"]!).ShouldBe(["vehicle: found of found, empty, failed", "violations: empty of found, empty, failed"]);
        preview["way"]!["forks"]!.AsArray().Select(fork => $"{fork!["title"]} {fork["after"]}").Distinct().ShouldBe(["交警业务系统 check"]);
    }

    [Fact]
    public async Task Where_the_department_is_away_at_the_beginning_nothing_is_begun()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "hancheng-tourism");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var screen = (await editor.GetJsonAsync("/api/services/sights/preview?take=sights:failed"))["way"]!["screens"]!.AsArray().ShouldHaveSingleItem()!;

        screen["run"].ShouldBeNull();
        ((string)screen["refusal"]!).ShouldContain("景点信息暂时查不到。");
    }

    [Fact]
    public async Task Changed_words_are_previewed_on_the_way_that_is_wanted()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = (await editor.GetJsonAsync("/api/services/home-visit/revision"))["wording"]!.DeepClone();
        wording["texts"]!["steps.relation.ask"] = "是您的什么人？";

        var preview = await editor.PostJsonAsync("/api/services/home-visit/revision/preview?take=applicant:family", wording);

        Bubbles(preview).ShouldContain(bubble => bubble.Text.Contains("是您的什么人？"));
    }

    [Fact]
    public async Task A_service_nobody_published_has_no_preview()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        (await scene.Officer.GetAsync("/api/services/no-such/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Open_consoles_hear_of_a_new_record_and_of_its_end()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await using var stream = await scene.Officer.GetStreamAsync("/api/live");
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        await HearAsync(scene, events, "ping");

        await scene.SayAllAsync("oLi", ServiceTests.WayToTheSummary.Append("提交"));
        await HearAsync(scene, events, "serviceRecord");
        var record = (await scene.Officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await scene.Officer.PostAsJsonAsync($"/api/services/records/{record["id"]}/done", new { note = "已上门" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await HearAsync(scene, events, "serviceRecord");
    }

    [Fact]
    public async Task Beside_the_chat_stands_which_step_the_citizen_is_at()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync("oLi", "上门办理", "同意", "本人");
        var conversation = (await scene.Officer.GetJsonAsync("/api/conversations?state=all"))["items"]!.AsArray().ShouldHaveSingleItem()!;

        var run = (await scene.Officer.GetJsonAsync($"/api/services/of/{conversation["id"]}")).AsArray().ShouldHaveSingleItem()!;

        ((int)run["at"]!, (int)run["steps"]!).ShouldBe((3, 9));
    }

    private const string ShortFields =
        """
        service: short-fields
        title: 短填写项
        start: { words: [短填写项] }
        steps:
          - { key: vin, kind: text, title: 车架号或发动机号后六位, ask: 请输入车架号或发动机号后六位。, least: 6, most: 6 }
          - { key: account, kind: text, title: 户号, ask: 请输入10位户号。, least: 10, most: 10 }
          - { key: file, kind: text, title: 档案编号, ask: 请输入驾驶证副页上的档案编号。, help: 一般是12位数字。, least: 6, most: 20 }
          - { key: line, kind: text, title: 线路, ask: 请输入几路车（如：101路），或者要去的地方。, least: 1, most: 20 }
          - { key: address, kind: text, title: 邮寄地址, ask: 请输入收件地址，写到门牌号。, least: 6, most: 80 }
          - { key: story, kind: text, title: 情况说明, ask: 请写明当时的情况。, least: 10, most: 500 }
          - { key: kin, kind: text, title: 关系, ask: 是什么关系？, most: 10 }
        outcome: { kind: answer, say: 好了 }
        """;

    private const string EveryKind =
        """
        service: every-kind
        title: 各种填写
        start: { words: [各种填写] }
        steps:
          - { key: people, kind: number, title: 人数, ask: 几个人？, least: 2, most: 5 }
          - { key: money, kind: money, title: 金额, ask: 多少元？, most: 50 }
          - { key: when, kind: date, title: 日期, ask: 哪一天？, firstDay: -30, lastDay: -1 }
          - { key: plate, kind: plate, title: 车牌, ask: 车牌号？ }
          - { key: licence, kind: licence, title: 驾驶证, ask: 驾驶证号？ }
          - { key: name, kind: name, title: 姓名, ask: 姓名？ }
          - { key: place, kind: location, title: 位置, ask: 请发位置。, area: { name: 市区, latitude: 23.05, longitude: 112.46, kilometres: 20 } }
          - { key: help, kind: text, title: 帮助, ask: 请说明, least: 10, most: 20 }
          - { key: some, kind: choices, title: 事项, ask: 哪几项？, least: 2, options: [{ key: a, label: 甲 }, { key: b, label: 乙 }, { key: c, label: 丙 }] }
          - { key: signed, kind: signature, title: 签名, ask: 请签名。 }
        outcome: { kind: answer, say: 好了 }
        """;

    /// <summary>Ways that together take every option of every fork there is to come by, each once at least.</summary>
    private static async IAsyncEnumerable<(string Take, JsonNode Way)> WaysAsync(HttpClient staff, string service)
    {
        var seen = new HashSet<(string Fork, string Option)>();
        var waiting = new Queue<string>([""]);
        while (waiting.TryDequeue(out var take))
        {
            var way = (await staff.GetJsonAsync($"/api/services/{service}/preview?{take}"))["way"]!;
            var ways = way["other"] is { } second ? new[] { way, second } : [way];
            foreach (var side in ways) yield return (take, side);
            var before = "";
            foreach (var fork in ways.SelectMany(side => side["forks"]!.AsArray()))
            {
                var (key, taken) = ((string)fork!["key"]!, (string)fork["taken"]!);
                seen.Add((key, taken));
                foreach (var other in fork["options"]!.AsArray().Select(option => (string)option!["key"]!).Where(other => seen.Add((key, other)))) waiting.Enqueue($"{before}take={key}:{Uri.EscapeDataString(other)}&");
                before += $"take={key}:{Uri.EscapeDataString(taken)}&";
            }
        }
    }

    private static List<string?> StepsOf(JsonNode way) => [.. way["screens"]!.AsArray().Select(screen => (string?)screen!["run"]?["step"]?["key"])];

    private static List<string> Forks(JsonNode way) =>
        [.. way["forks"]!.AsArray().Select(fork => $"{fork!["key"]}: {fork["taken"]} of {string.Join(", ", fork["options"]!.AsArray().Select(option => (string)option!["key"]!))}")];

    private static List<(bool ByCitizen, string Text)> Bubbles(JsonNode preview, string way = "way") =>
        [.. preview[way]!["bubbles"]!.AsArray().Select(bubble => ((bool)bubble!["byCitizen"]!, (string)bubble["text"]!))];

    private static async Task HearAsync(ServiceScene scene, IAsyncEnumerator<SseItem<string>> events, string kind)
    {
        do (await scene.Host.Clock.WhenAsync(events.MoveNextAsync().AsTask())).ShouldBeTrue();
        while (events.Current.EventType != kind);
    }
}
