using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

/// <summary>Whoever works for some departments reads and changes their answers, and reads what citizens get from the others.</summary>
public sealed class AnswerDepartmentTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Drafts_of_other_departments_are_neither_seen_nor_changed_and_approved_answers_are_read(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        await scene.Administrator.PostJsonAsync("/api/departments", new { key = "traffic", name = "交警支队" }, HttpStatusCode.Created);
        var approved = await scene.ApprovedAsync(AnswerScene.Answer());
        var draft = await scene.Editor.PostJsonAsync("/api/answers", AnswerScene.Answer("居住证怎么办"), HttpStatusCode.Created);
        using var limited = await SignInForAsync(scene, "traffic");

        (await limited.GetJsonAsync("/api/answers"))["items"]!.AsArray().Select(item => item!["id"]!.ToString()).ShouldBe([approved["id"]!.ToString()]);
        (await limited.GetAsync($"/api/answers/{approved["id"]}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in new[] { "", "/versions" })
            (await (await limited.GetAsync($"/api/answers/{draft["id"]}{path}")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("answer_not_found");
        (await limited.GetStringAsync("/api/answers/export.csv")).ShouldNotContain("居住证怎么办");

        (await (await limited.PostAsJsonAsync($"/api/answers/{approved["id"]}/retire", new { version = 3 })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("department_out_of_scope");
        (await (await limited.PutAsJsonAsync($"/api/answers/{approved["id"]}", AnswerScene.Answer(text: "别的", version: 3))).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("department_out_of_scope");
        (await (await limited.PostAsJsonAsync("/api/answers", AnswerScene.Answer("户口本丢了"))).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("department_out_of_scope");
        var many = await limited.PostJsonAsync("/api/answers/bulk", new { action = "retire", answers = new[] { new { id = (Guid)approved["id"]!, version = 3 } } });
        many["rows"]![0]!["code"]!.ToString().ShouldBe("department_out_of_scope");
        using var form = new MultipartFormDataContent { { new StringContent("key,question\n"), "file", "a.csv" } };
        (await (await limited.PostAsync("/api/answers/import", form)).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("department_out_of_scope");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Own_answers_are_written_but_not_given_to_another_department(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        await scene.Administrator.PostJsonAsync("/api/departments", new { key = "traffic", name = "交警支队" }, HttpStatusCode.Created);
        using var limited = await SignInForAsync(scene, "household");

        var own = await limited.PostJsonAsync("/api/answers", AnswerScene.Answer(), HttpStatusCode.Created);
        own["department"]!.ToString().ShouldBe("household");
        (await (await limited.PutAsJsonAsync($"/api/answers/{own["id"]}", new { question = "问", kind = "text", text = "答", department = "traffic", version = 1 })).ReadCodeAsync(HttpStatusCode.Forbidden))
            .ShouldBe("department_out_of_scope");
        (await limited.GetJsonAsync($"/api/answers/{own["id"]}"))["department"]!.ToString().ShouldBe("household");
    }

    [Fact]
    public async Task Answers_that_run_out_stand_as_tasks_for_their_own_department_and_for_those_of_none()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var scene = await AnswerScene.PrepareAsync(host);
        await scene.Administrator.PostJsonAsync("/api/departments", new { key = "traffic", name = "交警支队" }, HttpStatusCode.Created);
        var soon = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime.AddDays(20)).ToString("yyyy-MM-dd");
        await scene.ApprovedAsync(AnswerScene.Answer(expiresAt: soon));
        host.Clock.Advance(TimeSpan.FromHours(1));
        using var household = await SignInForAsync(scene, "household");
        using var traffic = await SignInForAsync(scene, "traffic");

        await host.Clock.UntilAsync(async () => (await household.GetJsonAsync("/api/answers/tasks"))["items"]!.AsArray() is [{ } task] ? task : null, step: TimeSpan.FromMinutes(1));

        ((int)(await traffic.GetJsonAsync("/api/answers/tasks"))["total"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Approving_many_at_once_needs_the_right_to_approve()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var scene = await AnswerScene.PrepareAsync(host);
        using var editor = await host.SignInAsync(scene.Agency, StaffRole.Editor);
        using var reviewer = await host.SignInAsync(scene.Agency, StaffRole.Reviewer);
        var review = await AnswerScene.StepAsync(editor, await editor.PostJsonAsync("/api/answers", AnswerScene.Answer(), HttpStatusCode.Created), "submit");
        object Many(string action) => new { action, answers = new[] { new { id = (Guid)review["id"]!, version = (int)review["version"]! } } };

        (await (await editor.PostAsJsonAsync("/api/answers/bulk", Many("approve"))).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("not_allowed");
        (await (await reviewer.PostAsJsonAsync("/api/answers/bulk", Many("submit"))).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("not_allowed");
        ((int)(await reviewer.PostJsonAsync("/api/answers/bulk", Many("approve")))["changed"]!).ShouldBe(1);

        using var auditor = await host.SignInAsync(scene.Agency, StaffRole.AuditAdministrator);
        (await auditor.GetJsonAsync("/api/audit?action=answerApproved"))["items"]!.AsArray().ShouldHaveSingleItem()!["subject"]!.ToString().ShouldBe($"answer:{review["key"]}");
    }

    [Theory]
    [InlineData(new string[0], null, true)]
    [InlineData(new string[0], "traffic", true)]
    [InlineData(new[] { "traffic" }, "traffic", true)]
    [InlineData(new[] { "traffic" }, "household", false)]
    [InlineData(new[] { "traffic" }, null, false)]
    public void Who_has_departments_works_with_theirs_only(string[] own, string? department, bool covered) => DepartmentScope.Of(own).Covers(department).ShouldBe(covered);

    private static async Task<HttpClient> SignInForAsync(AnswerScene scene, string department)
    {
        var client = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        var id = (Guid)(await client.GetJsonAsync("/api/session"))["id"]!;
        await scene.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            (await db.Set<StaffMember>().SingleAsync(member => member.Id == new Server.Staff.Contracts.StaffId(id))).Departments = [department];
            return await db.SaveChangesAsync();
        });
        return client;
    }
}
