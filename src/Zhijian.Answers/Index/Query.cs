using Zhijian.Answers.Words;

namespace Zhijian.Answers.Index;

/// <summary>
/// One question being matched, with all the room that takes: what it holds, and which of its terms the corpus has. Belongs to one thread at a time
/// and is reused, so that a match allocates nothing but its result.
/// </summary>
internal sealed class Query(Corpus corpus, Vocabulary vocabulary)
{
    /// <summary>Words of the question that are compared one by one; of a longer letter the rest still counts in retrieval.</summary>
    public const int MostWords = 320;

    /// <summary>Sentences that are told apart; the rest of a long letter counts as the last of them.</summary>
    public const int MostSentences = 32;

    private readonly ushort[] _wordOfMeaning = new ushort[corpus.Idf.Length];
    private readonly byte[] _hasTerm = new byte[corpus.Idf.Length];
    private readonly bool[] _relatedGroups = new bool[vocabulary.Synonyms.RelatedGroups];
    private readonly sbyte[] _bits = new sbyte[MostWords];
    private readonly List<int> _rarest = [];
    private Comparison<int>? _byRarity;
    private readonly uint[] _sentences = new uint[MostWords];
    private readonly List<int> _marked = [];

    public QuestionTerms Terms { get; } = new();

    public QueryWord[] Words { get; } = new QueryWord[MostWords];

    public int WordCount { get; private set; }

    /// <summary>For each character the term of the pair it begins, or -1.</summary>
    public int[] Pairs { get; } = new int[Text.QuestionNormaliser.LongestQuestion * 6];

    public float[] CharacterIdf { get; } = new float[Text.QuestionNormaliser.LongestQuestion * 6];

    /// <summary>Kinds of question that the words show, as bits of <see cref="SynonymTable.Kinds"/>.</summary>
    public int Kinds { get; private set; }

    public float[] PairIdf { get; } = new float[Text.QuestionNormaliser.LongestQuestion * 6];

    /// <summary>Distinct terms of the corpus in the question with what each counts in retrieval.</summary>
    public List<(int Term, float Weight)> Retrieval { get; } = [];

    public float OwnWeight { get; private set; }

    public float WordIdf { get; private set; }

    public float PairIdfSum { get; private set; }

    /// <summary>Share of the question's word rarity that stands on words this corpus has never seen.</summary>
    public float Unseen { get; private set; }

    public ReadOnlySpan<char> Characters => Terms.Text.Span;

    /// <summary>Index of the question's word with this meaning, or -1.</summary>
    public int WordOf(int meaning) => _wordOfMeaning[meaning] - 1;

    public int SentenceCount { get; private set; }

    /// <summary>In which sentences the first word with this meaning and its repetitions stand, as bits.</summary>
    public uint SentencesOf(int word) => _sentences[word];

    /// <summary>Whether the question holds this term (a pair of characters, a group of related words).</summary>
    public bool Has(int term) => _hasTerm[term] != 0;

    /// <summary>Which bit stands for a word where words are noted as bits, or -1: only the 64 rarest have one.</summary>
    public int BitOf(int word) => _bits[word];

    public bool HasPlace { get; private set; }

    public bool HasNumber { get; private set; }

    /// <summary>Whether this is nothing but a wish to talk to a person (转人工).</summary>
    public bool AsksForPerson { get; private set; }

    /// <summary>Whether the question holds a word of this group of related words.</summary>
    public bool HasRelated(int group) => _relatedGroups[group];

    /// <summary>Takes the question in; its characters are known then, and nothing else before <see cref="Understand"/>.</summary>
    public void Read(string question)
    {
        Clear();
        Terms.Normalise(question, vocabulary);
    }

    public void Understand()
    {
        Terms.Cut(vocabulary);
        ReadCharacters();
        WordCount = Math.Min(Terms.TokenCount, MostWords);
        for (var i = 0; i < WordCount; i++) ReadWord(i, Terms.Tokens[i]);
        AsksForPerson = (Kinds & vocabulary.Synonyms.Person) != 0 && OnlyCalls();
        ReadSentences();
        ChooseBits();
        Unseen = WordIdf == 0 ? 1 : Unseen / WordIdf;
    }

    private void Clear()
    {
        foreach (var term in _marked) (_wordOfMeaning[term], _hasTerm[term]) = (0, 0);
        _marked.Clear();
        Array.Clear(_relatedGroups);
        (Kinds, HasPlace, HasNumber) = (0, false, false);
        Retrieval.Clear();
        (WordCount, OwnWeight, WordIdf, PairIdfSum, Unseen) = (0, 0, 0, 0, 0);
    }

