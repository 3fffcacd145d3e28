using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Zhijian.Server.Platform.Http;

/// <summary>
/// What went wrong, as RFC 9457 problem details with a stable <c>code</c> that clients translate. The detail says what to do next.
/// </summary>
public static class Problem
{
    /// <summary>The code of refusals that the framework itself words.</summary>
    internal static string CodeOf(ProblemDetails problem) => problem switch
    {
        HttpValidationProblemDetails => "validation_failed",
        { Status: StatusCodes.Status400BadRequest } => "bad_request",
        { Status: StatusCodes.Status404NotFound } => "not_found",
        { Status: StatusCodes.Status405MethodNotAllowed } => "method_not_allowed",
        { Status: StatusCodes.Status413PayloadTooLarge } => "too_large",
        { Status: StatusCodes.Status415UnsupportedMediaType } => "unsupported_media_type",
        _ => "server_error",
    };

    public static ProblemHttpResult Because(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [new("code", code)]);

    public static ProblemHttpResult NotFound(string code, string detail) => Because(StatusCodes.Status404NotFound, code, detail);

    public static ProblemHttpResult Conflict(string code, string detail) => Because(StatusCodes.Status409Conflict, code, detail);

    /// <param name="by">Who was first, for clients to name.</param>
    public static ProblemHttpResult Conflict(string code, string detail, string by) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, extensions: [new("code", code), new("by", by)]);

    /// <summary>Every fault of the request at once; clients show each beside its field.</summary>
    public static ProblemHttpResult Invalid(string code, IReadOnlyList<Fault> faults) => TypedResults.Problem(
        string.Join(' ', faults.Select(fault => $"{fault.Field}: {fault.Message}.")), statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: [new("code", code), new("faults", faults)]);

    public static ProblemHttpResult Invalid(string code, string detail) => Because(StatusCodes.Status422UnprocessableEntity, code, detail);
}
