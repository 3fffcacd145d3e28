using Zhijian.Sandbox.Events;

namespace Zhijian.Sandbox.Tests.Control;

/// <summary>What a phone is told that watches.</summary>
public sealed class EventHubTests
{
    [Fact]
    public void A_phone_too_slow_for_what_happens_is_told_once_that_something_was_lost()
    {
        var hub = new EventHub();
        using var watcher = hub.Watch(null);
        for (var happened = 0; happened < 1_500; happened++) hub.Publish("message", "li", () => happened);

        var taken = watcher.Take().ToList();
        hub.Publish("message", "li", () => "later");

        taken[..^1].ShouldAllBe(one => one.Name == "message");
        taken[^2].Data.ShouldBe(1_499);
        taken[^1].Name.ShouldBe("missed");
        watcher.Take().ToList().ShouldHaveSingleItem().Data.ShouldBe("later");
    }
}
