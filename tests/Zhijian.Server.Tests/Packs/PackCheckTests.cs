using Microsoft.Extensions.Logging.Abstractions;
using Zhijian.Server.Agencies.Packs;
using Zhijian.Server.Appointments.Packs;
using Zhijian.Server.Citizens.Packs;
using Zhijian.Server.Connectors.Packs;
using Zhijian.Server.Desk;
using Zhijian.Server.Desk.Assignment;
using Zhijian.Server.Knowledge.Packs;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Promises.Packs;
using Zhijian.Server.Services.Packs;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Services.Notices;
using Zhijian.Server.Traffic.Packs;

namespace Zhijian.Server.Tests.Packs;

/// <summary>Every mistake is named with the line it stands in.</summary>
public sealed class PackCheckTests
{
    [Fact]
    public void A_good_pack_has_no_mistakes()
    {
        using var pack = new TempPack();

        Check(pack.Folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("safe-zhaoqing")]
    [InlineData("guangzhou-weather")]
    [InlineData("zhongshan-youth")]
    [InlineData("jinzhong-police")]
    [InlineData("civilised-yulin")]
    [InlineData("wuhan-traffic")]
    [InlineData("xian-release")]
    [InlineData("wenzhou-etc")]
    [InlineData("songjiang-water")]
    [InlineData("hancheng-tourism")]
    [InlineData("xian-traffic")]
    public void The_packs_of_the_repository_have_no_mistakes(string name) => Check(Path.Combine(SourceTree.Root, "packs", name)).ShouldBeEmpty();

    [Theory]
    [InlineData("service: bulky-waste", "service: Bulky Waste", "1: service: must be small letters, digits and hyphens, such as residence-visit")]
    [InlineData("department: household", "department: parks", "3: department: there is no department “parks”")]
    [InlineData("department: household", "department: household\nhours: { periods: [\"9-12\"] }", "4: periods: “9-12” is no period of one day; write it as \"08:30-12:00\"")]
    [InlineData("kind: choice, title", "kind: picture, title", "5: kind: must be one of text, number, money, choice")]
    [InlineData("key: kind, kind: choice", "key: number, kind: choice", "5: key: stands for the number of the record; use another")]
    [InlineData("[{ key: sofa, label: 沙发 }, { key: bed, label: 床 }]", "[{ key: sofa, label: 沙发 }]", "5: options: a choice has 2 to 20 options, here are 1")]
    [InlineData("when: { step: kind, is: [bed] }", "when: { step: kind, is: [piano] }", "6: “piano” is never entered at “kind”; possible are sofa, bed")]
    [InlineData("when: { step: kind, is: [bed] }", "when: { step: day, is: [bed] }", "6: step: there is no step “day” before this")]
    [InlineData("when: { step: kind, is: [bed] }", "when: { step: kind }", "6: says nothing; use is, isNot, atLeast or atMost")]
    [InlineData("ask: \"几张{{kind}}？\"", "ask: \"几张{{bed}}？\"", "6: ask: “{{bed}}” is no step before this")]
    [InlineData("least: 1, most: 9", "least: 9, most: 1", "6: least: is more than most")]
    [InlineData("kind: date, title", "kind: text, title", "7: firstDay and lastDay belong to steps of the kind date")]
    [InlineData("outcome: { kind: record, say: \"已登记{{number}}\" }", "outcome: { say: 好的 }", "8: kind: is missing; answer, record, case, booking or notice")]
    [InlineData("kind: date, title: 日期, ask: 哪天？, firstDay: 1, lastDay: 7", "kind: date, title: 日期, ask: 哪天？, takenWithin: 5", "7: pictures and takenWithin belong to steps of the kind photos")]
    [InlineData("kind: date, title: 日期, ask: 哪天？, firstDay: 1, lastDay: 7", "kind: photos, title: 照片, ask: 请拍, pictures: [{ title: 全景, example: media/no.png }]", "7: example: the file media/no.png is missing")]
    [InlineData("kind: date, title: 日期, ask: 哪天？, firstDay: 1, lastDay: 7", "kind: location, title: 位置, ask: 在哪, districts: nowhere", "7: districts: there are no districts “nowhere”")]
    [InlineData("department: household", "department: household\nparties: { invite: 请对方输入确认码 }", "4: parties: no step is asked of the second party")]
    [InlineData("outcome: { kind: record, say: \"已登记{{number}}\" }", "colour: red", "1: outcome: is missing; say what the citizen gets: an answer or a record")]
    public void What_could_not_work_in_a_service_is_named_with_its_line(string good, string bad, string expected)
    {
        using var pack = new TempPack();
        const string Service = """
            service: bulky-waste
            title: 大件垃圾预约
            department: household
            steps:
              - { key: kind, kind: choice, title: 种类, ask: 是什么？, options: [{ key: sofa, label: 沙发 }, { key: bed, label: 床 }] }
              - { key: count, kind: number, title: 数量, ask: "几张{{kind}}？", least: 1, most: 9, when: { step: kind, is: [bed] } }
              - { key: day, kind: date, title: 日期, ask: 哪天？, firstDay: 1, lastDay: 7 }
            outcome: { kind: record, say: "已登记{{number}}" }
            """;
        pack.WriteService("bulky-waste", Service);
        Check(pack.Folder).ShouldBeEmpty();
        pack.WriteService("bulky-waste", Service.Replace(good, bad));

        Check(pack.Folder).Select(mistake => mistake.ToString()).ShouldContain(line => line.Contains("services/bulky-waste.yaml:" + expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file: papers.csv", "file: ../papers.csv", "6: file: is the name of a file in the connector's folder, such as progress.csv")]
    [InlineData("    file: papers.csv\n", "", "5: file: is missing")]
    [InlineData("source: csv", "source: xml", "3: source: must be one of http, csv")]
    [InlineData("keys: { number: 编号 }", "keys: { no-number: 编号 }", "7: keys: “no-number” needs a name of letters and digits and the column that holds it")]
    [InlineData("values: { item: 事项 }", "values: { item: \"| number\" }", "8: item: names no column")]
    [InlineData("    values: { item: 事项 }\n", "", "5: values: names nothing of the table; use values or each")]
    [InlineData("file: papers.csv", "file: papers.csv\n    get: /papers", "7: unknown field “get”")]
    public void What_could_not_work_in_a_table_that_is_dropped_is_named_with_its_line(string good, string bad, string expected)
    {
        using var pack = new TempPack();
        const string Table = "connector: papers\ntitle: 办证进度\nsource: csv\noperations:\n  - key: paper\n    file: papers.csv\n    keys: { number: 编号 }\n    values: { item: 事项 }\n";
        pack.WriteConnector("papers", Table);
        Check(pack.Folder).ShouldBeEmpty();
        Table.ShouldContain(good);
        pack.WriteConnector("papers", Table.Replace(good, bad));

        Check(pack.Folder).Select(mistake => mistake.ToString()).ShouldContain(line => line.Contains("connectors/papers.yaml:" + expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("on: [water/outage.announced]", "on: [water/outage]", "services/water-off.yaml:10: on: no connector of this pack describes the event “water/outage” under events; there are water/outage.announced")]
    [InlineData("match: { area:", "match: { street:", "services/water-off.yaml:11: street: the events say no “street”; all of them say area, roads, until, kind")]
    [InlineData("match: { area: \"{{area}}\" }", "match: { area: \"{{street}}\" }", "services/water-off.yaml:11: area: “{{street}}” is no step before this")]
    [InlineData("{{roads}}，", "{{area.name}}，", "services/water-off.yaml:12: tell: the events say no “area.name”")]
    [InlineData("goodUntil: until", "goodUntil: roads", "services/water-off.yaml:13: goodUntil: is the name of an instant that every event says (time)")]
    [InlineData("kind: notice", "kind: record", "notice: belongs to an outcome of the kind notice, which needs it")]
    [InlineData("goodUntil: until", "days: 4000", "services/water-off.yaml:13: days: must be a whole number from 1 to 3650")]
    public void What_could_not_work_in_a_notice_is_named_with_its_line(string good, string bad, string expected)
    {
        using var pack = new TempPack();
        pack.WriteConnector("water", NoticeScene.Water);
        pack.WriteService("water-off", NoticeScene.Service);
        Check(pack.Folder).ShouldBeEmpty();
        NoticeScene.Service.ShouldContain(good);
        pack.WriteService("water-off", NoticeScene.Service.Replace(good, bad, StringComparison.Ordinal));

        Check(pack.Folder).Select(mistake => mistake.ToString()).ShouldContain(line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auth: hmac", "auth: none", "events: are pushed by departments that sign them")]
    [InlineData("type: outage.announced", "type: Outage", "type: must be small letters, digits, dots and hyphens")]
    [InlineData("until: \"/until | time\"", "until: \"until | time\"", "until: “until” is no JSON pointer")]
    public void What_could_not_work_in_an_event_is_named_with_its_line(string good, string bad, string expected)
    {
        using var pack = new TempPack();
        var water = NoticeScene.Water.Replace("credentials:", "auth: hmac\ncredentials:", StringComparison.Ordinal);
        water.ShouldContain(good);
        pack.WriteConnector("water", water.Replace(good, bad, StringComparison.Ordinal));

        Check(pack.Folder).Select(mistake => mistake.ToString()).ShouldContain(line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind: police, ", "", "1: kind: is missing")]
    [InlineData("key: test-police", "key: Test Police", "1: key: must be small letters, digits and hyphens")]
    [InlineData("region: \"441200\"", "region: \"4412\"", "1: region: must be a division code of six digits, in quotes")]
    [InlineData("region: \"441200\"", "colour: red", "1: unknown field “colour”; known here: englishName, key, kind, name, region")]
    [InlineData("  - { key: household, name: 户政管理支队 }", "  - { key: household, name: a }\n  - { key: household, name: b }", "4: key: “household” stands already at line 3")]
    [InlineData("departments:\n", "departments: none\nxs:\n", "2: departments: must be a list")]
    [InlineData("kind: service", "kind: shop", "7: kind: must be one of subscription, service, not “shop”")]
    [InlineData("appId: wxaaaaaaaaaaaaaaa1", "appId: wx1", "8: appId: must be “wx” and 16 hexadecimal digits")]
    [InlineData("encodingAesKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "encodingAesKey: abc", "12: encodingAesKey: must be 43 letters and digits (it has 3 characters)")]
    [InlineData("mode: safe", "oneTimeTemplate: 模板", "13: oneTimeTemplate: must be 1 to 64 letters, digits, “-” and “_”")]
    [InlineData("token: testtoken01", "token: [a]", "11: token: must be text")]
    [InlineData("mode: safe", "mode: encrypted", "13: mode: must be one of plain, compatible, safe, not “encrypted”")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: 欢迎关注", "14: welcome: must have named fields")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { text: 欢迎, answer: hk-move }", "14: a reply needs exactly one of text, article, articles, picture, voice, video, answer")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { answer: gone }", "14: answer: there is no answer “gone” in answers.csv")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { picture: media/gone.png }", "14: picture: the file media/gone.png is missing")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { picture: ../../etc/passwd }", "14: picture: must be a file such as media/map.png, not “../../etc/passwd”")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { voice: media/map.png }", "14: voice: media/map.png is a picture, not a voice recording")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { article: { title: 标题, url: here } }", "14: url: must begin with http:// or https://, not “here”")]
    [InlineData("{ name: 户政, items:", "{ name: 户政管理便民服务, items:", "17: name: is 24 bytes long; at most 16 are allowed")]
    [InlineData("{ name: 户口迁移, click: move }", "{ name: 户口迁移, click: other }", "17: click: menuReplies has no “other”")]
    [InlineData("{ name: 户口迁移, click: move }", "{ name: 户口迁移, click: move, view: \"https://x.cn\" }", "17: a button needs exactly one of click and view")]
    [InlineData("view: \"https://www.example.gov.cn\"", "view: www.example.gov.cn", "17: view: must be an http or https address, or a page of the service hall such as /m/, not “www.example.gov.cn”")]
    [InlineData("menuReplies: { move: { answer: hk-move } }", "menuReplies: { move: { answer: hk-move }, dead: { text: 无 } }", "18: dead: no button of the menu has this key")]
    [InlineData("kind: contains, ", "", "21: kind: is missing")]
    [InlineData("terms: [报警]", "terms: []", "21: terms: a rule needs 1 to 100 terms, this one has 0")]
    [InlineData("kind: contains, terms: [报警]", "kind: pattern, terms: [\"(\"]", "21: terms: “(” is not a usable pattern")]
    [InlineData("priority: 100", "priority: high", "21: priority: must be a whole number from -1000 to 1000, not “high”")]
    [InlineData("priority: 100", "priority: 1, hours: { from: \"25:00\", days: [8] }", "21: days: must be numbers from 1 (Monday) to 7 (Sunday), not “8”")]
    [InlineData("priority: 100", "priority: 1, hours: { from: \"25:00\" }", "21: from: must be a time such as \"08:30\" in quotes, not “25:00”")]
    [InlineData("- { title: 问候, text: 您好 }", "- { title: 问候 }", "23: text: is missing")]
    [InlineData("- { title: 问候, text: 您好 }", "- { title: 问候, text: \"您好，{name}\" }", "23: text: unknown variable “{name}”")]
    [InlineData("welcome: { text: 欢迎关注 }", "welcome: { text: 欢迎关注, department: moon }", "14: department: there is no department “moon” in the pack")]
    [InlineData("phrases:", "phrasen:", "22: unknown field “phrasen”; known here: accounts, agency, assignment, calendar, demo, departments, map, phrases, promises, skills")]
    [InlineData("departments:\n", "calendar: { hours: [\"8-12\"] }\ndepartments:\n", "2: hours: “8-12” is no period of one day; write it as \"08:30-12:00\"")]
    [InlineData("departments:\n", "promises: [ { name: a, within: soon } ]\ndepartments:\n", "2: within: must be such as 48h, 30m, 4 working hours, 2 working days or sameWorkingDay, not “soon”")]
    [InlineData("departments:\n", "promises: [ { name: a, department: gone, within: 48h } ]\ndepartments:\n", "2: department: there is no department “gone”")]
    [InlineData("departments:\n", "map: { latitude: 112.5, longitude: 23 }\ndepartments:\n", "2: latitude: must be degrees from -90 to 90, not “112.5”")]
    [InlineData("departments:\n", "skills: [ { key: English, name: 英语, words: [visa] } ]\ndepartments:\n", "2: key: must be small letters, digits and hyphens")]
    [InlineData("departments:\n", "skills:\n  - { key: en, name: 英语, words: [visa] }\n  - { key: en, name: 英文, words: [visa] }\ndepartments:\n", "4: key: “en” stands twice")]
    [InlineData("departments:\n", "skills: [ { key: en, name: 英语 } ]\ndepartments:\n", "2: words: at least one word is needed")]
    [InlineData("departments:\n", "assignment: { mode: random }\ndepartments:\n", "2: mode: must be one of pull, automatic, not “random”")]
    [InlineData("departments:\n", "assignment: { mode: automatic, mostOpen: 0 }\ndepartments:\n", "2: mostOpen: must be a whole number from 1 to 100, not “0”")]
    [InlineData("handOver: 已转人工", "handOver: 请等{minutes}分钟", "15: handOver: unknown placeholder “{minutes}”; known here: {due}, {nextOpening}, {position}")]
    [InlineData("name: 平安测试, kind", "name: 平安测试, name: 又来, kind", "1: not valid YAML")]
    [InlineData("departments:\n", "departments: [\n", "3: not valid YAML")]
    public void A_mistake_in_pack_yaml_is_named_with_its_line(string good, string bad, string mistake)
    {
        TempPack.GoodYaml.ShouldContain(good);
        using var pack = new TempPack(TempPack.GoodYaml.Replace(good, bad));
        pack.WriteMedia("map.png", TempPack.Png);

        Check(pack.Folder).ShouldContain(found => found.ToString().StartsWith($"{pack.Folder}/pack.yaml:{mistake}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]", "1: must be a GeoJSON FeatureCollection")]
    [InlineData("{\n\"type\": FeatureCollection }", "2: not valid JSON")]
    [InlineData("""{ "type": "FeatureCollection", "features": [{ "type": "Feature", "properties": { "sort": "road" } }] }""", "1: features[0] has no geometry")]
    [InlineData("""{ "type": "FeatureCollection", "features": [{ "properties": { "sort": "moon" }, "geometry": { "type": "Point", "coordinates": [112, 23] } }] }""", "1: features[0]: properties.sort must be one of water, river, road")]
    public void A_mistake_in_the_sketch_of_the_map_is_named(string sketch, string mistake)
    {
        using var pack = new TempPack(TempPack.GoodYaml + "map: { latitude: 23, longitude: 112.5 }\n");
        pack.WriteSketch(sketch);

        Check(pack.Folder).ShouldContain(found => found.ToString().StartsWith($"{pack.Folder}/map.geojson:{mistake}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_in_the_table_is_named_with_its_line()
    {
        using var pack = new TempPack(answers: TempPack.GoodAnswers.Replace("id-lost,身份证丢了怎么办", "hk-move,").Replace("户口登记条例,,,,", "户口登记条例,,2026-02-30,,"));

        Check(pack.Folder).Select(mistake => mistake.ToString()[(pack.Folder.Length + 1)..]).ShouldBe(
        [
            "answers.csv:2: effective_from: must be a day such as 2026-01-31, not “2026-02-30”",
            "answers.csv:3: question: write the standard question",
            "answers.csv:3: key: “hk-move” stands already in line 2",
        ], ignoreOrder: true);
    }

    [Fact]
    public void More_than_three_buttons_or_five_sub_buttons_are_refused()
    {
        var items = string.Join(", ", Enumerable.Range(1, 6).Select(number => $"{{ name: 按钮{number}, view: \"https://x.cn/{number}\" }}"));
        using var pack = new TempPack(TempPack.GoodYaml.Replace(
            "      - { name: 户政, items: [ { name: 户口迁移, click: move }, { name: 官网, view: \"https://www.example.gov.cn\" } ] }\n    menuReplies: { move: { answer: hk-move } }",
            $"      - {{ name: 一, items: [ {items} ] }}\n      - {{ name: 二, view: \"https://x.cn\" }}\n      - {{ name: 三, view: \"https://x.cn\" }}\n      - {{ name: 四, view: \"https://x.cn\" }}"));

        Check(pack.Folder).Select(mistake => mistake.Message).ShouldBe(["menu: has 4 buttons; WeChat shows at most 3", "items: has 6 buttons; WeChat allows 1 to 5"], ignoreOrder: true);
    }

    [Fact]
    public void Many_mistakes_are_told_in_one_run_in_the_order_of_the_file()
    {
        using var pack = new TempPack(TempPack.GoodYaml.Replace("kind: police", "kind: ''").Replace("appId: wxaaaaaaaaaaaaaaa1", "appId: x").Replace("phrases:", "phrasen:"));

        Check(pack.Folder).Select(mistake => mistake.Line).ShouldBe([1, 8, 22]);
    }

    [Fact]
    public void A_folder_without_pack_yaml_says_so() =>
        Check(Path.GetTempPath() + "no-such-pack").ShouldHaveSingleItem().Message.ShouldBe("the file is missing; a pack needs pack.yaml");

    private static IReadOnlyList<PackMistake> Check(string folder) =>
        new PackLoader([new AgencyPackPart(null!), new KnowledgePackPart(null!), new PromisesPackPart(), new PhrasesPackPart(), new AssignmentPackPart(), new RestrictionsPackPart(), new AppointmentsPackPart(), new ConnectorsPackPart(null!), new ServicesPackPart(), new MiniProgramPackPart(null!)], TimeProvider.System, NullLogger<PackLoader>.Instance).Check(folder);
}
