using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Platform;

public sealed class LiveFeedTests
{
    private static readonly AgencyId Police = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));
    private static readonly AgencyId Weather = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    [Fact]
    public async Task A_listener_hears_its_own_agencies_in_order_and_no_others()
    {
        var feed = new LiveFeed();
        using var listener = feed.Listen(Police);

        feed.Publish(Police, "message", 1);
        feed.Publish(Weather, "message", 2);
        feed.Publish(Police, "conversation", 3);
        listener.Dispose();

        (await listener.ReadAllAsync(default).ToListAsync()).Select(heard => heard.Data).ShouldBe([1, 3]);
        feed.HasListeners.ShouldBeFalse();
    }

    [Fact]
    public async Task A_listener_that_falls_behind_is_cut_off_and_disturbs_nobody()
    {
        var feed = new LiveFeed();
        using var slow = feed.Listen(Police);
        for (var i = 0; i < LiveListener.Capacity; i++) feed.Publish(Police, "message", i);
        using var quick = feed.Listen(Police);

        feed.Publish(Police, "message", "one too many");
        quick.Dispose();

        (await slow.ReadAllAsync(default).CountAsync()).ShouldBe(LiveListener.Capacity);
        (await quick.ReadAllAsync(default).ToListAsync()).Single().Data.ShouldBe("one too many");
    }
}
