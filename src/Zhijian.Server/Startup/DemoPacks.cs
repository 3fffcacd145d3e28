using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Startup;

/// <summary>The packs that come with the server and say <c>demo:</c>; everybody can read their secrets.</summary>
internal static class DemoPacks
{
    public static HashSet<string> PublishedAppIds(IConfiguration configuration)
    {
        var appIds = new HashSet<string>(StringComparer.Ordinal);
        var directory = PackFolders.Directory(configuration);
        foreach (var folder in Directory.Exists(directory) ? Directory.EnumerateDirectories(directory) : [])
        {
            var pack = Pack.Open(folder);
            if (pack.Root.Has("demo")) appIds.UnionWith(pack.Root.Maps("accounts").Select(account => account.Text("appId")).OfType<string>());
        }

        return appIds;
    }

    /// <summary>Which demo person follows which account from the start, by the packs that are loaded.</summary>
    public static IEnumerable<(string AppId, string Follower)> Followers(IConfiguration configuration)
    {
        foreach (var name in configuration.GetSection("Packs:Load").Get<string[]>() ?? [])
        {
            var root = Pack.Open(PackFolders.Find(configuration, name)).Root;
            if (root.Map("demo") is not { } demo) continue;
            foreach (var account in root.Maps("accounts"))
                foreach (var follower in demo.Texts("followers")) yield return (account.Text("appId") ?? "", follower);
        }
    }
}
