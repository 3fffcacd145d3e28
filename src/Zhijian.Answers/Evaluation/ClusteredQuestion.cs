namespace Zhijian.Answers.Evaluation;

/// <summary>A question of which it is known what matter it belongs to.</summary>
/// <param name="Cluster">The matter; null when it is on its own or nobody said.</param>
public sealed record ClusteredQuestion(string Text, string? Cluster)
{
    /// <summary>Reads lines of <c>{"q","cluster"}</c>, cluster may be null.</summary>
    /// <exception cref="IOException">The file is missing or unreadable.</exception>
    /// <exception cref="FormatException">A line is not of that form; the message names file and line.</exception>
    public static List<ClusteredQuestion> Read(string file) => JsonLines.Read(
        file, line => new ClusteredQuestion(line.GetProperty("q").GetString()!, line.TryGetProperty("cluster", out var cluster) ? cluster.GetString() : null));
}
