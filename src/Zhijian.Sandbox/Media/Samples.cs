using System.Collections.Concurrent;
using System.Reflection;

namespace Zhijian.Sandbox.Media;

/// <summary>A file a person can send without having one at hand.</summary>
/// <param name="Name">e.g. <c>household-question</c></param>
public sealed record Sample(string Name, MediaKind Kind, string Label, byte[] Content, (byte[] Content, string ContentType)? Playable = null, string? Recognition = null);

/// <summary>
/// Pictures drawn in code; a voice question and a "thank you" spoken by a synthesiser (AMR as phones record it, MP3 for browsers, which cannot play
/// AMR); a three-second video. All made for this project.
/// </summary>
public static class Samples
{
    private static readonly ConcurrentDictionary<string, Sample> Made = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = ["id-card", "crossing", "document", "household-question", "thanks", "street"];

    /// <returns>Null when there is no sample of this name.</returns>
    public static Sample? Find(string name) => Names.Contains(name) ? Made.GetOrAdd(name, Make) : null;

    private static Sample Make(string name) => name switch
    {
        "id-card" => new(name, MediaKind.Image, "证件照片", SamplePictures.IdCard()),
        "crossing" => new(name, MediaKind.Image, "路口照片", SamplePictures.Crossing()),
        "document" => new(name, MediaKind.Image, "材料照片", SamplePictures.Document()),
        "street" => new(name, MediaKind.Video, "路面视频", Read("street.mp4")),
        "thanks" => Voice(name, "谢谢"),
        _ => Voice(name, "请问户口迁移怎么办理"),
    };

    private static Sample Voice(string name, string spoken) => new(name, MediaKind.Voice, spoken, Read($"{name}.amr"), (Read($"{name}.mp3"), "audio/mpeg"), spoken);

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Samples/{file}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
