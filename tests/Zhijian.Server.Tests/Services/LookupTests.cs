using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>Services that ask a department; here a second one, a water company, that no line of code knows: both its connector and its services are data.</summary>
public sealed class LookupTests
{
    private const string Citizen = "oLi";

    private const string Connector = """
        connector: water
        title: 自来水公司
        baseAddress: {address}
        auth: none
        timeoutMilliseconds: 2000
        operations:
          - key: bills
            get: /accounts/{account}/bills
            emptyOn: [404]
            items: /bills
            values: { owner: /owner, debt: "/debtFen | yuan" }
            each: { id: /id, month: /month, sum: "/fen | yuan", state: "/state | words open=未缴 paid=已缴" }
          - key: bill
            get: /bills/{id}
            values: { used: "/cubicMetres | number", price: "/fenPerCubicMetre | yuan" }
          - key: read
            post: /readings
            repeatable: true
            body: { account: "{account}", reading: "{reading} | number" }
            values: { number: /number }
        """;

    private const string BillService = """
        service: water-bill
        title: 水费查询
        start: { words: [查水费] }
        steps:
          - { key: account, kind: text, title: 户号, ask: 请输入户号。, least: 4, most: 12 }
          - key: pick
            kind: choice
            title: 哪个月
            ask: "{{bills.owner}}欠费{{bills.debt}}（截至{{bills.asOf}}）。看哪个月的明细？"
            when: { step: bills.debt, atLeast: 1 }
            optionsFrom: { lookup: bills, key: id, label: "{{month}} {{sum}} {{state}}" }
        lookups:
          - key: bills
            after: account
            ask: water/bills
            with: { account: "{{account}}" }
            each: "{{no}}. {{month}}：{{sum}}"
            onEmpty: asksAgain
            empty: 没有户号{{account}}，请核对。
            error: 自来水公司系统暂时连不上。
          - key: bill
            after: pick
            ask: water/bill
            with: { id: "{{pick}}" }
        computed:
          - { key: sum, formula: "bill.used * bill.price", money: true }
        outcome:
          kind: answer
          say: "{{pick}}用水{{bill.used}}立方米，单价{{bill.price}}，合计{{sum}}。\n{{bills.list}}"
        """;

    private const string ReadingService = """
        service: water-reading
        title: 自报水表
        start: { words: [报水表] }
        steps:
          - { key: account, kind: text, title: 户号, ask: 请输入户号。 }
          - { key: reading, kind: number, title: 读数, ask: 请输入水表读数。, least: 0 }
        lookups:
          - { key: done, after: submit, ask: water/read, with: { account: "{{account}}", reading: "{{reading}}" } }
        outcome: { kind: record, say: "已报给自来水公司，回执{{done.number}}，受理编号{{number}}。" }
        """;

    private const string Bills = """{"owner":"张*","debtFen":12850,"bills":[{"id":"b10","month":"10月","fen":9850,"state":"open"},{"id":"b09","month":"9月","fen":3000,"state":"open"}]}""";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_department_lists_is_offered_shown_and_reckoned_with(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        scene.Department.SaysInTurn((HttpStatusCode.OK, Bills), (HttpStatusCode.OK, """{"cubicMetres":12.5,"fenPerCubicMetre":788}"""));

        var offered = await scene.SayAllAsync("查水费", "30012345");
        var told = await scene.SayAsync("1");

        offered.ShouldContain("张*欠费128.5元（截至10:00）");
        offered.ShouldContain("1. 10月 98.5元 未缴");
        told.ShouldBe("10月 98.5元 未缴用水12.5立方米，单价7.88元，合计98.5元。\n1. 10月：98.5元\n2. 9月：30元");
        (await scene.Department.NextAsync()).Target.ShouldBe("/accounts/30012345/bills");
        (await scene.Department.NextAsync()).Target.ShouldBe("/bills/b10");
    }

    [Fact]
    public async Task A_step_that_a_departments_answer_rules_out_is_not_asked()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Department.Says("""{"owner":"张*","debtFen":0,"bills":[{"id":"b10","month":"10月","fen":9850,"state":"paid"}]}""");

