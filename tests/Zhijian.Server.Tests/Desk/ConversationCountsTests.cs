using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>How many conversations there are, beside the list.</summary>
public sealed class ConversationCountsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Those_people_look_after_are_counted_and_the_automatic_ones_up_to_a_limit(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);
        await scene.AskAsync("oWang", "路灯坏了找谁修");
        (await CountsAsync(scene)).ShouldBe((1, 0, 1));

        await scene.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            db.AddRange(Enumerable.Range(0, 1_100).Select(number => Conversation.Begin(TestAccounts.Create() with { AgencyId = scene.Agency }, "oMany" + number, scene.Host.Clock) with { LastSeq = 1 }));
            return await db.SaveChangesAsync();
        });

        (await CountsAsync(scene)).ShouldBe((1, 0, 1_000));
    }

    private static async Task<(int Waiting, int Open, int Automatic)> CountsAsync(DeskScene scene)
    {
        var counts = (await scene.Officer.GetJsonAsync("/api/conversations?limit=1"))["counts"]!;
        return ((int)counts["waiting"]!, (int)counts["open"]!, (int)counts["automatic"]!);
    }
}
