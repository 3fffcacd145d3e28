using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.OneTime;

/// <summary>The page host mp.weixin.qq.com where a person is asked, and what was agreed.</summary>
public static class OneTimeModule
{
    // A phone's browser is not signed in to the sandbox.
    public static void MapOneTimePages(this WebApplication app) =>
        app.MapGet("/mp/subscribemsg", ConfirmPage.Show).WithTags("WeChat").WithSummary("Page that asks a person to agree to one subscription message").AllowAnonymous();

    public static void MapOneTimePermits(this RouteGroupBuilder control) => control
        .MapGet("/followers/{personId}/accounts/{appId}/one-time-permits", List).WithTags("Persons").WithSummary("One-time subscription messages the person agreed to and has not got yet");

    private static Results<Ok<IReadOnlyList<OneTimePermit>>, ProblemHttpResult> List(string personId, string appId, World world)
    {
        if (world.People.Find(personId) is not { } person) return Problem.NotFound("person_not_found", $"Nobody has the id {personId}.");
        if (world.Accounts.Find(appId) is not { } account) return Problem.NotFound("account_not_found", $"There is no account {appId}.");
        return TypedResults.Ok(account.Followers.Find(person)?.Permits ?? []);
    }
}