        (await scene.SayAllAsync("查水费", "30012345")).ShouldContain("1. 10月：98.5元");
    }

    [Fact]
    public async Task Where_nothing_is_found_the_entry_is_asked_again_and_everything_else_is_kept()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Department.SaysInTurn((HttpStatusCode.NotFound, "{}"), (HttpStatusCode.OK, Bills));

        var asked = await scene.SayAllAsync("查水费", "99999999");
        var found = await scene.SayAsync("30012345");

        asked.ShouldContain("没有户号99999999，请核对。");
        asked.ShouldContain("请输入户号");
        found.ShouldContain("欠费128.5元");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task While_the_department_is_away_the_citizen_is_told_and_loses_nothing_over_a_restart(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        scene.Department.HangsUp();

        var told = await scene.SayAllAsync("查水费", "30012345");
        var pressed = await scene.SayAsync("怎么回事");
        await scene.Host.RestartAsync();
        scene.Department.Says(Bills);
        var again = await scene.SayAsync("重试");

        told.ShouldContain("自来水公司系统暂时连不上。");
        told.ShouldContain("填写的内容都在");
        told.ShouldContain("重试");
        pressed.ShouldContain("重试");
        again.ShouldContain("张*欠费128.5元");
    }

    [Fact]
    public async Task From_a_department_that_is_away_one_goes_back_leaves_or_calls_a_person()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Department.HangsUp();
        await scene.SayAllAsync("查水费", "30012345");

        (await scene.SayAsync("上一步")).ShouldContain("请输入户号");
        scene.Department.Says(Bills);
        (await scene.SayAsync("30054321")).ShouldContain("欠费128.5元");
        (await scene.SayAsync("退出")).ShouldContain("没有提交任何内容");
    }

    [Fact]
    public async Task A_department_that_says_nothing_costs_no_more_than_the_passive_reply_has()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Department.KeepsSilent();
        await scene.SayAsync("查水费");
        var began = scene.Host.Clock.GetUtcNow();

        var telling = scene.SayAsync("30012345");
        await scene.Department.NextAsync();
        await scene.Host.Clock.RunAsync(telling);

        (await telling).ShouldContain("自来水公司系统暂时连不上。");
        (scene.Host.Clock.GetUtcNow() - began).ShouldBeLessThan(TimeSpan.FromSeconds(4.5));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_500_after_the_work_makes_nothing_twice_and_the_record_once(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        scene.Department.Says("{}", HttpStatusCode.InternalServerError);
        await scene.SayAllAsync("报水表", "30012345", "412");

        var refusing = scene.SayAsync("提交");
        await scene.Host.Clock.RunAsync(refusing);
        scene.Department.Says("""{"number":"W-77"}""");
        var done = await scene.SayAsync("提交");

        (await refusing).ShouldContain("还没有提交");
        done.ShouldContain("回执W-77");
        var (first, second, third) = (await scene.Department.NextAsync(), await scene.Department.NextAsync(), await scene.Department.NextAsync());
        new[] { second, third }.ShouldAllBe(asked => asked.Headers["Idempotency-Key"].ToString() == first.Headers["Idempotency-Key"].ToString() && asked.Body == first.Body);
        using var officer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);
        (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Garbage_counts_as_out_of_reach()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Department.Says("<html>维护</html>", type: "text/html");

        (await scene.SayAllAsync("查水费", "30012345")).ShouldContain("自来水公司系统暂时连不上。");
    }

    [Theory]
    [InlineData("ask: water/bills", "ask: water/debts", "no connector of this pack has the operation “water/debts”")]
    [InlineData("account: \"{{account}}\"", "accounts: \"{{account}}\"", "the operation takes no “accounts”")]
    [InlineData("{{bills.owner}}欠费", "{{bills.tenant}}欠费", "“{{bills.tenant}}” is no step before this")]
    [InlineData("each: \"{{no}}. {{month}}", "each: \"{{no}}. {{year}}", "an item has no “year”")]
    [InlineData("after: pick", "after: picked", "there is no step “picked”")]
    [InlineData("bill.used * bill.price", "bill.used * (bill.price", "ends too early")]
    [InlineData("bill.used * bill.price", "bill.used * water.price", "“water.price” is nothing")]
    [InlineData("lookup: bills, key: id", "lookup: bilsl, key: id", "there is no lookup “bilsl” before this")]
    public async Task The_pack_check_names_every_mistake_where_it_stands(string right, string wrong, string message)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var pack = new TempPack();
        pack.WriteConnector("water", Connector.Replace("{address}", "http://127.0.0.1:9", StringComparison.Ordinal));
        pack.WriteService("water-bill", BillService.Replace(right, wrong, StringComparison.Ordinal));

        var mistake = host.Services.GetRequiredService<PackLoader>().Check(pack.Folder).First(mistake => mistake.Message.Contains(message, StringComparison.Ordinal));

        mistake.File.ShouldEndWith("services/water-bill.yaml");
        File.ReadAllLines(Path.Combine(pack.Folder, "services", "water-bill.yaml"))[(int)mistake.Line - 1].ShouldContain(wrong.Split(':')[0].Split(' ')[0].Trim('"', '{', '}'));
    }

    [Fact]
    public async Task What_a_service_asks_can_be_asked_again()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var pack = new TempPack();
        pack.WriteConnector("water", Connector.Replace("{address}", "http://127.0.0.1:9", StringComparison.Ordinal).Replace("    repeatable: true\n", "", StringComparison.Ordinal));
        pack.WriteService("meter-reading", ReadingService);

        host.Services.GetRequiredService<PackLoader>().Check(pack.Folder).ShouldHaveSingleItem().Message.ShouldContain("“water/read” has to be repeatable: true");
    }

    [Theory]
    [InlineData("baseAddress: {address}", "baseAddress: ftp://water", "must be an http or https address")]
    [InlineData("debt: \"/debtFen | yuan\"", "debt: \"/debtFen | euro\"", "“euro” is no kind of value")]
    [InlineData("owner: /owner", "owner: owner", "is no JSON pointer")]
    [InlineData("auth: none", "auth: none\ncachesSeconds: 5", "unknown field “cachesSeconds”")]
    public async Task The_pack_check_reads_connectors_as_well(string right, string wrong, string message)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var pack = new TempPack();
        pack.WriteConnector("water", Connector.Replace(right, wrong, StringComparison.Ordinal).Replace("{address}", "http://127.0.0.1:9", StringComparison.Ordinal));

        host.Services.GetRequiredService<PackLoader>().Check(pack.Folder).ShouldContain(mistake => mistake.Message.Contains(message) && mistake.File.EndsWith("connectors/water.yaml"));
    }

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("12 - a.used", 5)]
    [InlineData("min(6, a.used)", 6)]
    [InlineData("max(-1, 0 - a.used) / 4", -0.25)]
    [InlineData("10 / 4", 2.5)]
    public void A_formula_reckons_as_at_school(string formula, double result) => Formula.Parse(formula).Evaluate(name => name == "a.used" ? 7 : null).ShouldBe((decimal)result);

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 / (a.used - 7)")]
    [InlineData("missing + 1")]
    [InlineData("min(1, missing)")]
    public void What_cannot_be_reckoned_has_no_result(string formula) => Formula.Parse(formula).Evaluate(name => name == "a.used" ? 7 : null).ShouldBeNull();

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 ? 2")]
    [InlineData("min(1)")]
    [InlineData("")]
    public void What_is_no_formula_is_refused(string formula) => Should.Throw<FormatException>(() => Formula.Parse(formula));

    private sealed record Scene(TempPack Pack, ServerHost Host, AgencyId Agency, WeChatPusher WeChat, DepartmentServer Department) : IAsyncDisposable
    {
        public static async Task<Scene> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
        {
            var department = await DepartmentServer.StartAsync();
            var pack = new TempPack();
            pack.WriteConnector("water", Connector.Replace("{address}", department.Address, StringComparison.Ordinal));
            pack.WriteService("water-bill", BillService);
            pack.WriteService("water-reading", ReadingService);
            var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
            var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
            return new Scene(pack, host, account.AgencyId, new WeChatPusher(() => host.Client, account, host.Clock), department);
        }

        public Task<string> SayAsync(string text) => WeChat.SayAsync(Citizen, text);

        public Task<string> SayAllAsync(params string[] texts) => WeChat.SayAllAsync(Citizen, texts);

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Department.DisposeAsync();
            Pack.Dispose();
        }
    }
}
