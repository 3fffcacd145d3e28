using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Agencies.Packs;
using Zhijian.Server.Knowledge.Packs;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Traffic.Contracts;
using Zhijian.Server.Traffic.Packs;

namespace Zhijian.Server.Tests.Traffic;

/// <summary>Rules come from packs, are checked line by line, and are seen over HTTP.</summary>
public sealed class RestrictionPackTests
{
    private const string Rules =
        """
        city: "441200"
        name: 肇庆
        englishName: Zhaoqing
        local: [粤H]
        rules:
          - id: bridge
            scope: [西江大桥]
            kind: parity
            windows: ["07:00-22:00"]
            weekends: free
            holidays: free
            makeUpDays: runs
            letters: lastDigit
            confirmed: true
            basis: 通告

        """;

    [Theory]
    [InlineData("city: \"441200\"", "city: 441200a", "1: city: is 7 bytes long; at most 6 are allowed")]
    [InlineData("kind: parity", "kind: odd", "8: kind: must be one of parity, weekdayGroups, dateDigitNeighbours, fullBan, not “odd”")]
    [InlineData("    kind: parity\n", "", "6: kind: is missing")]
    [InlineData("kind: parity", "kind: weekdayGroups", "6: groups: a rule by weekday needs groups or phases")]
    [InlineData("kind: parity", "kind: weekdayGroups\n    groups: [\"16\", \"27\"]", "9: groups: needs five groups")]
    [InlineData("kind: parity", "kind: weekdayGroups\n    groups: [\"16\", \"27\", \"38\", \"44\", \"50\"]", "9: groups: “44” must be different digits")]
    [InlineData("kind: parity", "kind: parity\n    groups: [\"16\", \"27\", \"38\", \"49\", \"50\"]", "6: groups: only a rule of the kind weekdayGroups has groups")]
    [InlineData("kind: parity", "kind: weekdayGroups\n    phases:\n      - { from: \"2026-02-01\", to: \"2026-01-01\", groups: [\"1\", \"2\", \"3\", \"4\", \"5\"] }", "10: to: the phase ends before it begins")]
    [InlineData("windows: [\"07:00-22:00\"]", "windows: [\"7-22\"]", "9: windows: “7-22” is no period of one day; write it as \"07:00-22:00\"")]
    [InlineData("weekends: free", "weekends: maybe", "10: weekends: must be one of unknown, free, runs, asReplacedDay, not “maybe”")]
    [InlineData("basis: 通告", "note: 无", "6: basis: a confirmed rule names the notice it rests on")]
    [InlineData("    confirmed: true\n", "", "6: confirmed: say true or false; citizens are told what is not confirmed")]
    [InlineData("basis: 通告", "basis: 通告\n    from: 去年", "16: from: must be a day, a month or a year such as")]
    [InlineData("basis: 通告", "basis: 通告\n    from: \"2026\"\n    to: \"2025-12\"", "17: to: the rule ends before it begins")]
    [InlineData("basis: 通告", "basis: 通告\n    vehicles: [smallCar, bicycle]", "16: vehicles: must be one of smallCar, mediumCar")]
    [InlineData("basis: 通告", "basis: 通告\n    colour: blue", "16: unknown field “colour”")]
    [InlineData("local: [粤H]", "local: []", "6: plates: the file must say")]
    [InlineData("rules:", "rulez:", "1: rules: at least one rule is needed")]
    [InlineData("city:", "city: [", "1: not valid YAML")]
    public void A_mistake_in_a_rule_is_named_with_its_file_and_line(string good, string bad, string mistake)
    {
        using var pack = new TempPack();
        var text = bad.StartsWith("local", StringComparison.Ordinal) ? Rules.Replace("kind: parity", "kind: parity\n    plates: local") : Rules;
        text.ShouldContain(good);
        Write(pack, text.Replace(good, bad));

        Check(pack).ShouldContain(found => found.ToString().StartsWith($"{pack.Folder}/rules/zhaoqing.yaml:{mistake.Replace("6: plates", "9: plates")}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_city_or_a_rule_that_stands_twice_is_refused()
    {
        using var pack = new TempPack();
        Write(pack, Rules);
        Check(pack).ShouldBeEmpty();
        File.WriteAllText(Path.Combine(pack.Folder, "rules", "again.yaml"), Rules);

        Check(pack).Select(mistake => mistake.ToString()[(pack.Folder.Length + 1)..]).ShouldBe(
            ["rules/zhaoqing.yaml:1: city: “441200” has another file already; a city has one", "rules/zhaoqing.yaml:6: id: “bridge” stands already in this pack"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rules_of_a_pack_answer_from_the_start_and_loading_again_writes_nothing(DatabaseKind kind)
    {
        using var pack = new TempPack();
        Write(pack, Rules);
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        Ask(host, "尾号3").ShouldContain("西江大桥，07:00-22:00");

        (await LoadAgainAsync(host, pack)).ShouldBe(0);
        Write(pack, Rules.Replace("西江大桥", "阅江大桥"));
        (await LoadAgainAsync(host, pack)).ShouldBe(3, "the city, what the ledger remembers of it, and the audit entry");
        await host.RestartAsync();

        Ask(host, "尾号3").ShouldContain("阅江大桥，07:00-22:00");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Another_server_learns_of_new_rules_by_itself(DatabaseKind kind)
    {
        using var pack = new TempPack();
        Write(pack, Rules);
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        Write(pack, Rules.Replace("西江大桥", "阅江大桥"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await LoadAgainAsync(host, pack);

        await host.Services.GetRequiredService<SettingsKeeper>().ReloadAsync(default);

        Ask(host, "尾号3").ShouldContain("阅江大桥");
    }

    [Fact]
    public async Task A_month_is_shown_rule_by_rule_for_a_plate()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Packs:Load:0"] = TrafficPack.Folder);
        using var officer = await host.SignInAsync(host.Services.GetRequiredService<AgencyDirectory>().Find("wuhan-traffic")!.Id, StaffRole.Officer);
        var all = await officer.GetJsonAsync("/api/restrictions");
        ((string)all["home"]!, (int)all["holidaysKnownUntil"]!).ShouldBe(("420100", 2026));
        all["cities"]!.AsArray().Select(city => (string)city!["code"]!).ShouldBe(["420100", "110000", "120000", "330100", "410100", "510100", "520100", "610100", "620100"]);

        var month = await officer.GetJsonAsync("/api/restrictions/month?city=420100&month=2026-11&plate=%E9%84%82a12344");

        ((string)month["vehicle"]!, month["fault"], month["days"]!.AsArray().Count).ShouldBe(("鄂A12344", null, 30));
        var monday = month["days"]![22]!;
        ((string)monday["date"]!, (string)monday["kind"]!).ShouldBe(("2026-11-23", "workingDay"));
        RuleOf(monday, "wuhan-bridges-2019").ShouldBe(("restricted", "tail", "02468"));
        RuleOf(month["days"]![21]!, "wuhan-bridges-2019").ShouldBe(("free", "restDay", ""));
        RuleOf(monday, "wuhan-bridges-2013").ShouldBe(("notInForce", "dates", ""));
        ((string)(await officer.GetJsonAsync("/api/restrictions/month?city=420100&month=2026-11&plate=%E9%84%82A1234"))["fault"]!["code"]!).ShouldBe("plate_short");
        (await officer.GetJsonAsync("/api/restrictions/month?city=420100&month=2026-11"))["days"]![0]!["rules"]![0]!["outcome"].ShouldBeNull("nobody is asked about");
        (await CodeOfAsync(officer, "/api/restrictions/month?city=999999&month=2026-11", HttpStatusCode.NotFound)).ShouldBe("city_unknown");
        (await CodeOfAsync(officer, "/api/restrictions/month?city=420100&month=11", HttpStatusCode.UnprocessableEntity)).ShouldBe("month_invalid");
    }

    private static (string?, string?, string?) RuleOf(JsonNode day, string id)
    {
        var rule = day["rules"]!.AsArray().Single(rule => (string)rule!["rule"]! == id)!;
        return ((string?)rule["outcome"], (string?)rule["ground"], (string?)rule["barred"]);
    }

    private static async Task<string> CodeOfAsync(HttpClient client, string path, HttpStatusCode status)
    {
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!;
    }

    private static string Ask(ServerHost host, string text) => host.Services.GetRequiredService<RestrictionAnswers>()
        .For(host.Services.GetRequiredService<AgencyDirectory>().Find("test-police")!.Id, text, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)))!.Chinese;

    private static void Write(TempPack pack, string rules)
    {
        Directory.CreateDirectory(Path.Combine(pack.Folder, "rules"));
        File.WriteAllText(Path.Combine(pack.Folder, "rules", "zhaoqing.yaml"), rules);
    }

    private static Task<int> LoadAgainAsync(ServerHost host, TempPack pack) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        var written = 0;
        db.SavedChanges += (_, saved) => written += saved.EntitiesSavedCount;
        await services.GetRequiredService<PackLoader>().LoadAsync(db, pack.Folder, default);
        return written;
    });

    private static IReadOnlyList<PackMistake> Check(TempPack pack) =>
        new PackLoader([new AgencyPackPart(null!), new KnowledgePackPart(null!), new Server.Desk.PhrasesPackPart(), new RestrictionsPackPart()], TimeProvider.System, NullLogger<PackLoader>.Instance).Check(pack.Folder);
}
