using Zhijian.Answers.Words;

namespace Zhijian.Answers.Index;

/// <summary>
/// A knowledge base laid out for matching: flat arrays over its <em>wordings</em> (the standard question and each phrasing of an entry) and its entries.
/// </summary>
internal sealed class Corpus
{
    public const double PairProbability = 1 / 1500.0;

    /// <summary>Pseudo-count of general Chinese when rarity is estimated: in a base of 150 answers it decides, in one of 100,000 hardly.</summary>
    private const double PriorWeight = 300;

    private const double LettersProbability = 1 / 4000.0;

    public required string[] EntryIds { get; init; }

    /// <summary>The text of each wording as it was given.</summary>
    public required string[] WordingTexts { get; init; }

    /// <summary>First wording of each entry; one more than there are entries.</summary>
    public required int[] EntryWordings { get; init; }

    public required int[] WordingEntry { get; init; }

    /// <summary>First character of each wording in <see cref="Characters"/>; one more than there are wordings.</summary>
    public required int[] CharacterStart { get; init; }

    public required char[] Characters { get; init; }

    /// <summary>For each character its own term.</summary>
    public required int[] CharacterTerms { get; init; }

    /// <summary>For each character the term of the pair it begins with the next one; -1 at a wording's end.</summary>
    public required int[] Pairs { get; init; }

    public required int[] WordStart { get; init; }

    public required CorpusWord[] Words { get; init; }

    /// <summary>The wordings of one entry only, by their characters: a question of just these is about that entry.</summary>
    public required Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Exact { get; init; }

    /// <summary>1 / (1 - b + b * length / mean length): BM25's discount of long wordings.</summary>
    public required float[] LengthDiscount { get; init; }

    /// <summary>Sum of the retrieval weights of a wording's terms.</summary>
    public required float[] OwnWeight { get; init; }

    /// <summary>Kinds of question each wording shows, as bits of <see cref="SynonymTable.Kinds"/>.</summary>
    public required int[] WordingKinds { get; init; }

    public required KeyTable Terms { get; init; }

    /// <summary>Rarity of each term in this knowledge base, tempered by its rarity in general Chinese.</summary>
    public required float[] Idf { get; init; }

    /// <summary>What a term counts in retrieval: its rarity times the emphasis of its sort.</summary>
    public required float[] Weight { get; init; }

    public required Postings Wordings { get; init; }

    public required Postings Answers { get; init; }

    /// <summary>Whether an entry's answer has a text to search.</summary>
    public required bool[] HasAnswer { get; init; }

    /// <summary>Whether most entries have no answer's text.</summary>
    public required bool IsBare { get; init; }

    public required float[] AnswerDiscount { get; init; }

    /// <summary>How rare a term is that stands in <paramref name="count"/> of <paramref name="entries"/> entries and has the probability <paramref name="prior"/> elsewhere.</summary>
    public static float Rarity(int count, double prior, int entries) =>
        (float)Math.Max(0.05, -Math.Log((count + PriorWeight * prior) / (entries + PriorWeight)));

    /// <summary>Probability of a meaning in general Chinese; -1 stands for letters, digits and unknown characters.</summary>
    public static double MeaningPrior(int representative, SynonymTable synonyms) =>
        representative < 0 ? LettersProbability : Math.Exp(-synonyms.Idf(representative));

    public int EntryCount => EntryIds.Length;

    public int WordingCount => WordingEntry.Length;

    public ReadOnlySpan<char> CharactersOf(int wording) => Characters.AsSpan(CharacterStart[wording], CharacterStart[wording + 1] - CharacterStart[wording]);

    public ReadOnlySpan<int> CharacterTermsOf(int wording) => CharacterTerms.AsSpan(CharacterStart[wording], CharacterStart[wording + 1] - CharacterStart[wording]);

    public ReadOnlySpan<int> PairsOf(int wording) => Pairs.AsSpan(CharacterStart[wording], Math.Max(0, CharacterStart[wording + 1] - CharacterStart[wording] - 1));

    public ReadOnlySpan<CorpusWord> WordsOf(int wording) => Words.AsSpan(WordStart[wording], WordStart[wording + 1] - WordStart[wording]);
}

/// <param name="Meaning">Term of the word's meaning (shared by synonyms).</param>
/// <param name="Word">Number in the dictionary, or -1.</param>
/// <param name="Representative">Number of the word that stands for the meaning, or -1.</param>
internal readonly record struct CorpusWord(int Meaning, int Word, int Representative, ushort Start, byte Length, WordKind Kind);
