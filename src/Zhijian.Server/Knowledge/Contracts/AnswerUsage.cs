using System.Collections.Concurrent;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>Counts how often answers are given. In memory, because it is told on the message path; written down in the background.</summary>
public sealed class AnswerUsage
{
    private ConcurrentDictionary<string, int> _given = new(StringComparer.Ordinal);

    /// <param name="answerId"><see cref="PlaybookAnswer.Id"/>.</param>
    public void Given(string answerId) => _given.AddOrUpdate(answerId, 1, static (_, count) => count + 1);

    /// <summary>What was counted since the last call. A count that arrives during the exchange may be lost; these are statistics.</summary>
    internal IReadOnlyDictionary<string, int> Take() => _given.IsEmpty ? _given : Interlocked.Exchange(ref _given, new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
}
