using System.Net;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Acting;
using Zhijian.Sandbox.Clock;
using Zhijian.Sandbox.Departments;
using Zhijian.Sandbox.Events;
using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.OneTime;
using Zhijian.Sandbox.Traffic;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Control;

/// <summary>The control API under /_sandbox: everything real WeChat does not have. Only for callers on this machine unless configured otherwise.</summary>
public static class ControlModule
{
    // No sign-in: it is a developer's tool on the developer's machine.
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/_sandbox").AllowAnonymous().AddEndpointFilter(OnlyFromHere);
        control.MapClock();
        control.MapAccounts();
        control.MapPeople();
        control.MapOneTimePermits();
        control.MapActing();
        control.MapScan();
        control.MapChats();
        control.MapEvents();
        control.MapTraffic();
        control.MapFaults();
        control.MapMedia();
        control.MapDepartmentControl();
        control.MapPost("/reset", (World world, IEnumerable<IDepartmentMemory> departments) =>
        {
            world.Reset();
            foreach (var department in departments) department.Clear();
            world.Events.Publish("reset", null, () => new { });
            return TypedResults.NoContent();
        }).WithTags("Reset").WithSummary("Forgets everything and returns to real time");
    }

    /// <summary>The sandbox's address as the caller wrote it.</summary>
    public static string BaseAddress(this HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    // The address alone would let any web page in a local browser act here, by itself or behind a name that it points to this machine.
    private static bool IsFromHere(HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress;
        var origin = http.Request.Headers.Origin.ToString();
        return (from is null || IPAddress.IsLoopback(from)) && IsLocal(http.Request.Host.Host) && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback));
    }

    private static bool IsLocal(string host) => host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static ValueTask<object?> OnlyFromHere(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var options = context.HttpContext.RequestServices.GetRequiredService<SandboxOptions>();
        return options.AllowRemote || IsFromHere(context.HttpContext)
            ? next(context)
            : ValueTask.FromResult<object?>(Problem.Because(StatusCodes.Status403Forbidden, "remote_refused", "The control API answers callers on this machine only; set Sandbox:AllowRemote to open it."));
    }
}
