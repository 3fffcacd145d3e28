using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Accounts and playbooks put straight into a server's memory, for tests that need no pack.</summary>
public static class TestAccounts
{
    public const string MoveQuestion = "户口迁移怎么办理";
    public const string MoveAnswer = "请带身份证和户口簿到迁入地派出所户籍窗口办理。";
    public const string LostIdQuestion = "身份证丢了怎么补办";
    public const string LostIdAnswer = "请到任一派出所补领，现场采集指纹和照片。";
    public const string ExpiredQuestion = "春运期间火车票身份核验";

    public static readonly DateTimeOffset Expiry = new(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly AgencyId Agency = new(Guid.Parse("01930000-0000-7000-8000-0000000000a0"));

    public static AccountCredentials Create(CallbackMode mode = CallbackMode.Safe, int number = 1) => new(
        new AccountId(Guid.Parse($"01930000-0000-7000-8000-0000000000{number:d2}")), Agency, $"wx00000000000000{number:d2}", $"gh_0000000000{number:d2}",
        "平安肇庆", AccountKind.Service, "00112233445566778899aabbccddeeff", "test-token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", mode);

    public static Playbook Playbook(AnswerOptions? options = null, params IEnumerable<PlaybookAnswer> more)
    {
        PlaybookAnswer[] answers =
        [
            new("01930000-0000-7000-8000-0000000000f1", MoveQuestion, new TextContent(MoveAnswer), null, null, "household"),
            new("01930000-0000-7000-8000-0000000000f2", LostIdQuestion, new TextContent(LostIdAnswer), null, null),
            new("01930000-0000-7000-8000-0000000000f3", ExpiredQuestion, new TextContent("不再适用。"), null, Expiry),
            .. more,
        ];
        return new Playbook
        {
            Welcome = new TextContent("欢迎关注平安肇庆。"),
            MenuReplies = new Dictionary<string, ReplyContent> { ["guide"] = new TextContent("办事指南") }.ToFrozenDictionary(),
            SceneReplies = new Dictionary<string, ReplyContent> { ["counter-1"] = new TextContent("您在一号窗口。") }.ToFrozenDictionary(),
            MenuDepartments = new Dictionary<string, string> { ["guide"] = "household" }.ToFrozenDictionary(),
            SceneDepartments = new Dictionary<string, string> { ["counter-1"] = "traffic" }.ToFrozenDictionary(),
            Answers = answers.ToFrozenDictionary(answer => answer.Id),
            Index = AnswerIndex.Build(answers.Select(answer => new KnowledgeEntry(answer.Id, answer.Title, [], null)), options),
            HandOverText = "已转值班人员，请稍候。",
            FallbackText = "暂时看不懂这类消息。",
            SuggestionText = "您想问的是：",
            FindKeyword = (text, _) => text.Contains("报警", StringComparison.Ordinal) ? new KeywordHit("报警", new TextContent("紧急情况请拨打110。"), "traffic") : null,
        };
    }

    /// <summary>The same, and it asks whether an answer helped.</summary>
    public static Playbook Asking(this Playbook book) => new()
    {
        Welcome = book.Welcome,
        MenuReplies = book.MenuReplies,
        SceneReplies = book.SceneReplies,
        Answers = book.Answers,
        Index = book.Index,
        HandOverText = book.HandOverText,
        FallbackText = book.FallbackText,
        SuggestionText = book.SuggestionText,
        HelpfulQuestion = "有帮助吗？回复 1 有用，2 没用",
        FindKeyword = book.FindKeyword,
    };

    /// <summary>Makes the server know the account, as the loader of accounts does at its start.</summary>
    public static void Serve(this ServerHost host, AccountCredentials account, Playbook? playbook = null)
    {
        host.Services.GetRequiredService<AccountDirectory>().Put(account);
        host.Services.GetRequiredService<PlaybookShelf>().Put(account.Id, playbook ?? Playbook());
    }
}
