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
}
