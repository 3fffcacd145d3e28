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

        ((string)way["facts"]!["title"]!, (bool)way["facts"]!["makesRecord"]!).ShouldBe(("上门办理登记", true));
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

    public static TheoryData<string> PacksWithServices() => [.. Directory.GetDirectories(Path.Combine(SourceTree.Root, "packs")).Where(pack => Directory.Exists(Path.Combine(pack, "services"))).Select(Path.GetFileName).OfType<string>()];

    [Theory, MemberData(nameof(PacksWithServices))]
    public async Task Every_service_of_the_repository_is_shown_to_its_end(string pack)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Packs:Load:0"] = Path.Combine(SourceTree.Root, "packs", pack));
        using var officer = await host.SignInAsync(host.Services.GetRequiredService<AccountDirectory>().All.First().AgencyId, StaffRole.Officer);
        var endings = new Dictionary<string, string?>();

        foreach (var key in (await officer.GetJsonAsync("/api/services")).AsArray().Select(service => (string)service!["key"]!))
            endings[key] = (string?)(await officer.GetJsonAsync($"/api/services/{key}/preview"))["way"]!["screens"]!.AsArray()[^1]!["run"]!["state"];

        endings.ShouldNotBeEmpty();
        endings.Where(ending => ending.Value == "open").ShouldBeEmpty("each comes to an answer, a record, a booking or the other party");
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
        await HearAsync(events, "ping");

        await scene.SayAllAsync("oLi", ServiceTests.WayToTheSummary.Append("提交"));
        await HearAsync(events, "serviceRecord");
        var record = (await scene.Officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await scene.Officer.PostAsJsonAsync($"/api/services/records/{record["id"]}/done", new { note = "已上门" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await HearAsync(events, "serviceRecord");
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

    private static List<(bool ByCitizen, string Text)> Bubbles(JsonNode preview) =>
        [.. preview["way"]!["bubbles"]!.AsArray().Select(bubble => ((bool)bubble!["byCitizen"]!, (string)bubble["text"]!))];

    private static async Task HearAsync(IAsyncEnumerator<SseItem<string>> events, string kind)
    {
        do (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
        while (events.Current.EventType != kind);
    }
}
