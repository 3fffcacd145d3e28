using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Knowledge;

namespace Zhijian.Server.Tests.Desk;

/// <summary>A citizen says that an answer did not help: its question comes to the editors, until something better would be said.</summary>
public sealed class BadlyRatedTests
{
    private const string Fund = "公积金一年能提取几次";
    private const string Ask = "有帮助吗？回复 1 有用，2 没用";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_question_whose_answer_did_not_help_stands_on_the_list_with_that_answer(DatabaseKind kind)
    {
        await using var scene = await RatedScene.OpenAsync(kind);
        await scene.RateAsync("oLi", "2");
        await scene.RateAsync("oWang", "没用。");
        await scene.RateAsync("oZhao", "1");
        await scene.WeChat.TextAsync("oSun", Fund);

        var marked = (await scene.ListAsync("/api/unanswered?mark=badlyRated")).ShouldHaveSingleItem();
        ((string)marked["text"]!, (int)marked["count"]!, (int)marked["badlyRated"]!, (string)marked["department"]!).ShouldBe((AnswerScene.Question, 2, 2, "household"));
        ((string)marked["badAnswer"]!["answerId"]!, (string)marked["badAnswer"]!["question"]!).ShouldBe((scene.AnswerId, AnswerScene.Question));
        var other = (await scene.ListAsync("/api/unanswered?mark=unanswered")).ShouldHaveSingleItem();
        ((string)other["text"]!, (int)other["badlyRated"]!, other["badAnswer"]).ShouldBe((Fund, 0, null));
        (await scene.ListAsync("/api/unanswered")).Count.ShouldBe(2);
        (await scene.Answers.Editor.GetAsync("/api/unanswered?mark=moon")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var traffic = await scene.Answers.Host.SignInForAsync(scene.Answers.Agency, StaffRole.Editor, "traffic");
        (await traffic.GetJsonAsync("/api/unanswered?mark=badlyRated"))["total"]!.GetValue<int>().ShouldBe(0, "the answer belongs to another department");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Its_topic_names_the_answer_and_counts_it_as_solved_only_when_another_wording_would_be_given(DatabaseKind kind)
    {
        await using var scene = await RatedScene.OpenAsync(kind);
        await scene.RateAsync("oLi", "2");
        await scene.WeChat.TextAsync("oSun", Fund);
        await scene.MineAsync();

        var topic = (await scene.ListAsync("/api/question-clusters")).Single(topic => (string)topic["name"]! == AnswerScene.Question);
        ((int)topic["questions"]!, (int)topic["covered"]!, (int)topic["badlyRated"]!).ShouldBe((1, 0, 1));
        var bad = topic["badAnswers"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)bad["answerId"]!, (string)bad["question"]!, (int)bad["questions"]!).ShouldBe((scene.AnswerId, AnswerScene.Question, 1));
        (await scene.QuestionAsync(topic)).ShouldBe((scene.AnswerId, false));

        await scene.RewriteAsync("凭准迁证到户口所在地派出所办理迁出，三个工作日内办结。");

        (await scene.QuestionAsync(topic)).ShouldBe((scene.AnswerId, true));
        (await scene.ListAsync("/api/question-clusters")).Select(found => (int)found["covered"]!).ShouldBe([1, 0], ignoreOrder: true);

        await scene.RateAsync("oZhou", "2");
        await scene.MineAsync();
        (await scene.QuestionAsync(topic)).ShouldBe((scene.AnswerId, false), "the newer wording did not help either");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_question_is_found_after_a_restart_and_other_questions_between(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind, playbook: TestAccounts.Playbook().Asking());
        (await scene.WeChat.TextAsync("oLi", "请问" + TestAccounts.MoveQuestion)).Text!.ShouldEndWith(Ask);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await scene.WeChat.TextAsync("oLi", TestAccounts.LostIdQuestion)).Text.ShouldBe(TestAccounts.LostIdAnswer);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RestartAsync();

        (await scene.WeChat.TextAsync("oLi", "2")).Text!.ShouldStartWith("谢谢您的评价");

        var unanswered = await scene.Host.InScopeAsync(services => services.GetRequiredService<UnansweredQuestions>().ListAsync(null, badlyRated: true, null, 1, 10, default));
        unanswered.Items.ShouldHaveSingleItem().Text.ShouldBe("请问" + TestAccounts.MoveQuestion);
    }

    /// <summary>An account that asks under its one answer whether it helped.</summary>
    private sealed record RatedScene(AnswerScene Answers, WeChatPusher WeChat, string AnswerId) : IAsyncDisposable
    {
        public static async Task<RatedScene> OpenAsync(DatabaseKind kind)
        {
            var answers = await AnswerScene.PrepareAsync(await ServerHost.StartAsync(kind));
            var path = $"/api/accounts/{answers.Account}/replies";
            var replies = await answers.Editor.GetJsonAsync(path);
            replies["helpfulQuestion"] = Ask;
            await answers.Editor.PutJsonAsync(path, replies);
            var answer = await answers.ApprovedAsync(AnswerScene.Answer());
            await answers.Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
            var account = answers.Host.Services.GetRequiredService<AccountDirectory>().Find(new AccountId(answers.Account))!;
            return new RatedScene(answers, new WeChatPusher(() => answers.Host.Client, account, answers.Host.Clock), (string)answer["id"]!);
        }

        public async Task RateAsync(string follower, string verdict)
        {
            (await WeChat.TextAsync(follower, AnswerScene.Question)).Text!.ShouldEndWith(Ask);
            (await WeChat.TextAsync(follower, verdict)).Text!.ShouldStartWith("谢谢您的评价");
        }

        public async Task<List<JsonNode>> ListAsync(string path) => [.. (await Answers.Editor.GetJsonAsync(path))["items"]!.AsArray().Select(item => item!)];

        public async Task MineAsync()
        {
            await Answers.Editor.PostAsync("/api/question-clusters/refresh", null);
            await Answers.Host.Services.GetRequiredService<TopicWorker>().WhenIdleAsync();
        }

        /// <summary>The topic's only question.</summary>
        public async Task<(string BadAnswer, bool Covered)> QuestionAsync(JsonNode topic)
        {
            var question = (await Answers.Editor.GetJsonAsync($"/api/question-clusters/{topic["id"]}"))["questions"]!.AsArray().ShouldHaveSingleItem()!;
            return ((string)question["badAnswerId"]!, (bool)question["covered"]!);
        }

        public async Task RewriteAsync(string text)
        {
            var answer = await Answers.Editor.GetJsonAsync($"/api/answers/{AnswerId}");
            answer["text"] = text;
            await Answers.ApproveAsync(await Answers.Editor.PutJsonAsync($"/api/answers/{AnswerId}", answer));
            await Answers.Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
            await Answers.Host.Services.GetRequiredService<TopicWorker>().WhenIdleAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Answers.Dispose();
            await Answers.Host.DisposeAsync();
        }
    }
}
