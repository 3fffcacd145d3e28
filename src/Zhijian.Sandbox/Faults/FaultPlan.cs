namespace Zhijian.Sandbox.Faults;

/// <summary>The faults in force. The same seed and the same traffic give the same faults. Safe for concurrent use.</summary>
public sealed class FaultPlan
{
    public const int StandardSeed = 20130420;
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private Random random = new(StandardSeed);
    private int nextId = 1;

    public IReadOnlyList<Fault> All
    {
        get { lock (gate) return [.. faults]; }
    }

    /// <summary>Puts these in the place of all others and starts the random numbers anew.</summary>
    public IReadOnlyList<Fault> Replace(IReadOnlyList<Fault> plan, int seed)
    {
        lock (gate)
        {
            random = new(seed);
            faults.Clear();
            faults.AddRange(plan.Select(fault => fault with { Id = fault.Id ?? $"f{nextId++}" }));
            return [.. faults];
        }
    }

    /// <param name="fits">Which kinds can happen here; all of the side without it.</param>
    /// <returns>The first fault that strikes this push or call, or null; a fault with its last time used is removed.</returns>
    public Fault? Strike(FaultSide side, string? appId, string path, Func<FaultKind, bool>? fits = null)
    {
        lock (gate)
        {
            for (var at = 0; at < faults.Count; at++)
            {
                var fault = faults[at];
                if (fault.AppliesTo != side || (fault.AppId is not null && fault.AppId != appId)) continue;
                if (fits?.Invoke(fault.Kind) == false) continue;
                if (fault.Path is not null && !path.StartsWith(fault.Path, StringComparison.Ordinal)) continue;
                if (fault.Probability < 1 && random.NextDouble() >= fault.Probability) continue;
                if (fault.Times == 1) faults.RemoveAt(at);
                else if (fault.Times is { } times) faults[at] = fault with { Times = times - 1 };
                return fault;
            }
            return null;
        }
    }
}
