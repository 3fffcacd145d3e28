using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.QrCodes;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Acting;

/// <param name="Scene">subscribe_scene; ADD_SCENE_SEARCH when absent.</param>
/// <param name="Ticket">Of a scene code of this account.</param>
public sealed record FollowRequest(string? Scene, string? Ticket);

/// <param name="MenuItemId">Set when the text is an entry of a msgmenu.</param>
public sealed record TextRequest(string Content, string? MenuItemId);

public sealed record LocationRequest(double Latitude, double Longitude, double? Scale, string? Label);

public sealed record LocationReport(double Latitude, double Longitude, double? Precision);

public sealed record LinkRequest(string Title, string? Description, string Url);

/// <param name="Key">The button's key, or</param>
/// <param name="Index">its position, e.g. [1] or [0, 2].</param>
/// <param name="ScanResult">What a scan button reads.</param>
/// <param name="Location">What a place button picks.</param>
/// <param name="SampleName">The picture a camera button sends.</param>
public sealed record MenuRequest(string? Key, int[]? Index, string? ScanResult, LocationRequest? Location, string? SampleName);

/// <param name="Ticket">Of a scene code, or</param>
/// <param name="SceneUrl">its address, or</param>
/// <param name="Text">whatever a QR code says.</param>
public sealed record ScanRequest(string? Ticket, string? SceneUrl, string? Text);

/// <summary>Acting as a person: follow, write, press, scan. Answers 202 at once; the push goes out under WeChat's rules.</summary>
public static class ActingModule
{
    /// <summary>Far more than a phone lets anybody type, so that receivers can be tried with large messages.</summary>
    private const int MostCharacters = 2_000_000;

    // The control API is open to this machine only and knows no sign-in.
    public static void MapActing(this RouteGroupBuilder control)
    {
        var person = control.MapGroup("/followers/{personId}/accounts/{appId}").WithTags("Acting");
        person.MapPost("/follow", (string personId, string appId, FollowRequest? request, Stage stage) => stage.Act(personId, appId, follower => Follow(stage, follower, request), mustFollow: false));
        person.MapPost("/unfollow", (string personId, string appId, Stage stage) => stage.Act(personId, appId, stage.Actor.Unfollow));
        person.MapPost("/text", (string personId, string appId, TextRequest request, Stage stage) => stage.Act(personId, appId, follower => Text(stage, follower, request)));
        person.MapPost("/location", (string personId, string appId, LocationRequest request, Stage stage) => stage.Act(personId, appId, follower => stage.Actor.SendLocation(follower, Place(request))));
        person.MapPost("/report-location", (string personId, string appId, LocationReport request, Stage stage) =>
            stage.Act(personId, appId, follower => stage.Actor.ReportLocation(follower, request.Latitude, request.Longitude, request.Precision ?? 40)));
        person.MapPost("/link", (string personId, string appId, LinkRequest request, Stage stage) =>
            stage.Act(personId, appId, follower => stage.Actor.SendLink(follower, request.Title, request.Description ?? "", request.Url)));
        person.MapPost("/menu", PressMenu).Accepts<MenuRequest>("application/json", "multipart/form-data").DisableAntiforgery()
            .WithDescription("JSON, or multipart with `index` as JSON text and files `media` for buttons that take pictures.");
        person.MapPost("/scan", (string personId, string appId, ScanRequest request, Stage stage) => stage.Act(personId, appId, follower => Scan(stage, follower, request), mustFollow: false));
        person.MapPost("/image", (string personId, string appId, HttpContext http, Stage stage) => SendMedia(personId, appId, MediaKind.Image, http, stage)).TakesUpload();
        person.MapPost("/voice", (string personId, string appId, HttpContext http, Stage stage) => SendMedia(personId, appId, MediaKind.Voice, http, stage)).TakesUpload();
        person.MapPost("/video", (string personId, string appId, HttpContext http, Stage stage) => SendMedia(personId, appId, MediaKind.Video, http, stage)).TakesUpload();
    }

    private static void TakesUpload(this RouteHandlerBuilder endpoint) =>
        endpoint.WithDescription("Multipart with a file `media` (and `recognition`, `duration` for voices), or JSON {sampleName, recognition}; without either a sample is sent.").DisableAntiforgery();

