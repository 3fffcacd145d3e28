using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Zhijian.Server.Platform.Packs;

/// <summary>
/// An agency as a folder of data (机构数据包): <c>pack.yaml</c>, <c>answers.csv</c>, <c>rules/</c>, <c>services/</c>, <c>media/</c>, <c>map.geojson</c>. Parts of it are read by the modules
/// that own them; every mistake is collected with its file and line, and a pack with one mistake loads not at all.
/// </summary>
public sealed class Pack
{
    private const int LargestYaml = 2 * 1024 * 1024;
    private const string PackFile = "pack.yaml";

    private readonly List<PackMistake> _mistakes = [];
    private readonly Dictionary<string, IReadOnlyList<PackMap>> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<YamlMappingNode, PackMap> _maps = new(ReferenceEqualityComparer.Instance);

    private Pack(string folder) => Folder = folder;

    /// <summary>The folder as it was named, so that messages can be clicked.</summary>
    public string Folder { get; }

    /// <summary>The whole of pack.yaml; empty when it could not be read.</summary>
    public PackMap Root { get; private set; } = null!;

    public IReadOnlyList<PackMistake> Mistakes => [.. _mistakes.Distinct().OrderBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line)];

    /// <summary>Opens a folder; what is wrong with pack.yaml as YAML is in <see cref="Mistakes"/> afterwards.</summary>
    public static Pack Open(string folder)
    {
        var pack = new Pack(folder.TrimEnd('/', '\\'));
        pack.Root = pack.MapOf(PackFile, pack.ReadYaml(PackFile) ?? []);
        return pack;
    }

    /// <summary>The full path of a file of the pack, or null when it is missing or would lie outside the folder.</summary>
    public string? FindFile(string relative)
    {
        var root = Path.GetFullPath(Folder) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, relative));
        return full.StartsWith(root, StringComparison.Ordinal) && File.Exists(full) ? full : null;
    }

    public void Complain(string file, long line, string message) => _mistakes.Add(new PackMistake(Folder + "/" + file, line, message));

    /// <summary>The YAML files of a folder of the pack, by name; none when there is no such folder. However many parts ask, each file is read once.</summary>
    public IReadOnlyList<PackMap> ReadFolder(string name)
    {
        if (_folders.TryGetValue(name, out var read)) return read;
        var full = Path.Combine(Folder, name);
        var files = (Directory.Exists(full) ? Directory.GetFiles(full, "*.yaml") : []).Select(file => $"{name}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);
        return _folders[name] = [.. files.Select(file => (file, Node: ReadYaml(file))).Where(one => one.Node is not null).Select(one => MapOf(one.file, one.Node!))];
    }

    /// <summary>To be called when every module has read its part: whatever nobody asked for is unknown.</summary>
    public void RefuseWhatNobodyRead()
    {
        foreach (var map in _maps.Values.ToList()) map.RefuseUnread();
    }

    internal PackMap MapOf(string file, YamlMappingNode node)
    {
        if (!_maps.TryGetValue(node, out var map)) _maps[node] = map = new PackMap(this, file, node);
        return map;
    }

    private YamlMappingNode? ReadYaml(string name)
    {
        if (FindFile(name) is not { } file)
        {
            Complain(name, 1, "the file is missing; a pack needs pack.yaml");
            return null;
        }

        if (new FileInfo(file).Length > LargestYaml)
        {
            Complain(name, 1, "the file is larger than 2 MiB");
            return null;
        }

        try
        {
            using var reader = new StreamReader(file);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            Complain(name, 1, name == PackFile ? "the file must hold one document of named fields (agency, departments, accounts …)" : "the file must hold one document of named fields");
        }
        catch (YamlException problem)
        {
            Complain(name, problem.Start.Line, "not valid YAML: " + (problem.InnerException ?? problem).Message);
        }

        catch (InvalidOperationException problem)
        {
            // What the parser throws at some unfinished lists, without a place.
            Complain(name, 1, "not valid YAML: " + problem.Message);
        }

        return null;
    }
}
