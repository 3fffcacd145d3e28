namespace Zhijian.Answers.Mining;

/// <summary>How alike questions must be to be one matter, and how many a miner remembers.</summary>
public sealed record MiningOptions
{
    /// <summary>
    /// Mean likeness, from 0 on, that two groups of questions need to become one. Higher makes more and purer clusters, lower fewer and wider ones.
    /// </summary>
    public double Likeness { get; init; } = 0.55;

    /// <summary>Different phrasings a miner keeps, which bounds its memory (some 400 bytes each); what comes after them is counted in <see cref="QuestionMiner.Overlooked"/>.</summary>
    public int MostPhrasings { get; init; } = 200_000;
}
