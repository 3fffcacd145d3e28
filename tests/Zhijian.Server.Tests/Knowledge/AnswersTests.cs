using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class AnswersTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_answer_is_written_approved_given_and_retired(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);

        var answer = await scene.Editor.PostJsonAsync("/api/answers", AnswerScene.Answer(), HttpStatusCode.Created);
        ((string)answer["status"]!).ShouldBe("draft");
        (await scene.GivenAsync()).ShouldBeNull();

        answer = await scene.ApproveAsync(answer);
        ((int)answer["version"]!).ShouldBe(3);
        var given = await scene.TryAsync("怎么把户口迁到外省？");
        given["decision"]!.ToString().ShouldBe("answer");
        given["reply"]!["text"]!.ToString().ShouldBe("先到迁入地申请准迁证。");
        given["candidates"]![0]!["id"]!.ToString().ShouldBe(answer["id"]!.ToString());

        await AnswerScene.StepAsync(scene.Editor, answer, "retire");
        (await scene.TryAsync())["decision"]!.ToString().ShouldBe("handOver");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_editors_the_second_is_told_that_the_answer_changed(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var editor = scene.Editor;
        var id = (await editor.PostJsonAsync("/api/answers", AnswerScene.Answer("问题一"), HttpStatusCode.Created))["id"];

        var changed = await editor.PutJsonAsync($"/api/answers/{id}", AnswerScene.Answer("问题二", version: 1));
        var late = await editor.PutAsJsonAsync($"/api/answers/{id}", AnswerScene.Answer("问题三", version: 1));

        ((int)changed["version"]!).ShouldBe(2);
        (await late.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("answer_changed");
        ((string)(await editor.GetJsonAsync($"/api/answers/{id}"))["question"]!).ShouldBe("问题二");
    }

    [Fact]
    public async Task Review_needs_a_department_and_a_source()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var scene = await AnswerScene.PrepareAsync(host);
        var editor = scene.Editor;
        var id = (await editor.PostJsonAsync("/api/answers", new { question = "问题", kind = "text", text = "答案" }, HttpStatusCode.Created))["id"];

        var problem = await (await editor.PostAsJsonAsync($"/api/answers/{id}/submit", new { version = 1 })).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);

        ((string)problem["code"]!).ShouldBe("answer_invalid");
        problem["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(["department", "source"]);
        ((string)(await editor.GetJsonAsync($"/api/answers/{id}"))["status"]!).ShouldBe("draft");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_list_filters_searches_sorts_and_pages(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var editor = scene.Editor;
        for (var number = 1; number <= 5; number++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await editor.PostJsonAsync("/api/answers", AnswerScene.Answer($"问题 {number}", key: $"q-{number}", expiresAt: number == 2 ? "2027-01-01" : number == 3 ? "2026-12-01" : null), HttpStatusCode.Created);
        }

        (await KeysAsync(editor, "")).ShouldBe(["q-5", "q-4", "q-3", "q-2", "q-1"]);
        (await KeysAsync(editor, "?sort=question&page=2&size=2")).ShouldBe(["q-3", "q-4"]);
        (await KeysAsync(editor, "?sort=expiresAt&size=3")).ShouldBe(["q-3", "q-2", "q-1"]);
        (await KeysAsync(editor, "?sort=-expiresAt&size=2")).ShouldBe(["q-2", "q-3"]);
        (await KeysAsync(editor, "?query=Q-4%20问题")).ShouldBe(["q-4"]);
        (await KeysAsync(editor, "?query=50%25")).ShouldBeEmpty();
        (await KeysAsync(editor, "?status=approved")).ShouldBeEmpty();
        (await KeysAsync(editor, "?department=household&kind=text&status=draft&size=1")).ShouldBe(["q-5"]);
        ((int)(await editor.GetJsonAsync("/api/answers?size=1"))["total"]!).ShouldBe(5);
        (await editor.GetAsync("/api/answers?size=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Officers_read_answers_and_other_agencies_do_not()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var agency = await host.AddAgencyAsync();
        using var editor = await host.SignInAsync(agency, StaffRole.Editor);
        using var officer = await host.SignInAsync(agency, StaffRole.Officer);
        using var stranger = await host.SignInAsync(await host.AddAgencyAsync("other"), StaffRole.Editor);
        var id = (await editor.PostJsonAsync("/api/answers", new { question = "问题", kind = "text", text = "答案" }, HttpStatusCode.Created))["id"];

        (await officer.GetAsync($"/api/answers/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await officer.PostAsJsonAsync($"/api/answers/{id}/retire", new { version = 1 })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("not_allowed");
        (await (await stranger.GetAsync($"/api/answers/{id}")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("answer_not_found");
        (await stranger.GetJsonAsync("/api/answers"))["total"]!.ToString().ShouldBe("0");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Uses_of_an_answer_are_counted_in_the_background(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var editor = scene.Editor;
        var id = (await editor.PostJsonAsync("/api/answers", AnswerScene.Answer("问题"), HttpStatusCode.Created))["id"]!.ToString();
        var usage = host.Services.GetRequiredService<AnswerUsage>();
        for (var times = 0; times < 3; times++) usage.Count(new AnswerUse(id, AnswerUseKind.Given));
        usage.Count(new AnswerUse(id, AnswerUseKind.Helpful));
        usage.Count(new AnswerUse(id, AnswerUseKind.Unhelpful));
        usage.Count(new AnswerUse(id, AnswerUseKind.HandedOver));

        await host.RestartAsync(); // stopping writes down what is still in memory

        var answer = await host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<CanonicalAnswer>().SingleAsync());
        (answer.Hits, answer.Helpful, answer.Unhelpful, answer.HandedOver).ShouldBe((3, 1, 1, 1));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_answer_is_given_from_its_first_day_in_Beijing_and_no_longer_on_its_last(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Session:IdleMinutes"] = "10000");
        using var scene = await AnswerScene.PrepareAsync(host);
        await scene.ApprovedAsync(AnswerScene.Answer(from: "2026-11-21", expiresAt: "2026-11-22"));

        (await scene.GivenAsync()).ShouldBeNull();
        host.Clock.Leap(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow()); // midnight in Beijing
        (await scene.GivenAsync()).ShouldNotBeNull();
        host.Clock.Leap(TimeSpan.FromDays(1));
        (await scene.GivenAsync()).ShouldBeNull();
    }

    private static async Task<IEnumerable<string>> KeysAsync(HttpClient client, string query) =>
        (await client.GetJsonAsync("/api/answers" + query))["items"]!.AsArray().Select(answer => (string)answer!["key"]!);
}
