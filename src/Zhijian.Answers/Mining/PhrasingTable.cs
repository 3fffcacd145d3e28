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

    /// <summary>What a word counts that says nothing of the matter.</summary>
    private const float Idle = 0.3f;

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
        foreach (var token in _terms.Words)
        {
            SeeWord(token);
            // The characters of 怎么 and 请问 say the same as the words and no more.
            if (Matter(token) > Idle) SeeCharacters(normalised, token);
        }

        _numbers.Add(normalised, _phrasings.Count);
        _phrasings.Add(new Phrasing(normalised, text, times, [.. _seen]));
        return _phrasings.Count - 1;
    }

    private void SeeWord(Token token)
    {
        var representative = Representative(token);
        See(_terms.MeaningKey(token, vocabulary.Synonyms), Matter(token), Corpus.MeaningPrior(representative, vocabulary.Synonyms));
        if (representative < 0) return;
        foreach (var group in vocabulary.Synonyms.Related(representative)) See(TermKey.Related(group), 1, Math.Exp(-5));
    }

    /// <summary>The characters of a word and the pairs they begin, the last one with the word that follows.</summary>
    private void SeeCharacters(string normalised, Token token)
    {
        for (var i = token.Start; i < token.Start + token.Length; i++)
        {
            See(TermKey.Character(normalised[i]), 1, vocabulary.CharacterProbability(normalised[i]));
            if (i + 1 < normalised.Length) See(TermKey.Pair(normalised[i], normalised[i + 1]), 1, Corpus.PairProbability);
        }
    }

    private int Representative(Token token) => token.Word < 0 ? -1 : vocabulary.Synonyms.Representative(token.Word);

    /// <summary>How much a word says of the matter. That of the word that stands for its meaning, so that all who share the meaning share it.</summary>
    private float Matter(Token token)
    {
        if (Representative(token) is not (>= 0 and var representative)) return 1;
        var synonyms = vocabulary.Synonyms;
        if ((synonyms.Kinds(representative) & synonyms.Asking) != 0) return Idle;
        return synonyms.Weigh(vocabulary.Words[representative].Kind, representative) switch
        {
            WordKind.Function => Idle,
            WordKind.Adverb => 0.6f,
            _ => 1,
        };
    }

    private void See(ulong key, float emphasis, double prior)
    {
        var term = _keys.Add(key);
        if (term == Terms.Count) Terms.Add((key, emphasis * Sort(key), prior));
        _seen.Add(term);
    }

    /// <summary>What the sorts of terms count beside one another: a word in full, its characters and pairs half, as they say it again.</summary>
    private static float Sort(ulong key) => (key >> 56) switch { 1 => 0.5f, 2 => 0.5f, 5 => 0.3f, _ => 1 };
}
