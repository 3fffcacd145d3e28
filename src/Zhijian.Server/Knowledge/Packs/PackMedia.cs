using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge.Packs;

/// <summary>The media a pack brings along and something in it uses.</summary>
internal sealed class PackMedia(Pack pack)
{
    private readonly Dictionary<string, PackMediaFile> _used = new(StringComparer.Ordinal);

    public IReadOnlyCollection<PackMediaFile> Used => _used.Values;

    /// <summary>Whether the pack has a file of this name; it counts as used from then on.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Says why a file cannot be used as that kind, if so.</summary>
    public void Require(string name, MediaKind kind, Action<string> complain)
    {
        if (!AnswerRules.IsMediaName(name)) complain($"must be a file such as media/map.png, not “{name}”");
        else if (Find(name) is not { } file) complain($"the file {name} is missing");
        else if (MediaForm.WhyNot(file.Form, kind, file.Bytes) is { } reason) complain($"{name} {reason}");
    }

    private PackMediaFile? Find(string name)
    {
        if (_used.TryGetValue(name, out var known)) return known;
        if (pack.FindFile(name) is not { } path) return null;
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[MediaForm.Needed];
        var form = MediaForm.Of(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
        return _used[name] = new PackMediaFile(name, path, form, stream.Length);
    }
}

internal sealed record PackMediaFile(string Name, string Path, MediaForm? Form, long Bytes);
