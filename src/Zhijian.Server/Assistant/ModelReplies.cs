using System.Text.Json;

namespace Zhijian.Server.Assistant;

internal sealed record DraftReply(string Reply, IReadOnlyList<int> Sources);

/// <summary>Reads what the model said; models like to write around the JSON they were asked for. Pure.</summary>
internal static class ModelReplies
{
    /// <returns>Null when it is no such reply; 0 picks none.</returns>
    public static int? ReadPick(string said) => Read(said, root => root.GetProperty("pick").GetInt32(), out var pick) ? pick : null;

    /// <returns>Null when it is no such reply; an empty text when the sources do not say it.</returns>
    public static DraftReply? ReadDraft(string said) => Read(
        said, root => new DraftReply(root.GetProperty("reply").GetString()?.Trim() ?? "", [.. root.GetProperty("sources").EnumerateArray().Select(number => number.GetInt32())]), out var draft)
        ? draft
        : null;

    private static bool Read<T>(string said, Func<JsonElement, T> read, out T? value)
    {
        value = default;
        var (begin, end) = (said.IndexOf('{'), said.LastIndexOf('}'));
        if (begin < 0 || end < begin) return false;
        try
        {
            using var document = JsonDocument.Parse(said.AsMemory(begin, end - begin + 1));
            value = read(document.RootElement);
            return true;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
