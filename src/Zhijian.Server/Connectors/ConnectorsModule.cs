using Microsoft.AspNetCore.Mvc;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Calls;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Drops;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Connectors.Health;
using Zhijian.Server.Connectors.Packs;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Connectors;

/// <summary>Ways to the systems of departments (部门对接): what they can be asked, as data.</summary>
public static class ConnectorsModule
{
    public static void AddConnectors(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(DepartmentHttp.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                // Departments stand in the administration's own network.
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Its log lines would show what citizens ask about.
            .RemoveAllLoggers();
        builder.Services.AddSingleton<ConnectorBook>();
        builder.Services.KeepInMemory<ConnectorRow, ConnectorBook>((book, row) => book.Put(row));
        builder.Services.AddSingleton<DepartmentHttp>();
        builder.Services.AddSingleton<AnswerCache>();
        builder.Services.AddSingleton(services => new Departments(
            services.GetRequiredService<ConnectorBook>(), services.GetRequiredService<DepartmentHttp>(), services.GetRequiredService<AnswerCache>(), services.GetRequiredService<DropDesk>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<Departments>>()));
        builder.Services.AddSingleton(services => new DemoConnectors(services.GetRequiredService<ConnectorBook>(), services.GetRequiredService<AgencyDirectory>()));
        builder.Services.AddSingleton<IPackPart, ConnectorsPackPart>();
        builder.Services.AddSingleton<DropStore>();
        builder.Services.AddSingleton<DropLoader>();
        builder.Services.AddSingleton<DropDesk>();
        builder.Services.AddSingleton<DropWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DropWatch>());
        builder.Services.AddSingleton(services => new DepartmentNews(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<ConnectorBook>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<EventStore>();
        builder.Services.AddSingleton<NonceMemory>();
        builder.Services.AddSingleton<EventCommit>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EventCommit>());
        builder.Services.AddHostedService<EventSweep>();
    }

    public static void MapConnectors(this WebApplication app)
    {
        var connectors = app.MapGroup("/api/connectors").WithTags("Connectors");
        connectors.MapGet("", ReadConnectors.HandleAsync).WithName("listConnectors").RequireAuthorization(Policies.Staff);
        // No antiforgery token: the session cookie is SameSite=Strict, so no other site can send this form.
        connectors.MapPost("{connector}/files/{operation}", UploadDrop.HandleAsync).WithName("uploadConnectorFile").RequireAuthorization(Policies.ManageAccounts).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(UploadDrop.MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = UploadDrop.MostBytes })
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        connectors.MapPost("{agency}/{connector}/events", ReceiveEvents.HandleAsync).WithName("receiveConnectorEvents").AllowAnonymous()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
