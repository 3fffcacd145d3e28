using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Packs;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge;

/// <summary>What accounts say by themselves: canonical answers (口径), keyword rules, replies, media; and the playbooks made of them.</summary>
public static class KnowledgeModule
{
    public static void AddKnowledge(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PlaybookShelf>();
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<IPackPart, KnowledgePackPart>();
    }
}
