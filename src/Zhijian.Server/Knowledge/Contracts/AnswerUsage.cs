using System.Collections.Concurrent;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>What can happen to an answer in a conversation.</summary>
public enum AnswerUseKind
{
    Given,

    /// <summary>The citizen said that it helped (有用).</summary>
    Helpful,

    /// <summary>The citizen said that it did not (没用).</summary>
    Unhelpful,

    /// <summary>The citizen went to a person soon after it (转人工).</summary>
    HandedOver,
}

/// <param name="AnswerId"><see cref="PlaybookAnswer.Id"/>.</param>
public readonly record struct AnswerUse(string AnswerId, AnswerUseKind Kind);

/// <summary>Counts how answers fare. In memory, because it is told on the message path; written down in the background.</summary>
public sealed class AnswerUsage
{
    private ConcurrentDictionary<AnswerUse, int> _uses = new();

    public void Count(AnswerUse use) => _uses.AddOrUpdate(use, 1, static (_, count) => count + 1);

    /// <summary>What was counted since the last call. A count that arrives during the exchange may be lost; these are statistics.</summary>
    internal IReadOnlyDictionary<AnswerUse, int> Take() => _uses.IsEmpty ? _uses : Interlocked.Exchange(ref _uses, new ConcurrentDictionary<AnswerUse, int>());
}
