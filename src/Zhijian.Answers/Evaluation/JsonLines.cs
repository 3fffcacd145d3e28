using System.Text.Json;

namespace Zhijian.Answers.Evaluation;

/// <summary>Files of one JSON value a line.</summary>
internal static class JsonLines
{
    /// <exception cref="FormatException">A line is not of the form <paramref name="read"/> wants; the message names file and line.</exception>
    public static List<T> Read<T>(string path, Func<JsonElement, T> read)
    {
        var values = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                values.Add(read(json.RootElement));
            }
            catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException($"{path}:{number}: {wrong.Message}", wrong);
            }
        }

        return values;
    }
}
