using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Departments.Pushing;

/// <param name="City">Division code of the city whose events are wanted, where one department serves several; the first city's without it.</param>
public sealed record ListenerRequest(string? Url, string? City);

/// <param name="Waiting">Events that were not taken yet.</param>
public sealed record ListenerView(string Name, Uri Url, string? City, int Waiting)
{
    public static ListenerView Of(Listener listener) => new(listener.Name, listener.Target.Url, listener.Target.City, listener.Waiting);
}

/// <summary>Who is told what departments do.</summary>
public static class ListenerModule
{
    private const int LongestName = 80;

    public static void MapListeners(this RouteGroupBuilder control)
    {
        var listeners = control.MapGroup("/departments/{department}/listeners").WithTags("Departments");
        listeners.MapGet("", (string department, ListenerBook book) => TypedResults.Ok<IReadOnlyList<ListenerView>>([.. book.Of(department).Select(ListenerView.Of)]));
        listeners.MapPut("/{name}", Put).WithSummary("Events of the department are pushed to `url` as its contract says; a listener that is there keeps what waits for it, and is told at once");
        listeners.MapDelete("/{name}", Results<NoContent, ProblemHttpResult> (string department, string name, ListenerBook book) =>
            book.Remove(department, name) ? TypedResults.NoContent() : Problem.NotFound("listener_unknown", $"Nobody called {name} listens to {department}."));
    }

    private static Results<Ok<ListenerView>, ProblemHttpResult> Put(string department, string name, ListenerRequest request, ListenerBook book)
    {
        if (!DepartmentsModule.Keys.Contains(department)) return Problem.NotFound("department_unknown", $"The departments are {string.Join(", ", DepartmentsModule.Keys)}.");
        if (name.Length > LongestName) return Problem.Invalid("name_invalid", $"The name may have {LongestName} characters.");
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return Problem.Invalid("url_invalid", "url must be an absolute http or https address.");
        return book.Put(department, name, new ListenerTarget(url, request.City)) is { } listener
            ? TypedResults.Ok(ListenerView.Of(listener))
            : Problem.Conflict("listeners_full", $"There are {ListenerBook.MostListeners} listeners already.");
    }
}
