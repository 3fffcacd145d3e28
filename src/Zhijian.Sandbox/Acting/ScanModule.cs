using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.QrCodes;

namespace Zhijian.Sandbox.Acting;

/// <param name="Qr">What the QR code says.</param>
public sealed record AnyScanRequest(string PersonId, string Qr);

/// <param name="Kind">account · scene · url</param>
/// <param name="AppId">The account that was followed or told.</param>
/// <param name="Url">The page to open, for other codes.</param>
/// <param name="Action">followed · opened · scanned · none</param>
public sealed record ScanResult(string Kind, string? AppId, string? Url, string Action, string? DeliveryId);

/// <summary>Scanning any QR code with a person's phone: accounts are followed, scene codes reported, addresses opened.</summary>
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
            var result = stage.Actor.Follow(account.Followers.Of(person), Actor.QrScene, null);
            return TypedResults.Ok(new ScanResult("account", account.AppId, null, result.DeliveryId is null ? "opened" : "followed", result.DeliveryId));
        }
        if (request.Qr.StartsWith(QrBook.ScenePrefix, StringComparison.Ordinal))
        {
            if (SceneOf(world, request.Qr) is not { } code || world.Accounts.Find(code.AppId) is not { } owner) return Problem.NotFound("code_unknown", "This code is unknown or has expired.");
            var follower = owner.Followers.Of(person);
            var followed = !follower.Subscribed;
            return TypedResults.Ok(new ScanResult("scene", owner.AppId, null, followed ? "followed" : "scanned", stage.Actor.Scan(follower, code).DeliveryId));
        }
        var isPage = Uri.TryCreate(request.Qr, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
        return TypedResults.Ok(new ScanResult("url", null, isPage ? request.Qr : null, isPage ? "opened" : "none", null));
    }
}
