using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.QrCodes;

namespace Zhijian.Sandbox.Acting;

/// <param name="Qr">What the QR code says.</param>
public sealed record AnyScanRequest(string PersonId, string Qr);

/// <param name="Kind">account · scene · url</param>
/// <param name="Action">profile: show the account's page, from which the person may follow · opened: the chat or the page in Url · scanned: the account was told · none</param>
/// <param name="AppId">The account behind the code.</param>
/// <param name="Subscribed">Whether the person follows it.</param>
/// <param name="Scene">Of a scene code.</param>
/// <param name="Ticket">To hand to <c>follow</c>, so that the account learns the scene.</param>
/// <param name="Url">What an ordinary code leads to.</param>
public sealed record ScanResult(string Kind, string Action, string? AppId = null, bool? Subscribed = null, string? Scene = null, string? Ticket = null, string? Url = null, string? DeliveryId = null);

/// <summary>
/// Scanning any QR code with a person's phone. A stranger sees the account's page first (profile) and follows from there; a follower is reported (SCAN).
/// </summary>
public static class ScanModule
{
    public static void MapScan(this RouteGroupBuilder control) => control.MapPost("/scan", Scan).WithTags("Acting").WithSummary("Scans a QR code as a person");

    /// <returns>The live scene code an address stands for, or null.</returns>
    public static SceneCode? SceneOf(World world, string? url) =>
        url is not null && url.StartsWith(QrBook.ScenePrefix, StringComparison.Ordinal) ? world.QrCodes.FindUrlId(url[QrBook.ScenePrefix.Length..], world.Now) : null;

    private static Results<Ok<ScanResult>, ProblemHttpResult> Scan(AnyScanRequest request, Stage stage)
    {
        var world = stage.World;
        if (world.People.Find(request.PersonId) is not { } person) return Problem.NotFound("person_not_found", $"Nobody has the id {request.PersonId}.");
        if (request.Qr.StartsWith(QrBook.AccountPrefix, StringComparison.Ordinal))
        {
            var account = world.Accounts.All.FirstOrDefault(one => QrBook.AccountUrl(one.AppId) == request.Qr);
            if (account is null) return Problem.NotFound("code_unknown", "No account has this code.");
            var subscribed = account.Followers.Find(person) is { Subscribed: true };
            return TypedResults.Ok(new ScanResult("account", subscribed ? "opened" : "profile", account.AppId, subscribed));
        }
        if (request.Qr.StartsWith(QrBook.ScenePrefix, StringComparison.Ordinal))
        {
            if (SceneOf(world, request.Qr) is not { } code || world.Accounts.Find(code.AppId) is not { } owner) return Problem.NotFound("code_unknown", "This code is unknown or has expired.");
            if (owner.Followers.Find(person) is not { Subscribed: true } follower) return TypedResults.Ok(new ScanResult("scene", "profile", owner.AppId, false, code.Scene, code.Ticket));
            return TypedResults.Ok(new ScanResult("scene", "scanned", owner.AppId, true, code.Scene, code.Ticket, DeliveryId: stage.Actor.Scan(follower, code).DeliveryId));
        }
        var isPage = Uri.TryCreate(request.Qr, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        return TypedResults.Ok(new ScanResult("url", isPage ? "opened" : "none", Url: isPage ? request.Qr : null));
    }
}
