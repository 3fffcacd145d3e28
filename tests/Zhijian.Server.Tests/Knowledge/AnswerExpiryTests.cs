using System.Text.Json.Nodes;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

/// <summary>Answers that run out: a warning 30 days and 7 days before, a task when they have.</summary>
public sealed class AnswerExpiryTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_answer_warns_thirty_and_seven_days_before_it_expires_then_stands_as_a_task_until_a_new_version_is_approved(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Session:IdleMinutes"] = "100000");
        using var scene = await AnswerScene.PrepareAsync(host);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        var answer = await scene.ApprovedAsync(AnswerScene.Answer(expiresAt: Day(today.AddDays(31))));
        await scene.ApprovedAsync(AnswerScene.Answer("居住证怎么办", key: "endless"));

        (await TasksAsync(scene)).ShouldBeEmpty();
        host.Clock.Leap(TimeSpan.FromDays(1));
        await WaitAsync(scene, "month");
        host.Clock.Leap(TimeSpan.FromDays(23));
        (await WaitAsync(scene, "week"))["department"]!.ToString().ShouldBe("household");
        (await scene.GivenAsync()).ShouldNotBeNull();
        host.Clock.Leap(TimeSpan.FromDays(7));
        var expired = await WaitAsync(scene, "expired");
        (expired["answerId"]!.ToString(), expired["expiresAt"]!.ToString()).ShouldBe((answer["id"]!.ToString(), Day(today.AddDays(31))));
        (await scene.GivenAsync()).ShouldBeNull();
        (await scene.Editor.GetJsonAsync("/api/answers/tasks?department=traffic"))["total"]!.ToString().ShouldBe("0");

        var draft = await scene.Editor.PutJsonAsync($"/api/answers/{answer["id"]}", AnswerScene.Answer(expiresAt: Day(today.AddDays(400)), version: (int)answer["version"]!));
        (await TasksAsync(scene)).Select(task => task!["answerStatus"]!.ToString()).ShouldBe(["draft"]);
        await scene.ApproveAsync(draft);
        (await TasksAsync(scene)).ShouldBeEmpty();
        (await scene.GivenAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, ExpiryStage.Month)]
    [InlineData(8, ExpiryStage.Month)]
    [InlineData(7, ExpiryStage.Week)]
    [InlineData(1, ExpiryStage.Week)]
    [InlineData(0, ExpiryStage.Expired)]
    [InlineData(-400, ExpiryStage.Expired)]
    public void The_stage_follows_from_the_days_that_are_left(int days, ExpiryStage? stage)
    {
        var today = new DateOnly(2026, 11, 22);
        AnswerExpiry.StageOn(today, today.AddDays(days)).ShouldBe(stage);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string Stage(JsonNode? task) => task!["stage"]!.ToString();

    private static async Task<JsonArray> TasksAsync(AnswerScene scene) => (await scene.Editor.GetJsonAsync("/api/answers/tasks"))["items"]!.AsArray();

    /// <summary>The watch works in the background after the clock has moved.</summary>
    private static Task<JsonNode> WaitAsync(AnswerScene scene, string stage) =>
        scene.Host.Clock.UntilAsync(async () => await TasksAsync(scene) is [{ } task] && Stage(task) == stage ? task : null, step: TimeSpan.FromMinutes(1));
}
