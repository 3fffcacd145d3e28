namespace Zhijian.Server.Platform.Packs;

/// <summary>Something wrong in a pack, where a person can find it.</summary>
/// <param name="File">Path as given on the command line joined with the file inside the pack.</param>
/// <param name="Line">1-based.</param>
public sealed record PackMistake(string File, long Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>A pack with mistakes; nothing of it was loaded.</summary>
public sealed class PackMistakesException(IReadOnlyList<PackMistake> mistakes)
    : InvalidOperationException($"The pack has {mistakes.Count} mistakes and was not loaded:\n" + string.Join('\n', mistakes))
{
    public IReadOnlyList<PackMistake> Mistakes { get; } = mistakes;
}
