using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Harness;

public sealed class HarnessTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_real_server_starts_on_each_database_and_again_on_the_same(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        (await host.Client.GetAsync("/openapi/v1.json")).EnsureSuccessStatusCode();
        host.Services.GetRequiredService<TimeProvider>().ShouldBeSameAs(host.Clock);

        await host.RestartAsync();

        (await host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Database.CanConnectAsync())).ShouldBeTrue();
        host.Services.GetRequiredService<Server.Platform.Persistence.Database>().Kind.ShouldBe(kind);
    }

    [Fact]
    public void Timers_fire_in_order_of_their_time_while_the_clock_moves()
    {
        var clock = new TestClock();
        var start = clock.GetUtcNow();
        var fired = new List<(string Name, TimeSpan At)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add(("often", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(5));

        fired.ShouldBe([("often", TimeSpan.FromSeconds(2)), ("often", TimeSpan.FromSeconds(4)), ("late", TimeSpan.FromSeconds(5))]);
        clock.GetUtcNow().ShouldBe(start + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_test_can_wait_for_somebody_to_wait()
    {
        var clock = new TestClock();
        var seen = clock.WhenTimerStandsAsync(due => due == TimeSpan.FromSeconds(3));
        seen.IsCompleted.ShouldBeFalse();

        var delay = Task.Delay(TimeSpan.FromSeconds(3), clock);
        await seen;
        clock.Advance(TimeSpan.FromSeconds(3));

        await delay;
    }
}
