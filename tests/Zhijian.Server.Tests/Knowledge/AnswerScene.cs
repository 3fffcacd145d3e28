using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

/// <summary>An agency with a department and an account, two people who know how to write answers, and what a citizen would get.</summary>
internal sealed record AnswerScene(ServerHost Host, AgencyId Agency, HttpClient Editor, HttpClient Reviewer, HttpClient Administrator, Guid Account) : IDisposable
{
    public const string Question = "怎么把户口迁到外省";

    public static async Task<AnswerScene> PrepareAsync(ServerHost host)
    {
        var agency = await host.AddAgencyAsync();
        var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        await admin.PostJsonAsync("/api/departments", new { key = "household", name = "户政管理支队" }, HttpStatusCode.Created);
        var account = await admin.PostJsonAsync(
            "/api/accounts",
            new
            {
                appId = "wx0123456789abcdef",
                originalId = "gh_0123456789ab",
                name = "测试",
                kind = "service",
                mode = "safe",
                token = "token01",
                appSecret = "0123456789abcdef0123456789abcdef",
                encodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
            },
            HttpStatusCode.Created);
        return new AnswerScene(host, agency, await host.SignInAsync(agency, StaffRole.Editor, StaffRole.Reviewer), await host.SignInAsync(agency, StaffRole.Editor, StaffRole.Reviewer), admin, (Guid)account["id"]!);
    }

    public static object Answer(string question = Question, string? key = null, int? version = null, string? from = null, string? expiresAt = null, string text = "先到迁入地申请准迁证。") => new
    {
        key,
        question,
        phrasings = Array.Empty<string>(),
        kind = "text",
        text,
        department = "household",
        source = "户口登记条例",
        version,
        effectiveFrom = from,
        expiresAt,
    };

    public static Task<JsonNode> StepAsync(HttpClient client, JsonNode answer, string step) =>
        client.PostJsonAsync($"/api/answers/{answer["id"]}/{step}", new { version = (int)answer["version"]! });

    /// <summary>Written and sent for review by the editor, approved by the reviewer.</summary>
    public async Task<JsonNode> ApprovedAsync(object answer) => await ApproveAsync(await Editor.PostJsonAsync("/api/answers", answer, HttpStatusCode.Created));

    public async Task<JsonNode> ApproveAsync(JsonNode draft) => await StepAsync(Reviewer, await StepAsync(Editor, draft, "submit"), "approve");

    public async Task<JsonNode> TryAsync(string text = Question)
    {
        await Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
        Host.Services.GetRequiredService<PlaybookShelf>().For(new AccountId(Account)).ShouldNotBeNull();
        return await Editor.PostJsonAsync("/api/answers/try", new { accountId = Account, text });
    }

    /// <summary>What the citizen reads; null when no answer is given.</summary>
    public async Task<string?> GivenAsync(string text = Question) => await TryAsync(text) is { } tried && tried["decision"]!.ToString() == "answer" ? tried["reply"]!["text"]!.ToString() : null;

    public void Dispose()
    {
        Editor.Dispose();
        Reviewer.Dispose();
        Administrator.Dispose();
    }
}
