using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Agencies.Packs;

/// <summary>
/// What only a demonstration pack has: demo persons who follow its accounts. Its account credentials are published,
/// therefore Production refuses such a pack.
/// </summary>
/// <param name="Followers">Ids of the demo persons of the sandbox who follow the accounts from the start.</param>
internal sealed record PackDemo(IReadOnlyList<string> Followers)
{
    public static PackDemo? Read(Pack pack) => pack.Root.Map("demo") is { } map ? new PackDemo(map.Texts("followers")) : null;
}
