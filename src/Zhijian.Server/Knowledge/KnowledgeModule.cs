using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Packs;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge;

/// <summary>What accounts say by themselves: canonical answers (口径), keyword rules, replies, media; and the playbooks made of them.</summary>
public static class KnowledgeModule
{
    public static void AddKnowledge(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PlaybookShelf>();
        builder.Services.AddSingleton<PlaybookBuilder>();
        builder.Services.AddSingleton<PlaybookWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PlaybookWorker>());
        builder.Services.AddSingleton<AnswerUsage>();
        builder.Services.AddHostedService<AnswerUsageWriter>();
        builder.Services.AddHostedService<AnswerExpiryWatch>();
        builder.Services.AddScoped<SaveAnswer>();
        builder.Services.AddScoped<AnswerDrafts>();
        builder.Services.AddScoped<DepartmentRoutes>();
        builder.Services.AddScoped<ChangeMany>();
        builder.Services.AddScoped<EditRules>();
        builder.Services.AddScoped<EditReplies>();
        builder.Services.AddSingleton<ImportRuns>();
        builder.Services.AddHostedService<ImportWorker>();
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<MediaUploader>();
        builder.Services.AddSingleton<MediaShelf>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MediaShelf>());
        builder.Services.AddSingleton<IPackPart, KnowledgePackPart>();
    }

    public static void MapKnowledge(this WebApplication app)
    {
        app.MapAnswers();
        app.MapRulesAndReplies();
        app.MapMedia();
    }
}
