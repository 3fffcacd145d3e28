using Microsoft.AspNetCore.Http.HttpResults;

namespace Zhijian.Server.Platform.Http;

/// <summary>
/// What went wrong, as RFC 9457 problem details with a stable <c>code</c> that clients translate. The detail says what to do next.
/// </summary>
public static class Problem
{
    public static ProblemHttpResult Because(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [new("code", code)]);

    public static ProblemHttpResult NotFound(string code, string detail) => Because(StatusCodes.Status404NotFound, code, detail);

    public static ProblemHttpResult Conflict(string code, string detail) => Because(StatusCodes.Status409Conflict, code, detail);

    /// <summary>Every fault of the request at once; clients show each beside its field.</summary>
    public static ProblemHttpResult Invalid(string code, IReadOnlyList<Fault> faults) => TypedResults.Problem(
        string.Join(' ', faults.Select(fault => $"{fault.Field}: {fault.Message}.")), statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: [new("code", code), new("faults", faults)]);

    public static ProblemHttpResult Invalid(string code, string detail) => Because(StatusCodes.Status422UnprocessableEntity, code, detail);
}
