using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Desk;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

/// <summary>Draft, review, approved, retired; and never one person alone.</summary>
public sealed class AnswerReviewTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_writer_of_the_last_change_cannot_approve_it_and_somebody_else_can(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var draft = await scene.Editor.PostJsonAsync("/api/answers", AnswerScene.Answer(), HttpStatusCode.Created);

        (await (await PostAsync(scene.Reviewer, draft, "approve")).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("answer_step_impossible");
        var review = await AnswerScene.StepAsync(scene.Reviewer, draft, "submit");
        (await (await PostAsync(scene.Editor, review, "approve")).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("answer_own_change");
        (await scene.GivenAsync()).ShouldBeNull();
        var approved = await AnswerScene.StepAsync(scene.Reviewer, review, "approve");

        (review["status"]!.ToString(), approved["status"]!.ToString(), (int)approved["approvedVersion"]!).ShouldBe(("review", "approved", 3));
        (await scene.GivenAsync()).ShouldBe("先到迁入地申请准迁证。");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_approved_wording_goes_on_being_sent_until_the_new_one_is_approved(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var answer = await scene.ApprovedAsync(AnswerScene.Answer());

        var draft = await scene.Editor.PutJsonAsync($"/api/answers/{answer["id"]}", AnswerScene.Answer(text: "可在网上申请准迁证。", version: (int)answer["version"]!));
        (draft["status"]!.ToString(), (int)draft["approvedVersion"]!, (int)draft["version"]!).ShouldBe(("draft", 3, 4));
        (await scene.GivenAsync()).ShouldBe("先到迁入地申请准迁证。");

        var review = await AnswerScene.StepAsync(scene.Editor, draft, "submit");
        (await scene.GivenAsync()).ShouldBe("先到迁入地申请准迁证。");

        await AnswerScene.StepAsync(scene.Reviewer, review, "approve");
        (await scene.GivenAsync()).ShouldBe("可在网上申请准迁证。");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_change_during_review_has_to_be_sent_for_review_again(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var review = await AnswerScene.StepAsync(scene.Editor, await scene.Editor.PostJsonAsync("/api/answers", AnswerScene.Answer(), HttpStatusCode.Created), "submit");

        var changed = await scene.Reviewer.PutJsonAsync($"/api/answers/{review["id"]}", AnswerScene.Answer(text: "另一种说法。", version: (int)review["version"]!));

        changed["status"]!.ToString().ShouldBe("draft");
        (await (await PostAsync(scene.Editor, review, "approve")).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("answer_changed");
        // Now the reviewer is the writer and the editor the second person.
        var again = await AnswerScene.StepAsync(scene.Reviewer, changed, "submit");
        (await (await PostAsync(scene.Reviewer, again, "approve")).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("answer_own_change");
        (await AnswerScene.StepAsync(scene.Editor, again, "approve"))["status"]!.ToString().ShouldBe("approved");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Retiring_stops_the_approved_wording_too_and_a_retired_answer_comes_back_as_a_draft(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var answer = await scene.ApprovedAsync(AnswerScene.Answer());
        var draft = await scene.Editor.PutJsonAsync($"/api/answers/{answer["id"]}", AnswerScene.Answer(text: "新的说法。", version: (int)answer["version"]!));

        var retired = await AnswerScene.StepAsync(scene.Editor, draft, "retire");

        (retired["status"]!.ToString(), retired["approvedVersion"]).ShouldBe(("retired", null));
        (await scene.GivenAsync()).ShouldBeNull();
        (await (await PostAsync(scene.Reviewer, retired, "approve")).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("answer_step_impossible");
        (await AnswerScene.StepAsync(scene.Editor, retired, "return"))["status"]!.ToString().ShouldBe("draft");
        (await scene.GivenAsync()).ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_reviewer_returns_an_answer_with_a_reason_that_its_writer_reads(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var review = await AnswerScene.StepAsync(scene.Editor, await scene.Editor.PostJsonAsync("/api/answers", AnswerScene.Answer(), HttpStatusCode.Created), "submit");

        (await (await PostAsync(scene.Reviewer, review, "return")).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("answer_reason_missing");
        var returned = await scene.Reviewer.PostJsonAsync($"/api/answers/{review["id"]}/return", new { version = 2, reason = "  依据已废止，请引用新条例。 " });
        (returned["status"]!.ToString(), returned["note"]!.ToString()).ShouldBe(("draft", "依据已废止，请引用新条例。"));

        var rewritten = await scene.Editor.PutJsonAsync($"/api/answers/{review["id"]}", AnswerScene.Answer(text: "按新条例办理。", version: 3));
        rewritten["note"].ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_version_is_kept_with_who_and_when_and_which_one_citizens_get(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var answer = await scene.ApprovedAsync(AnswerScene.Answer());
        await scene.Reviewer.PutJsonAsync($"/api/answers/{answer["id"]}", AnswerScene.Answer(text: "可在网上申请准迁证。", version: 3));

        var versions = (await scene.Editor.GetJsonAsync($"/api/answers/{answer["id"]}/versions")).AsArray();

        versions.Select(version => ((int)version!["number"]!, version["change"]!.ToString(), version["status"]!.ToString(), (bool)version["isGiven"]!)).ShouldBe(
            [(4, "written", "draft", false), (3, "approved", "approved", true), (2, "submitted", "review", false), (1, "written", "draft", false)]);
        versions.Select(version => version!["text"]!.ToString()).Distinct().ShouldBe(["可在网上申请准迁证。", "先到迁入地申请准迁证。"]);
        versions[0]!["by"]!.ToString().ShouldNotBe(versions[3]!["by"]!.ToString());
        versions[0]!["at"]!.ToString().ShouldNotBeNullOrEmpty();

        using var stranger = await host.SignInAsync(await host.AddAgencyAsync("other"), StaffRole.Editor);
        (await (await stranger.GetAsync($"/api/answers/{answer["id"]}/versions")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("answer_not_found");
    }

    [Fact]
    public async Task What_is_approved_or_retired_at_one_server_is_given_or_not_at_the_other_also_when_that_heard_nothing_for_a_while()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        await using var host = await ServerHost.StartAsync(DatabaseKind.PostgreSql);
        using var scene = await AnswerScene.PrepareAsync(host);
        await using var other = await host.StartOtherAsync();
        await LivePeersTests.WhenFoundAsync(host, other);
        var weChat = new WeChatPusher(() => other.Client, other.Services.GetRequiredService<AccountDirectory>().All.Single(), host.Clock);
        var citizens = 0;

        var answer = await scene.ApprovedAsync(AnswerScene.Answer());
        await host.Clock.UntilAsync(async () => await AskOtherAsync() == "先到迁入地申请准迁证。" ? "given" : null);
        await LivePeersTests.KillAsync(host.Database);
        await AnswerScene.StepAsync(scene.Reviewer, answer, "retire");
        await host.Clock.UntilAsync(async () => await AskOtherAsync() != "先到迁入地申请准迁证。" ? "not given" : null);

        // Somebody new each time: who was not answered waits for a person.
        async Task<string?> AskOtherAsync() => (await weChat.TextAsync($"oCitizen{++citizens}", AnswerScene.Question)).Text;
    }

    [Fact]
    public async Task What_is_approved_while_another_server_starts_is_given_there()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        var meanwhile = () => Task.CompletedTask;
        await using var host = await ServerHost.StartAsync(DatabaseKind.PostgreSql, setup => setup.Services = services => services.AddSingleton<IHostedService>(new Starting(() => meanwhile())));
        using var scene = await AnswerScene.PrepareAsync(host);
        meanwhile = () => scene.ApprovedAsync(AnswerScene.Answer());
        await using var other = await host.StartOtherAsync();
        var weChat = new WeChatPusher(() => other.Client, other.Services.GetRequiredService<AccountDirectory>().All.Single(), host.Clock);
        var citizens = 0;

        await host.Clock.UntilAsync(async () => (await weChat.TextAsync($"oCitizen{++citizens}", AnswerScene.Question)).Text == "先到迁入地申请准迁证。" ? "given" : null);
    }

    [Theory]
    [InlineData(AnswerStatus.Draft, AnswerStep.Submit, false, StepOutcome.Done)]
    [InlineData(AnswerStatus.Draft, AnswerStep.Approve, false, StepOutcome.Impossible)]
    [InlineData(AnswerStatus.Draft, AnswerStep.Return, false, StepOutcome.Already)]
    [InlineData(AnswerStatus.Review, AnswerStep.Approve, false, StepOutcome.Done)]
    [InlineData(AnswerStatus.Review, AnswerStep.Approve, true, StepOutcome.NeedsSecondPerson)]
    [InlineData(AnswerStatus.Review, AnswerStep.Return, true, StepOutcome.Done)]
    [InlineData(AnswerStatus.Review, AnswerStep.Return, false, StepOutcome.NeedsReason)]
    [InlineData(AnswerStatus.Review, AnswerStep.Return, false, StepOutcome.Done, true)]
    [InlineData(AnswerStatus.Approved, AnswerStep.Submit, false, StepOutcome.Impossible)]
    [InlineData(AnswerStatus.Approved, AnswerStep.Return, false, StepOutcome.Impossible)]
    [InlineData(AnswerStatus.Approved, AnswerStep.Approve, true, StepOutcome.Already)]
    [InlineData(AnswerStatus.Approved, AnswerStep.Retire, true, StepOutcome.Done)]
    [InlineData(AnswerStatus.Retired, AnswerStep.Return, false, StepOutcome.Done)]
    [InlineData(AnswerStatus.Retired, AnswerStep.Submit, false, StepOutcome.Impossible)]
    public void A_step_leads_only_where_the_life_of_an_answer_goes(AnswerStatus status, AnswerStep step, bool ownChange, object outcome, bool hasReason = false) =>
        AnswerLife.Decide(status, step, ownChange, hasReason).ShouldBe((StepOutcome)outcome);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, JsonNode answer, string step) =>
        client.PostAsJsonAsync($"/api/answers/{answer["id"]}/{step}", new { version = (int)answer["version"]! });

    /// <summary>Does something after the server has read everything and before it hears of others.</summary>
    private sealed class Starting(Func<Task> act) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => act();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
