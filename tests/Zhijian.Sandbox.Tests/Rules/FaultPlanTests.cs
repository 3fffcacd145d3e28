using Zhijian.Sandbox.Faults;

namespace Zhijian.Sandbox.Tests.Rules;

public sealed class FaultPlanTests
{
    private readonly FaultPlan plan = new();

    [Fact]
    public void A_fault_strikes_as_often_as_it_says()
    {
        plan.Replace([new(FaultSide.Api, FaultKind.Drop, Times: 2)], 1);
        plan.Strike(FaultSide.Api, "wx1", "/cgi-bin/menu/get").ShouldNotBeNull();
        plan.Strike(FaultSide.Api, "wx1", "/cgi-bin/menu/get").ShouldNotBeNull();
        plan.Strike(FaultSide.Api, "wx1", "/cgi-bin/menu/get").ShouldBeNull();
        plan.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FaultSide.Callback, "wx1", "/cgi-bin/menu/get")]
    [InlineData(FaultSide.Api, "wx2", "/cgi-bin/menu/get")]
    [InlineData(FaultSide.Api, "wx1", "/cgi-bin/user/get")]
    public void A_fault_leaves_other_sides_accounts_and_paths_alone(FaultSide side, string appId, string path)
    {
        plan.Replace([new(FaultSide.Api, FaultKind.Drop, AppId: "wx1", Path: "/cgi-bin/menu")], 1);
        plan.Strike(side, appId, path).ShouldBeNull();
        plan.Strike(FaultSide.Api, "wx1", "/cgi-bin/menu/create").ShouldNotBeNull();
    }

    [Fact]
    public void The_same_seed_repeats_the_same_chances()
    {
        var first = Chances(seed: 7);
        Chances(seed: 7).ShouldBe(first);
        Chances(seed: 8).ShouldNotBe(first);
        first.Count(struck => struck).ShouldBeInRange(60, 140);
    }

    [Theory]
    [InlineData(FaultSide.Callback, FaultKind.Slow)]
    [InlineData(FaultSide.Callback, FaultKind.ErrorCode)]
    [InlineData(FaultSide.Api, FaultKind.Status)]
    [InlineData(FaultSide.Api, FaultKind.Duplicate)]
    [InlineData(FaultSide.Api, FaultKind.Reorder)]
    public void Incomplete_or_impossible_faults_are_named(FaultSide side, FaultKind kind) => new Fault(side, kind).Mistake().ShouldNotBeNull();

    private List<bool> Chances(int seed)
    {
        plan.Replace([new(FaultSide.Api, FaultKind.Drop, Probability: 0.5)], seed);
        return [.. Enumerable.Range(0, 200).Select(_ => plan.Strike(FaultSide.Api, null, "/") is not null)];
    }
}
