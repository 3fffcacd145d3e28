using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Departments.Buses;
using Zhijian.Sandbox.Departments.CityHall;
using Zhijian.Sandbox.Departments.Pushing;
using Zhijian.Sandbox.Departments.Sms;
using Zhijian.Sandbox.Departments.TrafficPolice;
using Zhijian.Sandbox.Departments.Water;

namespace Zhijian.Sandbox.Departments;

public sealed record HealthView(DateTimeOffset At);

/// <summary>The emulated back offices (部门业务系统), each at <c>/departments/{key}/v1</c> behind one gate as its page in docs/connectors says.</summary>
public static class DepartmentsModule
{
    /// <summary>As they stand in addresses.</summary>
    internal static readonly string[] Keys = ["traffic", "water", "buses", "cityhall", "sms"];

    public static void AddDepartments(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DepartmentGate(provider.GetRequiredService<World>(), provider.GetRequiredService<SandboxOptions>().Department));
        services.AddSingleton<EventClient>();
        services.AddSingleton<EventCourier>();
        services.AddMemory<ListenerBook>();
        services.AddMemory<ClaimBook>();
        services.AddMemory<Roads>();
        services.AddMemory<ReadingBook>();
        services.AddMemory<OutageBook>();
        services.AddMemory<SmsBox>();
    }

    public static void MapDepartments(this WebApplication app)
    {
        app.MapTrafficPolice();
        app.MapWater();
        app.MapBuses();
        app.MapCityHall();
        app.MapSms();
    }

    /// <summary>What a tester may look up and set.</summary>
    public static void MapDepartmentControl(this RouteGroupBuilder control)
    {
        control.MapTrafficPoliceControl();
        control.MapWaterControl();
        control.MapCityHallControl();
        control.MapSmsControl();
        control.MapListeners();
    }

    /// <summary>A back office behind the gate, with the way to ask whether it is there.</summary>
    internal static RouteGroupBuilder MapDepartment(this WebApplication app, string key, string tag)
    {
        var gate = app.Services.GetRequiredService<DepartmentGate>();
        var api = app.MapGroup($"/departments/{key}/v1").AllowAnonymous().WithTags(tag).AddEndpointFilter(gate.EnterAsync);
        api.MapGet("/health", (World world) => TypedResults.Ok(new HealthView(world.Now)));
        return api;
    }

    /// <summary>Nothing is known, and no more is said: nobody can try out names.</summary>
    internal static ProblemHttpResult Missing(string code) => Problem.NotFound(code, "Nothing is known under these data.");

    internal static DateOnly Today(this World world) => Clock.BeijingTime.Day(world.Now);

    /// <summary>The key under which a request is done once.</summary>
    /// <returns>Null when it has none.</returns>
    internal static string? IdempotencyKey(this HttpContext http) => http.Request.Headers["Idempotency-Key"].ToString() is { Length: >= 16 and <= 80 } key ? key : null;

    internal static ProblemHttpResult KeyMissing() => Problem.Invalid("idempotency_key_missing", "Idempotency-Key must have 16 to 80 characters.");

    private static void AddMemory<T>(this IServiceCollection services) where T : class, IDepartmentMemory
    {
        services.AddSingleton<T>();
        services.AddSingleton<IDepartmentMemory>(provider => provider.GetRequiredService<T>());
    }
}
