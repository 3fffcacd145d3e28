using Microsoft.AspNetCore.Http.HttpResults;

namespace Zhijian.Sandbox.Control;

/// <summary>What went wrong in the control API, as problem details with a stable <c>code</c>.</summary>
public static class Problem
{
    public static ProblemHttpResult Because(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [new("code", code)]);

    public static ProblemHttpResult NotFound(string code, string detail) => Because(StatusCodes.Status404NotFound, code, detail);

    public static ProblemHttpResult Conflict(string code, string detail) => Because(StatusCodes.Status409Conflict, code, detail);

    public static ProblemHttpResult Invalid(string code, string detail) => Because(StatusCodes.Status422UnprocessableEntity, code, detail);
}
