namespace Zhijian.Server.Platform.Packs;

/// <summary>Where packs lie: <c>Packs:Directory</c>, else <c>packs</c> beside the server.</summary>
public static class PackFolders
{
    /// <summary>A name is looked for in the packs directory; a path is taken as it is.</summary>
    public static string Find(IConfiguration configuration, string nameOrPath) =>
        nameOrPath.AsSpan().IndexOfAny('/', '\\') >= 0
            ? nameOrPath
            : Path.Combine(Directory(configuration), nameOrPath);

    public static string Directory(IConfiguration configuration) => configuration["Packs:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "packs");
}
