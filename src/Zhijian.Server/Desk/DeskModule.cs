using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Desk;

/// <summary>What officers work with besides the conversations themselves (微客服): canned phrases, live events.</summary>
public static class DeskModule
{
    public static void AddDesk(this WebApplicationBuilder builder) => builder.Services.AddSingleton<IPackPart, PhrasesPackPart>();

    public static void MapDesk(this WebApplication app)
    {
        app.MapPhrases();
        app.MapLive();
    }
}
