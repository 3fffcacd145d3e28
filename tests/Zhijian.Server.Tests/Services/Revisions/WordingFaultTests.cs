using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Revisions;

/// <summary>What consoles make their own words of: the codes and values of what is wrong, what departments are sent, when they are asked.</summary>
public sealed class WordingFaultTests
{
    [Fact]
    public async Task What_is_wrong_is_told_in_codes_and_values()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        (await FaultsAsync(scene, "home-visit", wording =>
        {
            var texts = wording["texts"]!;
            texts["title"] = "";
            texts["intro"] = new string('长', 1000);
            texts["steps.consent.ask"] = "{{moon}}好";
            texts["steps.consent.title"] = "{{name}}的告知";
            texts["steps.moon.ask"] = "几点？";
            wording["lines"]!["words"] = new JsonArray([.. Enumerable.Range(1, 21).Select(number => JsonValue.Create($"上门{number}"))]);
            wording["lines"]!["hours.periods"] = new JsonArray("中午");
            wording["numbers"]!["steps.relation.most"] = 1.5;
            wording["numbers"]!["steps.date.firstDay"] = 31;
            wording["numbers"]!["steps.address.least"] = 121;
        })).ShouldBe(
        [
            "title missing", "intro too_long most=200", "words words most=20 longest=20", "hours.periods periods", "steps.consent.ask blank_unknown blank=moon", "steps.consent.title blank_useless blank=name",
            "steps.relation.most range_whole least=1 most=10000", "steps.date.firstDay first_after_last most=30", "steps.address.least least_over_most most=120", "steps.moon.ask field_unknown",
        ]);
        (await FaultsAsync(scene, "claim-check", wording => wording["numbers"]!["steps.damage.most"] = 1e10)).ShouldBe(["steps.damage.most range least=-1000000000 most=1000000000"]);
    }

    [Fact]
    public async Task What_is_wrong_with_options_is_told_in_codes_and_values()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        (await FaultsAsync(scene, "home-visit", wording => wording["options"]!["steps.applicant.options"] = Options(("self", "本人")))).ShouldBe(
            ["steps.applicant.options option_count least=2 most=20", "steps.applicant.options option_needed option=家人"]);
        (await FaultsAsync(scene, "home-visit", wording => wording["options"]!["steps.applicant.options"] = Options(("self", "本人"), ("family", "本人"), ("self", "邻居"), ("a b", ""), ("", "邻居们")))).ShouldBe(
        [
            "steps.applicant.options[1].label option_twice option=本人", "steps.applicant.options[2].key option_key_twice option=self", "steps.applicant.options[3].key option_key most=40",
            "steps.applicant.options[3].label missing", "steps.applicant.options[4].key missing",
        ]);
    }

    [Theory]
    [InlineData("outage", "the department is asked with it")]
    [InlineData("outage-notice", "what the department pushes is told by it")]
    public async Task A_choice_says_which_department_has_to_know_its_options(string service, string why)
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "songjiang-water");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var choices = (await editor.GetJsonAsync(At(service)))["sections"]!.AsArray().SelectMany(section => section!["fields"]!.AsArray()).Where(field => (string)field!["kind"]! == "options").ToList();

        choices.ShouldHaveSingleItem()!["knownTo"]!.AsArray().Select(department => (string)department!).ShouldBe(["供水业务系统"], why);
    }

    [Fact]
    public async Task An_option_goes_by_any_key_a_department_may_have()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "songjiang-water");
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);
        var wording = (await editor.GetJsonAsync(At("outage")))["wording"]!.DeepClone();
        wording["options"]!["steps.area.options"]!.AsArray().Add(JsonNode.Parse("""{ "key": "新桥-2", "label": "新桥新区" }"""));
        (await editor.PostJsonAsync(At("outage") + "/preview", wording))["faults"]!.AsArray().ShouldBeEmpty("departments may go by Chinese names");
    }

    [Fact]
    public async Task What_stays_in_the_house_is_sent_to_nobody()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);

        (await editor.GetJsonAsync(At("home-visit")))["sections"]!.AsArray().SelectMany(section => section!["fields"]!.AsArray()).ShouldAllBe(field => field!["knownTo"]!.AsArray().Count == 0);
    }

    [Theory]
    [InlineData("wuhan-traffic", "violations", "vehicle check, violations check, detail pick")]
    [InlineData("hancheng-tourism", "sights", "sights , sight pick")]
    [InlineData("songjiang-water", "meter-reading", "household name, check reading, report send")]
    public async Task Of_each_question_to_a_department_it_is_told_after_which_step(string pack, string service, string expected)
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, pack);
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var lookups = (await editor.GetJsonAsync(At(service)))["sections"]!.AsArray().Where(section => (string)section!["part"]! == "lookup");

        string.Join(", ", lookups.Select(lookup => $"{lookup!["key"]} {lookup["after"]}")).ShouldBe(expected);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(ServiceScene scene, string service, Action<JsonNode> change)
    {
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = (await editor.GetJsonAsync(At(service)))["wording"]!.DeepClone();
        change(wording);
        var refused = await (await editor.PutAsJsonAsync(At(service), new { wording, seen = (int?)null })).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        ((string)refused["code"]!).ShouldBe("service_wording_invalid");
        return [.. refused["faults"]!.AsArray().Select(fault => $"{fault!["field"]} {fault["code"]}{Values(fault["values"])}")];
    }

    private static string Values(JsonNode? values) => string.Concat((values as JsonObject)?.Where(value => value.Value is not null).Select(value => $" {value.Key}={value.Value}") ?? []);

    private static JsonArray Options(params (string Key, string Label)[] options) => [.. options.Select(option => new JsonObject { ["key"] = option.Key, ["label"] = option.Label })];

    private static string At(string service) => $"/api/services/{service}/revision";
}
