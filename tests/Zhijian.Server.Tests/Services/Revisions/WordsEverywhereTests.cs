using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Revisions;

/// <summary>Changed words of groups, lookups, cases and two parties, from the form to the citizen.</summary>
public sealed class WordsEverywhereTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_group_asks_in_new_words_and_within_new_limits(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "safe-zhaoqing");
        await ApproveAsync(scene, "family-move", wording =>
        {
            wording["texts"]!["steps.family.ask"] = "家里人一起迁吗？";
            wording["texts"]!["steps.family.unit"] = "口";
            wording["texts"]!["steps.family.person.ask"] = "叫什么？";
            wording["texts"]!["steps.family.id.ask"] = "{{person}}的证件号？";
            wording["options"]!["steps.family.relation.options"]![0]!["label"] = "爱人";
            wording["numbers"]!["steps.family.most"] = 1;
        });

        var asked = await scene.SayAllAsync("oLi", "投靠落户", "同意", "张三", "13800138000");
        asked.ShouldContain("家里人一起迁吗？");
        (await scene.SayAsync("oLi", "是")).ShouldContain("【随迁家属 第1口】\n叫什么？");
        (await scene.SayAsync("oLi", "李四")).ShouldContain("爱人");
        (await scene.SayAsync("oLi", "爱人")).ShouldContain("李四的证件号？");
        (await scene.SayAsync("oLi", "11010519491231002X")).ShouldContain("最多登记1口");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_lookup_tells_in_new_words_with_what_the_department_gives_and_nothing_else(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "wuhan-traffic", "traffic");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);
        var wording = (await editor.GetJsonAsync(At("violations")))["wording"]!.DeepClone();
        wording["texts"]!["lookups.vehicle.empty"] = "{{vehicle.moon}}对不上。";
        wording["texts"]!["steps.pick.optionsFrom.label"] = "{{time}} {{colour}}";

        var refused = await (await editor.PutAsJsonAsync(At("violations"), new { wording, seen = (int?)null })).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        refused["faults"]!.AsArray().Select(fault => (string)fault!["message"]!).ShouldBe(["nothing is known as “{{vehicle.moon}}” here", "nothing is known as “{{colour}}” here"], ignoreOrder: true);
        await ApproveAsync(scene, "violations", wording =>
        {
            wording["texts"]!["lookups.vehicle.empty"] = "{{plate}}查无此车（{{vehicle.asOf}}）。";
            wording["texts"]!["lookups.vehicle.error"] = "系统在维护。";
            wording["texts"]!["steps.pick.ask"] = "{{violations.fine}}，看哪条？";
        });

        (await scene.SayAllAsync("oLi", "违法查询", "鄂A00000", "000000")).ShouldContain("鄂A00000查无此车（");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_parties_and_cases_are_told_in_new_words(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "wuhan-traffic");
        await ApproveAsync(scene, "fast-claim", wording =>
        {
            wording["texts"]!["parties.invite"] = "让对方扫一扫。";
            wording["texts"]!["parties.otherwise"] = "对方走了请报警。";
            wording["numbers"]!["parties.minutes"] = 20;
            wording["texts"]!["steps.photos.pictures.hint[1]"] = "退后三步。";
        });
        await ApproveAsync(scene, "objection", wording => wording["texts"]!["taken"] = "提过了，编号{{earlier.number}}。");

        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);
        var claim = (await editor.GetJsonAsync(At("fast-claim")))["current"]!;
        var (texts, minutes) = (claim["texts"]!, (int)claim["numbers"]!["parties.minutes"]!);
        ((string)texts["parties.invite"]!, (string)texts["parties.otherwise"]!, (string)texts["steps.photos.pictures.hint[1]"]!, minutes).ShouldBe(("让对方扫一扫。", "对方走了请报警。", "退后三步。", 20));
        ((string)(await editor.GetJsonAsync(At("objection")))["current"]!["texts"]!["taken"]!).ShouldBe("提过了，编号{{earlier.number}}。");
    }

    private static string At(string service) => $"/api/services/{service}/revision";

    private static async Task ApproveAsync(PackScene scene, string service, Action<JsonNode> change)
    {
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);
        using var reviewer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Reviewer);
        var wording = (await editor.GetJsonAsync(At(service)))["wording"]!.DeepClone();
        change(wording);
        (await editor.PostJsonAsync(At(service) + "/preview", wording))["faults"]!.AsArray().ShouldBeEmpty();
        await editor.PutJsonAsync(At(service), new { wording, seen = (int?)null });
        await editor.PostJsonAsync(At(service) + "/submit", new { seen = 1 });
        await reviewer.PostJsonAsync(At(service) + "/approve", new { seen = 2 });
    }
}
