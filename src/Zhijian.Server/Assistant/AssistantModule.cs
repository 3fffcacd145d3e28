using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Assistant;

/// <summary>An optional language model beside the engine (辅助模型); off until the server knows one and the agency allows it.</summary>
public static class AssistantModule
{
    public static void AddAssistant(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<ModelOptions>(builder.Configuration.GetSection("Model"));
        // The client's own log lines would carry addresses; what matters is logged here, without contents.
        builder.Services.AddHttpClient(ModelClient.HttpClientName).SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        builder.Services.AddSingleton<ModelClient>();
        builder.Services.AddSingleton<ModelSettings>();
        builder.Services.KeepInMemory<ModelPermit, ModelSettings>((settings, row) => settings.Put(row.AgencyId, row.Use));
        builder.Services.AddSingleton(services => new ModelHelp(services.GetRequiredService<ModelClient>(), services.GetRequiredService<ModelSettings>()));
    }

    public static void MapAssistant(this WebApplication app)
    {
        var model = app.MapGroup("/api/model").WithTags("Assistant");
        model.MapGet("", EditModelUse.Show).WithName("readModelUse").RequireAuthorization(Policies.Staff);
        model.MapPut("", EditModelUse.ChangeAsync).WithName("changeModelUse").RequireAuthorization(Policies.ManageAccounts).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
