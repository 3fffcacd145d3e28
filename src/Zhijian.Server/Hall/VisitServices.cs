using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Hall;

/// <param name="Service">Key.</param>
public sealed record BeginRequest([property: Required, StringLength(64)] string Service);

/// <param name="Code">On the telephone of the first party.</param>
public sealed record JoinRequest([property: Required, StringLength(20)] string Code);

public enum VisitAction
{
    /// <summary>Enters a value at the step.</summary>
    Enter,

    /// <summary>To the step before.</summary>
    Back,

    /// <summary>From the summary to one step.</summary>
    Correct,

    Submit,

    /// <summary>Ends it without submitting.</summary>
    Leave,
}

/// <param name="Latitude">Degrees, GCJ-02 as WeChat gives them.</param>
/// <param name="Longitude">Degrees, GCJ-02.</param>
public sealed record PlaceRequest([property: Range(-90, 90)] double Latitude, [property: Range(-180, 180)] double Longitude, [property: StringLength(200)] string? Label = null);

/// <summary>What the citizen did on a page.</summary>
/// <param name="Revision">Of the run as the page showed it.</param>
/// <param name="Step">Which step is meant, for entering and correcting.</param>
/// <param name="Text">As it would be typed in the chat.</param>
/// <param name="Skip">Leaves an optional step out.</param>
public sealed record ActRequest(
    [property: Required] VisitAction Action, [property: Required, StringLength(64)] string Revision, [property: StringLength(40)] string? Step = null,
    [property: StringLength(ActRequest.LongestText)] string? Text = null, PlaceRequest? Place = null, bool Skip = false)
{
    public const int LongestText = 4000;
}

/// <summary>What came of it.</summary>
/// <param name="Refusal">Why what was entered is no entry, in the words of the chat; null when it was taken.</param>
/// <param name="Run">As it stands now.</param>
public sealed record VisitAnswer(VisitRun Run, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Refusal);

/// <summary>Services on pages (网上办理): begin, go on, see what is one's own.</summary>
internal static class VisitServices
{
    public static void MapVisits(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("runs");
        runs.MapGet("", ListAsync).WithName("listOwnRuns");
        runs.MapPost("", BeginAsync).WithName("beginRun").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        runs.MapPost("join", JoinAsync).WithName("joinReport").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        runs.MapGet("{id:guid}", FindAsync).WithName("getOwnRun").ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPost("{id:guid}", ActAsync).WithName("actOnRun").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<IReadOnlyList<VisitCard>>> ListAsync(HttpContext http, OwnConversation own, ServiceVisits services) =>
        TypedResults.Ok(await own.FindAsync(http) is { } conversation ? await services.ListRunsAsync(http.User.CitizenAgency(), conversation.Value) : []);

    private static async Task<Results<Ok<VisitRun>, ProblemHttpResult>> FindAsync(Guid id, HttpContext http, OwnConversation own, ServiceVisits services, TimeProvider time) =>
        await own.FindAsync(http) is { } conversation && await services.FindRunAsync(http.User.CitizenAgency(), conversation.Value, id, time.GetUtcNow()) is { } run
            ? TypedResults.Ok(run)
            : NoRun();

    private static Task<Results<Ok<VisitAnswer>, ProblemHttpResult>> BeginAsync(BeginRequest request, HttpContext http, OwnConversation own, CitizenDoor door) =>
        TakeAsync(new BeginVisit(request.Service), http, own, door);

    private static Task<Results<Ok<VisitAnswer>, ProblemHttpResult>> JoinAsync(JoinRequest request, HttpContext http, OwnConversation own, CitizenDoor door) =>
        TakeAsync(new JoinParty(request.Code.Trim()), http, own, door);

    private static async Task<Results<Ok<VisitAnswer>, ProblemHttpResult>> ActAsync(Guid id, ActRequest request, HttpContext http, OwnConversation own, CitizenDoor door)
    {
        if (request.Action is VisitAction.Enter or VisitAction.Correct && request.Step is null) return Problem.Invalid("step_missing", "Say which step is meant.");
        var place = request.Place is { } sent ? new SentPlace(sent.Latitude, sent.Longitude, sent.Label) : (SentPlace?)null;
        VisitAct act = request.Action switch
        {
            VisitAction.Enter => new EnterStep(id, request.Revision, request.Step!, request.Text ?? "", place, request.Skip),
            VisitAction.Back => new GoBack(id, request.Revision),
            VisitAction.Correct => new CorrectStep(id, request.Revision, request.Step!),
            VisitAction.Submit => new SubmitVisit(id, request.Revision),
            _ => new LeaveVisit(id),
        };
        return await TakeAsync(act, http, own, door);
    }

    private static async Task<Results<Ok<VisitAnswer>, ProblemHttpResult>> TakeAsync(VisitAct act, HttpContext http, OwnConversation own, CitizenDoor door)
    {
        if (await door.TakeAsync(own.AccountOf(http), http.User.CitizenOpenId(), act) is not { } move) return Unavailable();
        return move switch
        {
            { Fate: VisitFate.NotFound } => act is BeginVisit ? Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Go back to the list.") : NoRun(),
            { Fate: VisitFate.OutOfDate } => OutOfDate(move.Run!),
            // In the words of the chat, as every refusal of what was entered.
            { Fate: VisitFate.Refused, Run: null } => Problem.Invalid("party_code_refused", move.Refusal!),
            _ => TypedResults.Ok(new VisitAnswer(move.Run!, move.Refusal)),
        };
    }

    private static ProblemHttpResult NoRun() => Problem.NotFound("run_not_found", "There is nothing of yours under this address. Go to your items.");

    internal static ProblemHttpResult Unavailable() => Problem.Because(StatusCodes.Status503ServiceUnavailable, "unavailable", "Nothing could be stored now. Try again in a minute; nothing was lost.");

    /// <summary>With the run as it stands, so that the page can show it at once.</summary>
    internal static ProblemHttpResult OutOfDate(VisitRun run) => TypedResults.Problem(
        "It was moved on in the chat or on another page. Here is where it stands.", statusCode: StatusCodes.Status409Conflict, extensions: [new("code", "run_moved_on"), new("run", run)]);
}
