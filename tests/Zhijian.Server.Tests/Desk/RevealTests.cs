using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Citizens' numbers are hidden from staff until they say why they need one.</summary>
public sealed class RevealTests
{
    private const string Written = "路灯不亮，请回电13800138000，车牌粤A12345";
    private const string Shown = "路灯不亮，请回电138****8000，车牌粤A****5";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_number_is_hidden_everywhere_and_shown_in_full_to_whoever_says_why(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        var officer = desk.Officer;
        using var editor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Editor);
        using var auditor = await desk.Host.SignInAsync(desk.Agency, StaffRole.AuditAdministrator);

        var conversation = await desk.AskAsync("oLi", Written);
        conversation["lastText"]!.ToString().ShouldBe(Shown);
        var message = (await officer.GetJsonAsync($"/api/conversations/{conversation["id"]}/messages"))["items"]!.AsArray()[0]!;
        message["text"]!.ToString().ShouldBe(Shown);
        message["masked"]!.AsArray().Select(part => part!["kind"]!.ToString()).ShouldBe(["mobile", "plate"]);
        (await editor.GetJsonAsync("/api/unanswered"))["items"]![0]!["text"]!.ToString().ShouldBe(Shown);

        var path = $"/api/conversations/{conversation["id"]}/messages/{message["seq"]}/reveal";
        (await (await officer.PostAsJsonAsync(path, new { reason = "  " })).ReadCodeAsync(HttpStatusCode.BadRequest)).ShouldBe("validation_failed");
        (await Entries(auditor)).ShouldBeEmpty("nothing was shown");
        (await officer.PostJsonAsync(path, new { reason = "核实路灯位置，回电13800138000" }))["text"]!.ToString().ShouldBe(Written);

        var entry = (await Entries(auditor)).ShouldHaveSingleItem()!;
        entry["subject"]!.ToString().ShouldBe($"conversation:{conversation["id"]}");
        entry["details"]!.ToString().ShouldBe($"message {message["seq"]}; Mobile, Plate; reason: 核实路灯位置，回电138****8000");
        (await (await editor.PostAsJsonAsync(path, new { reason = "好奇" })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("not_allowed");
    }

    [Fact]
    public async Task Only_messages_of_the_own_agency_and_with_something_hidden_are_revealed()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        var officer = desk.Officer;
        using var stranger = await desk.Host.SignInAsync(await desk.Host.AddAgencyAsync("other"), StaffRole.Officer);
        var id = (await desk.AskAsync("oLi", "路灯又不亮了"))["id"];
        var path = $"/api/conversations/{id}/messages/1/reveal";

        (await (await officer.PostAsJsonAsync(path, new { reason = "核实" })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("nothing_masked");
        (await (await officer.PostAsJsonAsync($"/api/conversations/{id}/messages/99/reveal", new { reason = "核实" })).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("conversation_not_found");
        (await (await stranger.PostAsJsonAsync(path, new { reason = "核实" })).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("conversation_not_found");
    }

    [Fact]
    public async Task The_list_shows_no_part_of_a_number_that_does_not_fit()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        var before = new string('灯', 74);
        await desk.WeChat.TextAsync("oLi", before + "138 0013 8000，谢谢");

        (await desk.Officer.GetJsonAsync("/api/conversations"))["items"]![0]!["lastText"]!.ToString().ShouldBe(before + "…");
    }

    private static async Task<JsonArray> Entries(HttpClient auditor) => (await auditor.GetJsonAsync("/api/audit?action=revealed"))["items"]!.AsArray();
}