    private static ActResult Follow(Stage stage, Follower follower, FollowRequest? request)
    {
        var code = request?.Ticket is { } ticket ? stage.World.QrCodes.FindTicket(ticket, stage.World.Now) ?? throw new StageException("ticket_unknown", "No live scene code has this ticket.") : null;
        return stage.Actor.Follow(follower, request?.Scene ?? Actor.SearchScene, stage.Own(follower, code));
    }

    private static ActResult Text(Stage stage, Follower follower, TextRequest request)
    {
        if (string.IsNullOrEmpty(request.Content)) throw new StageException("content_missing", "A text needs content.");
        if (request.Content.Length > MostCharacters) throw new StageException("content_too_long", $"A text may have {MostCharacters} characters.");
        return stage.Actor.SendText(follower, request.Content, request.MenuItemId);
    }

    private static async Task<Results<Accepted<ActResult>, ProblemHttpResult>> PressMenu(string personId, string appId, HttpContext http, Stage stage)
    {
        if (stage.World.Accounts.Find(appId) is not { } account) return Problem.NotFound("account_not_found", $"There is no account {appId}.");
        try
        {
            var (request, pictures) = await MenuUpload.ReadAsync(http.Request, stage.World, account);
            return stage.Act(personId, appId, follower => Press(stage, follower, request, pictures, http));
        }
        catch (ApiException fault)
        {
            return Problem.Invalid("upload_refused", fault.Message);
        }
        catch (JsonException)
        {
            return Problem.Invalid("request_invalid", "The body is neither JSON nor a form whose `index` is JSON.");
        }
    }

    private static ActResult Press(Stage stage, Follower follower, MenuRequest request, IReadOnlyList<MediaItem> pictures, HttpContext http)
    {
        var button = request.Index is { Length: > 0 } path ? MenuActor.At(follower, path) : request.Key is { } key ? MenuActor.WithKey(follower, key) : null;
        if (button?.Type is null) throw new StageException("button_not_found", "There is no such button, or it only opens its sub-buttons.");
        if (pictures.Count == 0 && button.Type.StartsWith("pic_", StringComparison.Ordinal)) pictures = [PersonUpload.Picture(stage.World, follower.Account, request.SampleName)];
        return stage.Menus.Press(follower, button, new(request.ScanResult, request.Location is { } place ? Place(place) : null, pictures, http.BaseAddress()));
    }

    private static ActResult Scan(Stage stage, Follower follower, ScanRequest request)
    {
        var url = request.SceneUrl ?? request.Text;
        if (url == QrBook.AccountUrl(follower.Account.AppId)) return stage.Actor.Follow(follower, Actor.QrScene, null);
        var code = request.Ticket is { } ticket ? stage.World.QrCodes.FindTicket(ticket, stage.World.Now) : ScanModule.SceneOf(stage.World, url);
        return stage.Actor.Scan(follower, stage.Own(follower, code) ?? throw new StageException("code_unknown", "No live scene code says this."));
    }

    private static async Task<Results<Accepted<ActResult>, ProblemHttpResult>> SendMedia(string personId, string appId, MediaKind kind, HttpContext http, Stage stage)
    {
        if (stage.World.Accounts.Find(appId) is not { } account) return Problem.NotFound("account_not_found", $"There is no account {appId}.");
        PersonUpload upload;
        try
        {
            upload = await PersonUpload.ReadAsync(http.Request, stage.World, account, kind);
        }
        catch (ApiException fault)
        {
            return Problem.Invalid("upload_refused", fault.Message);
        }
        return stage.Act(personId, appId, follower => kind switch
        {
            MediaKind.Image => stage.Actor.SendImage(follower, upload.Item, http.BaseAddress()),
            MediaKind.Voice => stage.Actor.SendVoice(follower, upload.Item, upload.Recognition),
            _ => stage.Actor.SendVideo(follower, upload.Item, PersonUpload.Cover(stage.World, account)),
        });
    }

    private static ChatLocation Place(LocationRequest request) => new(request.Latitude, request.Longitude, request.Label ?? "", request.Scale);
}
