using System.Net;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

/// <summary>Many answers with one request, reported row by row.</summary>
public sealed class ChangeManyTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Many_answers_are_dated_submitted_and_approved_and_each_row_that_cannot_says_why(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var scene = await AnswerScene.PrepareAsync(host);
        var first = await scene.ApprovedAsync(AnswerScene.Answer(key: "one"));
        var second = await scene.Editor.PostJsonAsync("/api/answers", AnswerScene.Answer("居住证怎么办", key: "two"), HttpStatusCode.Created);
        var incomplete = await scene.Editor.PostJsonAsync("/api/answers", new { key = "three", question = "狗证怎么办", kind = "text", text = "到派出所办理。" }, HttpStatusCode.Created);

        var dated = await BulkAsync(scene.Editor, "expiry", [first, second, incomplete], new { expiresAt = "2027-12-31" });
        (Outcomes(dated), (int)dated["changed"]!).ShouldBe(("one: ; two: ; three: ", 3));
        (await scene.GivenAsync()).ShouldNotBeNull("the approved version stays until the dated one is approved");

        var submitted = await BulkAsync(scene.Editor, "submit", await ListAsync(scene));
        Outcomes(submitted).ShouldBe("one: ; three: answer_invalid; two: ", "rows come in the order of the request");
        Outcomes(await BulkAsync(scene.Editor, "approve", await ListAsync(scene))).ShouldBe("one: answer_own_change; three: answer_step_impossible; two: answer_own_change");
        var approved = await BulkAsync(scene.Reviewer, "approve", await ListAsync(scene));
        Outcomes(approved).ShouldBe("one: ; three: answer_step_impossible; two: ");

        var rows = await ListAsync(scene);
        rows.Select(row => (row["key"]!.ToString(), row["status"]!.ToString(), row["expiresAt"]!.ToString())).ShouldBe(
            [("one", "approved", "2027-12-31"), ("three", "draft", "2027-12-31"), ("two", "approved", "2027-12-31")]);
        (await scene.GivenAsync("居住证怎么办")).ShouldNotBeNull();

        Outcomes(await BulkAsync(scene.Editor, "retire", [first, .. rows.Skip(1)])).ShouldBe("one: answer_changed; three: ; two: ");
        Outcomes(await BulkAsync(scene.Editor, "department", [(await ListAsync(scene))[0]], new { department = "nobody" })).ShouldBe("one: answer_invalid");
    }

    private static async Task<List<JsonNode>> ListAsync(AnswerScene scene) =>
        [.. (await scene.Editor.GetJsonAsync("/api/answers"))["items"]!.AsArray().Select(row => row!).OrderBy(row => row["key"]!.ToString(), StringComparer.Ordinal)];

    private static Task<JsonNode> BulkAsync(HttpClient client, string action, IEnumerable<JsonNode> answers, object? more = null)
    {
        var request = more is null ? [] : System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        request["action"] = action;
        request["answers"] = new JsonArray([.. answers.Select(answer => new JsonObject { ["id"] = answer["id"]!.ToString(), ["version"] = (int)answer["version"]! })]);
        return client.PostJsonAsync("/api/answers/bulk", request);
    }

    private static string Outcomes(JsonNode report) => string.Join("; ", report["rows"]!.AsArray().Select(row => $"{row!["key"]}: {row["code"]}"));
}
