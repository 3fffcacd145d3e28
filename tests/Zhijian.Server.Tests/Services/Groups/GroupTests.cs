using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Groups;

/// <summary>Several people on one form: asked one after another in the chat, a list on the page, the same entries in both.</summary>
public sealed class GroupTests
{
    private const string Li = "oLi";
    private const string Id = "11010519491231002X";

    private static readonly string FamilyMove = File.ReadAllText(Path.Combine(SourceTree.Root, "packs", "safe-zhaoqing", "services", "family-move.yaml"));

    private static readonly string[] ToTheGroup = ["投靠落户", "同意", "张伟", "13800138000"];

    [Theory, ClassData(typeof(Databases))]
    public async Task Everybody_is_asked_for_one_after_another_and_stands_on_record(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);

        var any = await SayAllAsync(scene, ToTheGroup);
        var first = await SayAllAsync(scene, "有");
        var relation = await SayAllAsync(scene, "李娜");
        var list = await SayAllAsync(scene, "配偶", Id);
        await scene.Host.RestartAsync();
        var second = await SayAllAsync(scene, "是");
        var born = await SayAllAsync(scene, "张小宝", "子女");
        var both = await SayAllAsync(scene, "2019年5月1日");
        var summary = await SayAllAsync(scene, "没有了", "端州区城东街道一号");
        var done = await SayAllAsync(scene, "提交");

