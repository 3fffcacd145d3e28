using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Promises.Packs;

namespace Zhijian.Server.Promises;

/// <summary>Promises of time (承诺时限): the rules, what was promised to whom, and the clock that notices what is soon due and what is broken.</summary>
public static class PromisesModule
{
    public static void AddPromises(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PromiseBook>();
        builder.Services.KeepInMemory<PromiseRules, PromiseBook>((book, row) => book.Put(row.AgencyId, row.Rules));
        builder.Services.AddScoped<PromiseFigures>();
        builder.Services.AddScoped<PromiseHistory>();
        builder.Services.AddSingleton<PromiseAlarms>();
        builder.Services.AddSingleton<PromiseStepWriter>();
        builder.Services.AddSingleton<PromiseClock>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PromiseClock>());
        builder.Services.AddSingleton<IPackPart, PromisesPackPart>();
    }

    public static void MapPromises(this WebApplication app)
    {
        var promises = app.MapGroup("/api/promises").WithTags("Promises");
        promises.MapGet("today", ReadPromises.TodayAsync).WithName("readPromisesToday").RequireAuthorization(Policies.Staff);
        promises.MapPost("preview", PreviewPromises.Show).WithName("previewPromises").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        promises.MapGet("rules", EditPromiseRules.ShowAsync).WithName("readPromiseRules").RequireAuthorization(Policies.Staff);
        promises.MapPut("rules", EditPromiseRules.ChangeAsync).WithName("changePromiseRules").RequireAuthorization(Policies.ManageAccounts)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
