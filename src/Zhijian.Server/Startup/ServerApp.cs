using Zhijian.Server.Agencies;
using Zhijian.Server.Appointments;
using Zhijian.Server.Assistant;
using Zhijian.Server.Audit;
using Zhijian.Server.Citizens;
using Zhijian.Server.Connectors;
using Zhijian.Server.Conversations;
using Zhijian.Server.Desk;
using Zhijian.Server.Hall;
using Zhijian.Server.Ingress;
using Zhijian.Server.Knowledge;
using Zhijian.Server.Platform;
using Zhijian.Server.Promises;
using Zhijian.Server.Services;
using Zhijian.Server.Staff;
using Zhijian.Server.Startup.Development;
using Zhijian.Server.Traffic;

namespace Zhijian.Server.Startup;

/// <summary>The server put together from its modules.</summary>
internal static class ServerApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        AddModules(builder);
        builder.Services.AddHostedService<ServerStart>();
        builder.AddDevelopment();
        var app = builder.Build();
        MapModules(app);
        app.MapStartPage();
        app.MapConsole();
        app.MapCitizenPages();
        return app;
    }

    private static void AddModules(WebApplicationBuilder builder)
    {
        builder.AddPlatform();
        builder.AddAudit();
        builder.AddAgencies();
        builder.AddStaff();
        builder.AddKnowledge();
        builder.AddPromises();
        builder.AddConnectors();
        builder.AddAppointments();
        builder.AddServices();
        builder.AddAssistant();
        builder.AddConversations();
        builder.AddIngress();
        builder.AddDesk();
        builder.AddTraffic();
        builder.AddCitizens();
        builder.AddHall();
    }

    private static void MapModules(WebApplication app)
    {
        app.MapPlatform();
        app.MapStaff();
        app.MapAgencies();
        app.MapAudit();
        app.MapKnowledge();
        app.MapPromises();
        app.MapAppointments();
        app.MapConnectors();
        app.MapServices();
        app.MapAssistant();
        app.MapIngress();
        app.MapDesk();
        app.MapTraffic();
        app.MapCitizens();
        app.MapHall();
    }
}
