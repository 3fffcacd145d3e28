namespace Zhijian.EndToEnd.Tests;

/// <summary>The checkout these tests were built in.</summary>
internal static class SourceTree
{
    private static readonly DirectoryInfo Root = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root.FullName, .. parts]);

    private static DirectoryInfo Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Zhijian.slnx"))) folder = folder.Parent;
        return folder!;
    }
}
