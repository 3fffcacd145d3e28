using System.Net;
using System.Net.Http.Json;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

public sealed class PhrasesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_officer_adds_changes_and_deletes_a_phrase(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var officer = await host.SignInAsync(agency, StaffRole.Officer);

        var added = await officer.PostJsonAsync("/api/phrases", new { title = "问候", text = "您好，我是值班民警。", shortcut = "wh" }, HttpStatusCode.Created);
        await officer.PutJsonAsync($"/api/phrases/{added["id"]}", new { title = "问候", text = "您好！", shortcut = "wh" });

        ((string)(await officer.GetJsonAsync("/api/phrases")).AsArray().ShouldHaveSingleItem()!["text"]!).ShouldBe("您好！");

        (await officer.DeleteAsync($"/api/phrases/{added["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await officer.DeleteAsync($"/api/phrases/{added["id"]}")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("phrase_not_found");
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        (await auditor.GetJsonAsync("/api/audit"))["items"]!.AsArray().Where(entry => (string)entry!["subject"]! == "phrase:问候").Select(entry => (string)entry!["action"]!)
            .ShouldBe(["phraseDeleted", "phraseChanged", "phraseAdded"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_title_is_given_once(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var officer = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.Officer);
        await officer.PostJsonAsync("/api/phrases", new { title = "问候", text = "您好" }, HttpStatusCode.Created);

        var again = await officer.PostAsJsonAsync("/api/phrases", new { title = "问候", text = "早上好" });

        (await again.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("phrase_title_taken");
    }

    [Fact]
    public async Task A_phrase_of_another_agency_does_not_exist()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var here = await host.SignInAsync(await host.AddAgencyAsync("here"), StaffRole.Officer);
        using var there = await host.SignInAsync(await host.AddAgencyAsync("there"), StaffRole.Officer);
        var phrase = await here.PostJsonAsync("/api/phrases", new { title = "问候", text = "您好" }, HttpStatusCode.Created);

        (await there.GetJsonAsync("/api/phrases")).AsArray().ShouldBeEmpty();
        (await there.PutAsJsonAsync($"/api/phrases/{phrase["id"]}", new { title = "x", text = "y" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await there.DeleteAsync($"/api/phrases/{phrase["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{citizen}您好，我是{officer}，{account}{nextOpening}上班。", HttpStatusCode.Created)]
    [InlineData("您好，{name}。", HttpStatusCode.UnprocessableEntity)]
    public async Task A_phrase_with_an_unknown_variable_is_refused(string text, HttpStatusCode expected)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var officer = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.Officer);

        var saved = await officer.PostJsonAsync("/api/phrases", new { title = "问候", text }, expected);

        if (expected != HttpStatusCode.Created) ((string)saved["code"]!).ShouldBe("phrase_variable_unknown");
    }

    [Fact]
    public async Task A_phrase_needs_a_title_and_a_text()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var officer = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.Officer);

        var problem = await officer.PostJsonAsync("/api/phrases", new { title = "", text = "" }, HttpStatusCode.BadRequest);

        problem["errors"]!.AsObject().Select(field => field.Key).Order().ShouldBe(["Text", "Title"], ignoreOrder: true);
    }
}
