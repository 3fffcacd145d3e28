using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Packs;
using Zhijian.Server.Knowledge.Playbooks;
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
        builder.Services.AddScoped<SaveAnswer>();
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<IPackPart, KnowledgePackPart>();
    }

    public static void MapKnowledge(this WebApplication app) => app.MapAnswers();
}
