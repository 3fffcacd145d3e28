using System.Globalization;
using System.Runtime.InteropServices;
using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Mining;

/// <summary>The different phrasings a miner has seen: each with its count, its shortest spelling and the terms it holds.</summary>
internal sealed class PhrasingTable(Vocabulary vocabulary)
{
    /// <summary>Returned for a phrasing that is one too many.</summary>
    public const int Full = -2;

    private const int Nothing = -1;

    /// <summary>Characters that are read: what a letter is about it says at its beginning, and a long text would be like everything.</summary>
    private const int Longest = 200;

    private readonly QuestionTerms _terms = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Phrasing> _phrasings = [];
    private readonly KeyTable _keys = new(1 << 12);
    private readonly HashSet<int> _seen = [];

    /// <param name="Normalised">The text as the engine reads it.</param>
    /// <param name="Terms">Numbers of the terms it holds, each once.</param>
    internal record struct Phrasing(string Normalised, string Text, long Times, int[] Terms)
    {
        /// <summary>FNV-1a over the normalised text, so that it says nothing of the order of input.</summary>
        public readonly string Id
        {
            get
            {
                var hash = 14695981039346656037UL;
                foreach (var c in Normalised) hash = (hash ^ c) * 1099511628211UL;
                return hash.ToString("x16", CultureInfo.InvariantCulture);
            }
        }
    }

    public int Count => _phrasings.Count;

    public ref readonly Phrasing this[int number] => ref CollectionsMarshal.AsSpan(_phrasings)[number];

    /// <summary>For each term: its key, how much its sort counts, and its probability in general Chinese.</summary>
    public List<(ulong Key, float Emphasis, double Prior)> Terms { get; } = [];

    public int Add(string text, int times, int most)
    {
        _terms.Analyse(text.AsSpan(0, Math.Min(text.Length, Longest)), vocabulary);
        if (_terms.Text.Length == 0) return Nothing;
        var normalised = _terms.Text.ToString();
        if (!_numbers.TryGetValue(normalised, out var number)) return _phrasings.Count < most ? Append(normalised, text, times) : Full;
        ref var known = ref CollectionsMarshal.AsSpan(_phrasings)[number];
        known.Times += times;
        if (IsSimpler(text, known.Text)) known.Text = text;
        return number;
    }

    private static bool IsSimpler(string text, string than) =>
        text.Length != than.Length ? text.Length < than.Length : string.CompareOrdinal(text, than) < 0;

    private int Append(string normalised, string text, int times)
    {
        _seen.Clear();
        foreach (var token in _terms.Words) SeeWord(token);
        for (var i = 0; i < normalised.Length; i++)
        {
            See(TermKey.Character(normalised[i]), 1, vocabulary.CharacterProbability(normalised[i]));
            if (i + 1 < normalised.Length) See(TermKey.Pair(normalised[i], normalised[i + 1]), 1, Corpus.PairProbability);
        }

        _numbers.Add(normalised, _phrasings.Count);
        _phrasings.Add(new Phrasing(normalised, text, times, [.. _seen]));
        return _phrasings.Count - 1;
    }

    private void SeeWord(Token token)
    {
        var synonyms = vocabulary.Synonyms;
        var representative = token.Word < 0 ? -1 : synonyms.Representative(token.Word);
        See(_terms.MeaningKey(token, synonyms), Matter(synonyms.Weigh(token.Kind, representative)), Corpus.MeaningPrior(representative, synonyms));
        if (representative < 0) return;
        foreach (var group in synonyms.Related(representative)) See(TermKey.Related(group), 1, Math.Exp(-5));
    }

    /// <summary>How much a sort of word says of the matter.</summary>
    private static float Matter(WordKind kind) => kind switch
    {
        WordKind.Function => 0.3f,
        WordKind.Adverb => 0.6f,
        _ => 1,
    };

    private void See(ulong key, float emphasis, double prior)
    {
        var term = _keys.Add(key);
        if (term == Terms.Count) Terms.Add((key, emphasis * Sort(key), prior));
        _seen.Add(term);
    }

    /// <summary>What the sorts of terms count beside one another: a word in full, its characters and pairs half, as they say it again.</summary>
    private static float Sort(ulong key) => (key >> 56) switch { 1 => 0.5f, 2 => 0.5f, 5 => 0.3f, _ => 1 };
}
