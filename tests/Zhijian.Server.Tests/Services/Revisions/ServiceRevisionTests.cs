using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Revisions;

/// <summary>Words and limits of services, changed in the console and read by a second person before citizens get them.</summary>
public sealed class ServiceRevisionTests
{
    private const string Revision = "/api/services/home-visit/revision";
    private const string Question = "请问是为谁登记上门办理？";

    [Theory, ClassData(typeof(Databases))]
    public async Task Approved_words_are_a_new_version_and_who_has_begun_finishes_on_theirs(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        using var reviewer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Reviewer);
        await scene.SayAllAsync("oEarly", "上门办理", "同意");
        var wording = await WordingAsync(editor);
        wording["texts"]!["steps.applicant.ask"] = Question;
        wording["numbers"]!["item.promisedDays"] = 3;

        var saved = await editor.PutJsonAsync(Revision, new { wording, seen = (int?)null });
        (await scene.SayAllAsync("oMeanwhile", "上门办理", "同意")).ShouldNotContain(Question, customMessage: "nobody has approved it");
        await editor.PostJsonAsync(Revision + "/submit", Seen(saved));
        var approved = await reviewer.PostJsonAsync(Revision + "/approve", new { seen = 2 });

        ((int)approved["version"]!, approved["revision"]).ShouldBe((2, null));
        var begun = await scene.SayAsync("oLate", "上门办理");
        begun.ShouldContain("承诺时限：3个工作日");
        (await scene.SayAsync("oLate", "同意")).ShouldContain(Question);
        (await scene.SayAsync("oEarly", "帮助")).ShouldNotContain(Question);
        using var auditor = await scene.Host.SignInAsync(scene.Agency, StaffRole.AuditAdministrator);
        ((string)(await auditor.GetJsonAsync("/api/audit?action=serviceApproved"))["items"]!.AsArray().ShouldHaveSingleItem()!["details"]!).ShouldStartWith("version 2, written by ");
        await scene.Host.RestartAsync();
        (await scene.SayAllAsync("oAfter", "上门办理", "同意")).ShouldContain(Question, customMessage: "the unchanged file of the pack does not take it back");
    }

    [Fact]
    public async Task Who_begins_a_new_version_at_one_server_goes_on_at_another_that_has_not_read_of_it_yet()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.PostgreSql);
        await using var other = await scene.Host.StartOtherAsync();
        var at = scene.Host;
        var weChat = new WeChatPusher(() => at.Client, scene.Host.Services.GetRequiredService<AccountDirectory>().All.Single(), scene.Host.Clock);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        using var reviewer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Reviewer);
        var wording = await WordingAsync(editor);
        wording["texts"]!["steps.applicant.ask"] = Question;
        await editor.PostJsonAsync(Revision + "/submit", Seen(await editor.PutJsonAsync(Revision, new { wording, seen = (int?)null })));
        await reviewer.PostJsonAsync(Revision + "/approve", new { seen = 2 });

        await weChat.SayAsync("oLi", "上门办理");
        at = other;

        (await weChat.SayAsync("oLi", "同意")).ShouldContain(Question);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_told_that_others_changed_the_words_because_the_database_is_in_trouble(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = await WordingAsync(editor);
        await Outage.RefuseRowsAsync(scene.Host.Database, "ServiceRevisions");

        (await editor.PutAsJsonAsync(Revision, new { wording, seen = (int?)null })).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_approves_their_own_words_or_what_is_still_being_written(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor, StaffRole.Reviewer);
        using var reviewer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Reviewer);
        var saved = await editor.PutJsonAsync(Revision, new { wording = await WordingAsync(editor), seen = (int?)null });

        (await (await reviewer.PostAsJsonAsync(Revision + "/approve", Seen(saved))).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("service_revision_not_submitted");
        var submitted = await editor.PostJsonAsync(Revision + "/submit", Seen(saved));
        (await (await editor.PostAsJsonAsync(Revision + "/approve", Seen(submitted))).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("service_revision_own");
        (await (await reviewer.PostAsJsonAsync(Revision + "/return", Seen(submitted))).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("service_revision_reason_missing");
        var returned = await reviewer.PostJsonAsync(Revision + "/return", new { seen = (int)submitted["revision"]!["edition"]!, note = "时限写错了" });

        ((string)returned["revision"]!["state"]!, (string)returned["revision"]!["returnNote"]!).ShouldBe(("draft", "时限写错了"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_editors_never_overwrite_each_other_and_a_new_file_asks_for_another_look(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        using var other = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = await WordingAsync(editor);
        var saved = await editor.PutJsonAsync(Revision, new { wording, seen = (int?)null });

        (await (await other.PutAsJsonAsync(Revision, new { wording, seen = (int?)null })).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("service_revision_changed");
        await scene.PublishAsync("home-visit", ServiceScene.HomeVisit.Replace("title: 上门办理登记", "title: 上门服务登记"));
        (await (await editor.PostAsJsonAsync(Revision + "/submit", Seen(saved))).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("service_revision_outdated");
        ((bool)(await editor.GetJsonAsync(Revision))["revision"]!["isOutdated"]!).ShouldBeTrue();
        (await editor.DeleteAsync(Revision + "?seen=1")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string)(await editor.GetJsonAsync(Revision))["wording"]!["texts"]!["title"]!).ShouldBe("上门服务登记");
    }

    [Fact]
    public async Task Words_that_could_not_work_are_refused_field_by_field_and_shown_before_they_are_saved()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = await WordingAsync(editor);
        var (texts, options) = (wording["texts"]!, wording["options"]!["steps.applicant.options"]!);
        texts["title"] = "";
        texts["steps.consent.ask"] = "{{moon}}好";
        texts["steps.consent.title"] = "{{name}}的告知";
        texts["steps.moon.ask"] = "几点？";
        wording["numbers"]!["steps.relation.most"] = 1.5;
        options[1]!["label"] = (string)options[0]!["label"]!;

        var refused = await (await editor.PutAsJsonAsync(Revision, new { wording, seen = (int?)null })).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        var preview = await editor.PostJsonAsync(Revision + "/preview", wording);

        string[] expected = ["title", "steps.consent.ask", "steps.consent.title", "steps.applicant.options[1].label", "steps.relation.most", "steps.moon.ask"];
        refused["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(expected);
        ((string)refused["faults"]![1]!["message"]!).ShouldBe("nothing is known as “{{moon}}” here");
        preview["faults"]!.AsArray().Count.ShouldBe(expected.Length);
        preview["way"].ShouldBeNull();
    }

    [Fact]
    public async Task An_option_by_which_the_service_decides_cannot_be_taken_away_but_others_may_come()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = await WordingAsync(editor);
        var options = wording["options"]!["steps.applicant.options"]!.AsArray();
        options.Add(JsonNode.Parse("""{ "key": "neighbour", "label": "邻居" }"""));

        var preview = await editor.PostJsonAsync(Revision + "/preview", wording);
        preview["faults"]!.AsArray().ShouldBeEmpty();
        preview["way"]!["bubbles"]!.AsArray().Select(bubble => (string)bubble!["text"]!).ShouldContain(text => text.Contains("邻居"));
        while (options.Count > 1) options.RemoveAt(0);

        var faults = (await editor.PostJsonAsync(Revision + "/preview", wording))["faults"]!.AsArray().Select(fault => (string)fault!["message"]!).ToList();
        faults.ShouldContain("must be 2 to 20");
        faults.ShouldContain(fault => fault.StartsWith("the service decides by", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_not_changed_stays_the_files_when_the_file_changes(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = await WordingAsync(editor);
        wording["texts"]!["steps.applicant.ask"] = Question;
        await editor.PutJsonAsync(Revision, new { wording, seen = (int?)null });

        await scene.PublishAsync("home-visit", ServiceScene.HomeVisit.Replace("title: 上门办理登记", "title: 上门服务登记"));

        var texts = (await WordingAsync(editor))["texts"]!;
        ((string)texts["title"]!, (string)texts["steps.applicant.ask"]!).ShouldBe(("上门服务登记", Question));
    }

    [Fact]
    public async Task Editors_of_other_departments_change_nothing()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var wording = await WordingAsync(editor);
        using var elsewhere = await scene.Host.SignInForAsync(scene.Agency, StaffRole.Editor, "parks");

        (await (await elsewhere.PutAsJsonAsync(Revision, new { wording, seen = (int?)null })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("department_out_of_scope");
    }

    private static async Task<JsonNode> WordingAsync(HttpClient editor) => (await editor.GetJsonAsync(Revision))["wording"]!.DeepClone();

    private static object Seen(JsonNode view) => new { seen = (int)view["revision"]!["edition"]! };
}
