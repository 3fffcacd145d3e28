using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Board;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.OwnData;
using Zhijian.Server.Services.Packs;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Previews;
using Zhijian.Server.Services.Records;
using Zhijian.Server.Services.Revisions;

namespace Zhijian.Server.Services;

/// <summary>Services that finish (服务事项): definitions as data, citizens on their way through them, and what comes of it.</summary>
public static class ServicesModule
{
    public static void AddServices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceBook>();
        builder.Services.KeepInMemory<ServiceVersion, ServiceBook>((book, row) => book.Put(row));
        builder.Services.AddSingleton<CaseOperations>();
        builder.Services.AddSingleton<NoticeOperations>();
        builder.Services.AddSingleton<LookupDesk>();
        builder.Services.AddSingleton(services => new ServiceCounter(
            services.GetRequiredService<ServiceBook>(), services.GetRequiredService<OfferBook>(), services.GetRequiredService<AgencyDirectory>(), services.GetRequiredService<AgencyCalendars>(),
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<SecretBox>(), services.GetRequiredService<FileArrivals>(),
            services.GetRequiredService<PublicAddress>(), services.GetRequiredService<LookupDesk>(), services.GetRequiredService<AccountDirectory>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(services => new ServiceVisits(
            services.GetRequiredService<ServiceBook>(), services.GetRequiredService<AgencyDirectory>(), services.GetRequiredService<AgencyCalendars>(),
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<SecretBox>(), services.GetRequiredService<LookupDesk>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped<CodeReader>();
        builder.Services.AddScoped<ServiceRecords>();
        builder.Services.AddScoped<ICitizenDataPart, ServiceDataPart>();
        builder.Services.AddSingleton<WordingDesk>();
        builder.Services.AddScoped<EditRevision>();
        builder.Services.AddSingleton<SampleCitizen>();
        builder.Services.AddSingleton<IPackPart, ServicesPackPart>();
        builder.Services.AddFiles();
    }

    /// <summary>What citizens send for services, and what services have to tell them.</summary>
    private static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileVault>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<WeChatFiles>();
        services.AddSingleton<FileArrivals>();
        services.AddSingleton<TellingBell>();
        services.AddHostedService<FileFetcher>();
        services.AddHostedService<FileSweep>();
        services.AddHostedService<PartyClock>();
        services.AddHostedService<NoticeTeller>();
        services.AddScoped<CitizenNotices>();
        services.AddSingleton(provider => new CitizenFiles(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<ServiceBook>(), provider.GetRequiredService<FileIntake>(), provider.GetRequiredService<FileVault>(),
            provider.GetRequiredService<SecretBox>(), provider.GetRequiredService<TimeProvider>()));
    }

    public static void MapServices(this WebApplication app)
    {
        app.MapRecords();
        app.MapPreview();
        app.MapRevisions();
        app.MapFiles();
        app.MapBoard();
        app.MapNotices();
    }
}
