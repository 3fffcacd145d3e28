namespace Zhijian.Server.Platform.Packs;

/// <summary>
/// What one module takes from a pack. Reading collects mistakes and touches nothing; loading happens only when no part has any,
/// in one transaction for the whole pack.
/// </summary>
public interface IPackPart
{
    /// <summary>Parts with lower numbers load first: agencies 0, knowledge 10, desk 20.</summary>
    int Order { get; }

    /// <summary>Reads and checks this part; the returned work adds it to the unit of work.</summary>
    Func<PackLoad, CancellationToken, Task> Read(Pack pack);
}