    private void ReadCharacters()
    {
        var characters = Characters;
        for (var i = 0; i < characters.Length; i++)
        {
            var character = corpus.Terms.Find(TermKey.Character(characters[i]));
            Mark(character);
            CharacterIdf[i] = character >= 0
                ? corpus.Idf[character]
                : Corpus.Rarity(0, vocabulary.CharacterProbability(characters[i]), corpus.EntryCount);
            if (i + 1 == characters.Length) break;
            var pair = corpus.Terms.Find(TermKey.Pair(characters[i], characters[i + 1]));
            Mark(pair);
            Pairs[i] = pair;
            PairIdf[i] = pair >= 0 ? corpus.Idf[pair] : Corpus.Rarity(0, Corpus.PairProbability, corpus.EntryCount);
            PairIdfSum += PairIdf[i];
            if (pair < 0) OwnWeight += PairIdf[i] * TermKey.Emphasis(TermKey.Pair('\0', '\0'));
        }
    }

    private void ReadWord(int index, Token token)
    {
        var synonyms = vocabulary.Synonyms;
        var representative = token.Word < 0 ? -1 : synonyms.Representative(token.Word);
        var meaning = corpus.Terms.Find(Terms.MeaningKey(token, synonyms));
        var idf = meaning >= 0 ? corpus.Idf[meaning] : Corpus.Rarity(0, Corpus.MeaningPrior(representative, synonyms), corpus.EntryCount);
        var same = index;
        if (meaning >= 0)
        {
            if (_wordOfMeaning[meaning] != 0) same = _wordOfMeaning[meaning] - 1;
            else _wordOfMeaning[meaning] = (ushort)(index + 1);
            Mark(meaning);
        }
        else
        {
            OwnWeight += idf;
            Unseen += idf;
        }

        WordIdf += idf;
        var kind = synonyms.Weigh(token.Kind, representative);
        HasPlace |= kind == WordKind.PlaceName;
        HasNumber |= kind == WordKind.Quantity;
        Words[index] = new QueryWord(meaning, token.Word, representative, token.Start, token.Length, kind, idf, same);
        if (representative < 0) return;
        Kinds |= synonyms.Kinds(representative);
        foreach (var group in synonyms.Related(representative))
        {
            _relatedGroups[group] = true;
            Mark(corpus.Terms.Find(TermKey.Related(group)));
        }
    }

    private bool OnlyCalls()
    {
        for (var i = 0; i < WordCount; i++)
        {
            ref readonly var word = ref Words[i];
            var kinds = word.Representative < 0 ? 0 : vocabulary.Synonyms.Kinds(word.Representative);
            if ((kinds & (vocabulary.Synonyms.Person | vocabulary.Synonyms.Calling)) == 0 && word.Kind is not (WordKind.Function or WordKind.Adverb)) return false;
        }

        return true;
    }

    private void ReadSentences()
    {
        Array.Clear(_sentences, 0, WordCount);
        var sentence = 0;
        for (var i = 0; i < WordCount; i++)
        {
            while (sentence < Terms.Text.SentenceEnds.Count && Words[i].Start >= Terms.Text.SentenceEnds[sentence]) sentence++;
            _sentences[Words[i].Same] |= 1u << Math.Min(sentence, MostSentences - 1);
        }

        SentenceCount = Math.Min(sentence + 1, MostSentences);
    }

    private void ChooseBits()
    {
        _rarest.Clear();
        for (var i = 0; i < WordCount; i++)
            if (Words[i].Same == i) _rarest.Add(i);
        if (_rarest.Count > 64) _rarest.Sort(_byRarity ??= (one, other) => Words[other].Idf.CompareTo(Words[one].Idf) is not 0 and var order ? order : one.CompareTo(other));
        Array.Fill(_bits, (sbyte)-1, 0, WordCount);
        for (var bit = 0; bit < Math.Min(_rarest.Count, 64); bit++) _bits[_rarest[bit]] = (sbyte)bit;
        for (var i = 0; i < WordCount; i++) _bits[i] = _bits[Words[i].Same];
    }

    private void Mark(int term)
    {
        if (term < 0 || _hasTerm[term] != 0) return;
        _hasTerm[term] = 1;
        _marked.Add(term);
        if (corpus.Weight[term] > 0) Retrieval.Add((term, corpus.Weight[term]));
        OwnWeight += corpus.Weight[term];
    }
}
