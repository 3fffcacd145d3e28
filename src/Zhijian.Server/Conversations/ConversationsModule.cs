using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Figures;
using Zhijian.Server.Conversations.Notices;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Outbox;
using Zhijian.Server.Conversations.OwnData;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Health;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Traffic.Contracts;

namespace Zhijian.Server.Conversations;

/// <summary>Conversations (会话): the decision, the turns, the committer, the outbox.</summary>
public static class ConversationsModule
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new SeatCache(SeatCache.UsualCapacity));
        services.AddSingleton<ITurnStore>(provider => provider.GetRequiredService<Database>() is { Kind: DatabaseKind.PostgreSql } database
            ? new PostgresTurnStore(database)
            : new SqliteTurnStore(provider.GetRequiredService<Database>()));
        services.AddSingleton<GroupCommit>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddHealthChecks().AddCheck<DatabaseWritable>("database", tags: [HealthEndpoints.Ready]).AddCheck<PlaybooksLoaded>("playbooks", tags: [HealthEndpoints.Ready]);
        services.AddSingleton<DatabaseWritable>();
        services.AddNews();
        services.AddSingleton<BookingTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<BookingTeller>());
        services.AddSingleton<WaitingLine>();
        services.AddHostedService(provider => provider.GetRequiredService<WaitingLine>());
        services.AddSingleton<QueueMoves>();
        services.AddSingleton<TurnQueue>();
        services.AddOutbox();
        services.AddScoped<ConversationReader>();
        services.AddScoped<UnansweredQuestions>();
        services.AddScoped<AskedQuestions>();
        services.AddScoped<FollowUps>();
        services.AddScoped<OwnQuestions>();
        services.AddScoped<ICitizenDataPart, ConversationDataPart>();
        services.AddSingleton<IMessageIndex>(provider => provider.GetRequiredService<Database>() is { Kind: DatabaseKind.PostgreSql } database
            ? new PostgresMessageIndex(database)
            : new SqliteMessageIndex(provider.GetRequiredService<Database>()));
        services.AddHostedService<MessageIndexer>();
        services.AddFigures();
        services.AddScoped(provider => new MessageSearch(
            provider.GetRequiredService<IMessageIndex>(), provider.GetRequiredService<ZhijianDb>(), provider.GetRequiredService<ConversationReader>()));
        services.AddActs();
        services.AddSingleton(provider => new CitizenDoor(
            provider.GetRequiredService<TurnQueue>(), provider.GetRequiredService<ITurnStore>(), provider.GetRequiredService<ServiceVisits>(),
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Inbox(
            provider.GetRequiredService<TurnQueue>(), provider.GetRequiredService<PlaybookShelf>(), provider.GetRequiredService<PromiseBook>(),
            provider.GetRequiredService<WaitingLine>(), provider.GetRequiredService<AgencyDirectory>(), provider.GetRequiredService<SkillDirectory>(),
            provider.GetRequiredService<ModelHelp>(), provider.GetRequiredService<ServiceCounter>(), provider.GetRequiredService<RestrictionAnswers>(),
            provider.GetRequiredService<OneTimeOffer>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<FigureWriter>();
        services.AddSingleton<FigureWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<FigureWorker>());
        services.AddScoped<DeskFigures>();
        services.AddScoped<DeskLoad>();
    }

    /// <summary>Both ways to say something outside the passive reply.</summary>
    private static void AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<DeliveryNews>();
        services.AddHostedService<OutboxSender>();
        services.AddSingleton<OneTimeOffer>();
        services.AddSingleton<OneTimeSender>();
        services.AddSingleton(provider => new OneTimePermissions(
            provider.GetRequiredService<TurnQueue>(), provider.GetRequiredService<AccountDirectory>(), provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>What open consoles are told, here and by other servers.</summary>
    private static void AddNews(this IServiceCollection services)
    {
        services.AddSingleton<TurnNews>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnNews>());
        services.AddHostedService<TurnsElsewhere>();
        services.AddHostedService<PromiseTeller>();
        services.AddHostedService<ServiceTeller>();
    }

    /// <summary>What staff, and the server in their place, do with a conversation.</summary>
    private static void AddActs(this IServiceCollection services)
    {
        services.AddScoped<DeskActs>();
        services.AddScoped(provider => new ConversationDesk(provider.GetRequiredService<DeskActs>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new ConversationTransfers(provider.GetRequiredService<DeskActs>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new QueueMoving(provider.GetRequiredService<DeskActs>(), provider.GetRequiredService<ZhijianDb>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new ConversationAssignments(
            provider.GetRequiredService<DeskActs>(), provider.GetRequiredService<ZhijianDb>(), provider.GetRequiredService<TimeProvider>()));
    }
}
