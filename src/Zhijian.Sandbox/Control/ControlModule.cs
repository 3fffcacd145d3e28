using System.Net;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Acting;
using Zhijian.Sandbox.Clock;
using Zhijian.Sandbox.Events;
using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Messages;
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
        control.MapActing();
        control.MapScan();
        control.MapChats();
        control.MapEvents();
        control.MapTraffic();
        control.MapFaults();
        control.MapMedia();
        control.MapPost("/reset", (World world) =>
        {
            world.Reset();
            return TypedResults.NoContent();
        }).WithTags("Reset").WithSummary("Forgets everything and returns to real time");
    }

    /// <summary>The sandbox's address as the caller wrote it.</summary>
    public static string BaseAddress(this HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static ValueTask<object?> OnlyFromHere(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var options = context.HttpContext.RequestServices.GetRequiredService<SandboxOptions>();
        var from = context.HttpContext.Connection.RemoteIpAddress;
        return options.AllowRemote || from is null || IPAddress.IsLoopback(from)
            ? next(context)
            : ValueTask.FromResult<object?>(Problem.Because(StatusCodes.Status403Forbidden, "remote_refused", "The control API answers callers on this machine only; set Sandbox:AllowRemote to open it."));
    }
}
