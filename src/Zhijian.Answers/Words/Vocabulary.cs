using Zhijian.Answers.Text;

namespace Zhijian.Answers.Words;

/// <summary>Everything the engine knows about Chinese before it has seen a knowledge base: loaded once from the embedded tables.</summary>
internal sealed class Vocabulary
{
    private static readonly Lazy<Vocabulary> Loaded = new(() => new Vocabulary());

    private readonly float[] _characterProbability = new float[65536];

    private Vocabulary()
    {
        using (var words = Open("words.br")) Words = WordTable.Read(words);
        Segmenter = new Segmenter(Words);
        CountCharacters();
        using (var table = Reader("synonyms.txt")) Synonyms = SynonymTable.Read(table, Words, Segmenter);
        using (var sounds = Reader("sounds.txt")) Sounds = new SoundTable(sounds);
        using (var traditional = Reader("traditional.txt")) Folding = new CharacterFolding(traditional);
        using (var fillers = Reader("fillers.txt")) Normaliser = new QuestionNormaliser(Folding, new FillerWords(fillers));
    }

    /// <summary>The tables, loaded at first use (some tens of milliseconds) and shared by every index.</summary>
    public static Vocabulary Shared => Loaded.Value;

    public WordTable Words { get; }

    public Segmenter Segmenter { get; }

    public SynonymTable Synonyms { get; }

    public SoundTable Sounds { get; }

    public CharacterFolding Folding { get; }

    public QuestionNormaliser Normaliser { get; }

    /// <summary>How likely a short text holds this character, from general Chinese text.</summary>
    public float CharacterProbability(char c) => _characterProbability[c];

    public static Stream Open(string name) =>
        typeof(Vocabulary).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The embedded table {name} is missing.");

    public static StreamReader Reader(string name) => new(Open(name));

    private void CountCharacters()
    {
        const float shortText = 8;
        const float rare = 1e-4f;
        Words.ForEachWord((word, probability) =>
        {
            foreach (var c in word) _characterProbability[c] += probability;
        });
        for (var c = 0; c < _characterProbability.Length; c++) _characterProbability[c] = Math.Clamp(_characterProbability[c] * shortText, rare, 0.6f);
    }
}