        any.ShouldContain("有家属随您一起迁入吗？");
        any.ShouldContain("第4步，共5步");
        first.ShouldContain("【随迁家属 第1位】\n请输入这位家属的姓名");
        first.ShouldContain("第4步，共7步");
        relation.ShouldContain("李娜是申请人的什么人");
        list.ShouldContain($"随迁家属已登记1位：\n1. 李娜，配偶，{Id}\n还要再登记一位吗？");
        second.ShouldContain("【随迁家属 第2位】");
        born.ShouldContain("张小宝的出生日期", customMessage: "what is asked depends on the same item");
        both.ShouldContain("2. 张小宝，子女，2019年5月1日");
        summary.ShouldContain("4. 第1位·姓名：李娜");
        summary.ShouldContain("7. 第2位·姓名：张小宝");
        summary.ShouldContain("随迁家属：2位");
        done.ShouldContain("随迁家属2位");
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Officer);
        var entries = (await officer.GetJsonAsync("/api/services/records"))["items"]![0]!["entries"]!.AsArray().Select(entry => $"{entry!["title"]}={entry["shown"]}").ToList();
        entries.ShouldContain("第1位·姓名=李娜");
        entries.ShouldContain("第1位·身份证号=110*************2X");
        entries.ShouldContain("第2位·关系=子女");
        entries.ShouldContain("随迁家属=2位");
    }

    [Fact]
    public async Task Nobody_is_asked_for_when_there_is_nobody()
    {
        await using var scene = await OpenAsync();

        (await SayAllAsync(scene, [.. ToTheGroup, "没有"])).ShouldContain("请输入准备迁入的详细地址");
        (await SayAllAsync(scene, "端州区城东街道一号")).ShouldContain("随迁家属：0位");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_is_changed_one_is_removed_and_the_others_stay(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        await SayAllAsync(scene, [.. ToTheGroup, "是", "李娜", "配偶", Id, "是", "张小宝", "子女", "2019年5月1日", "是", "王芳", "父母", Id]);

        var changing = await SayAllAsync(scene, "修改2");
        var relation = await SayAllAsync(scene, "张大宝");
        var changed = await SayAllAsync(scene, "不变", "不变");
        var removed = await SayAllAsync(scene, "删除第1位");
        var wrong = await SayAllAsync(scene, "删除3");
        var summary = await SayAllAsync(scene, "好了", "端州区城东街道一号");
        var corrected = await SayAllAsync(scene, "4", "张中宝");

        changing.ShouldContain("原来填的是：张小宝，不改请回复“不变”");
        relation.ShouldContain("张大宝是申请人的什么人");
        changed.ShouldContain("2. 张大宝，子女，2019年5月1日");
        removed.ShouldContain("随迁家属已登记2位：\n1. 张大宝，子女，2019年5月1日（周三）\n2. 王芳，父母");
        wrong.ShouldContain("没有第3位，现在登记了2位");
        summary.ShouldNotContain("李娜");
        corrected.ShouldContain("第1位·姓名：张中宝");
        corrected.ShouldContain("第1位·关系：子女", customMessage: "one entry of one item was changed");
        (await SayAllAsync(scene, "10")).ShouldContain("随迁家属已登记2位", customMessage: "from the summary one comes back to the list");
        (await SayAllAsync(scene, "删除1", "否")).ShouldContain("随迁家属：1位");
    }

    [Fact]
    public async Task Back_leads_through_the_items_and_out_of_one_that_is_not_finished()
    {
        await using var scene = await OpenAsync();
        await SayAllAsync(scene, [.. ToTheGroup, "是", "李娜", "配偶", Id, "是"]);

        (await SayAllAsync(scene, "上一步")).ShouldContain("随迁家属已登记1位：\n1. 李娜");
        (await SayAllAsync(scene, "是", "王芳", "上一步")).ShouldContain("请输入这位家属的姓名");
        (await SayAllAsync(scene, "上一步")).ShouldContain("随迁家属已登记1位", customMessage: "the second is dropped again");
        (await SayAllAsync(scene, "上一步")).ShouldContain("18位身份证号码");
        (await SayAllAsync(scene, "上一步", "上一步", "上一步")).ShouldContain("请输入能联系上的手机号码");
        (await SayAllAsync(scene, "13800138000")).ShouldContain("还要再登记一位吗");
        (await SayAllAsync(scene, "修改1", "上一步")).ShouldContain("1. 李娜，配偶", customMessage: "who goes back instead of changing changes nothing");
    }

    [Fact]
    public async Task A_bare_number_is_asked_about_and_no_more_are_taken_than_allowed()
    {
        await using var scene = await OpenAsync(yaml: FamilyMove.Replace("most: 8", "most: 2", StringComparison.Ordinal));
        await SayAllAsync(scene, [.. ToTheGroup, "是", "李娜", "配偶", Id]);

        (await SayAllAsync(scene, "1")).ShouldContain("要改请回复“修改1”");
        (await SayAllAsync(scene, "是", "王芳", "父母", Id)).ShouldContain("最多登记2位，已经满了");
        (await SayAllAsync(scene, "再加一位")).ShouldContain("最多登记2位");
        (await SayAllAsync(scene, "好了")).ShouldContain("请输入准备迁入的详细地址");
    }

    [Fact]
    public async Task As_many_as_the_least_are_asked_for_and_cannot_be_removed()
    {
        await using var scene = await OpenAsync(yaml: FamilyMove.Replace("most: 8", "least: 1\n    most: 8", StringComparison.Ordinal));

        (await SayAllAsync(scene, ToTheGroup)).ShouldContain("【随迁家属 第1位】");
        (await SayAllAsync(scene, "李娜", "配偶", Id)).ShouldContain("还要再登记一位吗");
        (await SayAllAsync(scene, "删除1")).ShouldContain("至少要登记1位，不能再删");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_has_a_list_to_add_to_change_and_remove(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var page = await scene.PageAsync(Li);
        var run = await page.EnterAllAsync((await page.BeginServiceAsync("family-move"))["run"]!, "同意", "张伟", "13800138000");

        run["step"]!["group"]!["items"]!.AsArray().ShouldBeEmpty();
        run = await page.EnterAllAsync(run, "添加", "李娜", "1", Id, "添加", "张小宝", "2", "2019-05-01");
        run["step"]!["group"]!["items"]!.AsArray().Select(item => (string)item!).ShouldBe([$"李娜，配偶，{Id}", "张小宝，子女，2019年5月1日（周三）"]);
        run = await page.EnterAllAsync(run, "修改1");
        ((string)run["step"]!["entered"]!["value"]!).ShouldBe("李娜", "it is there to be changed");
        run = (await page.ActAsync(run, "back"))["run"]!;
        run["step"]!["group"]!["items"]!.AsArray().Count.ShouldBe(2, "nothing was changed");
        run = await page.EnterAllAsync(run, "删除1");
        run["step"]!["group"]!["items"]!.AsArray().Select(item => (string)item!).ShouldBe(["张小宝，子女，2019年5月1日（周三）"]);
        ((string)(await page.EnterAsync(run, "删除4"))["refusal"]!).ShouldContain("没有第4位");
        run = await page.EnterAllAsync(run, "好了", "端州区城东街道一号");

        run["entered"]!.AsArray().Select(entry => (string)entry!["key"]!).ShouldBe(["consent", "name", "phone", "family-1-person", "family-1-relation", "family-1-born", "family", "address"]);
        ((string)(await page.ActAsync(run, "submit"))["run"]!["said"]!).ShouldContain("随迁家属1位");
    }

    [Fact]
    public async Task The_preview_shows_one_item()
    {
        await using var scene = await OpenAsync();
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var bubbles = (await editor.GetJsonAsync("/api/services/family-move/preview"))["way"]!["bubbles"]!.AsArray().Select(bubble => (string)bubble!["text"]!).ToList();

        bubbles.ShouldContain(text => text.Contains("随迁家属已登记1位"));
        bubbles[^1].ShouldContain("随迁家属1位");
    }

    [Theory]
    [InlineData("kind: group", "kind: text", "steps, another and unit belong to steps of the kind group")]
    [InlineData("kind: idNumber", "kind: photos", "cannot be asked of an item")]
    [InlineData("step: relation, is: [child]", "step: relative, is: [child]", "there is no step “relative” before this")]
    [InlineData("most: 8", "most: 80", "a group has up to 20 items")]
    [InlineData("写到门牌号。", "写到门牌号，{{person}}。", "“{{person}}” is no step before this")]
    public async Task The_pack_check_names_every_mistake(string right, string wrong, string message)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var pack = new TempPack();
        pack.WriteService("family-move", FamilyMove.Replace(right, wrong, StringComparison.Ordinal));

        host.Services.GetRequiredService<PackLoader>().Check(pack.Folder).ShouldContain(mistake => mistake.Message.Contains(message, StringComparison.Ordinal));
    }

    private static Task<CitizenScene> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite, string? yaml = null) => CitizenScene.OpenAsync(kind, service: ("family-move", yaml ?? FamilyMove));

    private static Task<string> SayAllAsync(CitizenScene scene, params IEnumerable<string> texts) => scene.WeChat.SayAllAsync(Li, texts);
}
