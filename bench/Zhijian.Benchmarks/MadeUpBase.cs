using Zhijian.Answers;

namespace Zhijian.Benchmarks;

/// <summary>A knowledge base of any size put together from the engine's own table of synonyms, towns that do not exist and some turns of phrase.</summary>
internal static class MadeUpBase
{
    private const string Syllables = "安平永新东南西北大小长福德兴和光明清泉石桥柳林溪山江河湖海云龙凤";

    private static readonly string[] Turns =
    [
        "{0}{1}怎么{2}？", "在{0}{2}{1}需要什么材料？", "{0}{1}{2}要多少钱？", "{1}{2}以后多久能拿到（{0}）", "{0}哪里可以{2}{1}？", "外地人能在{0}{2}{1}吗？",
        "{1}和{3}有什么区别？", "没有{3}能不能{2}{1}？{0}", "{0}{1}的{3}由谁{2}？", "网上{2}{1}时{3}填错了怎么办？{0}",
    ];

    private static readonly Lazy<string[]> Words = new(() =>
    {
        using var table = new StreamReader(typeof(AnswerIndex).Assembly.GetManifestResourceStream("synonyms.txt")!);
        return [.. table.ReadToEnd().Split('\n').Where(l => l.StartsWith("= ", StringComparison.Ordinal)).SelectMany(l => l[2..].Split(' ')).Where(w => w.Length is 2 or 3 or 4)];
    });

    public static List<KnowledgeEntry> Entries(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => new KnowledgeEntry($"e{i}", Question(random), i % 3 == 0 ? [Question(random)] : [], Answer(random)))];
    }

    public static List<string> Questions(int count)
    {
        var random = new Random(8);
        return [.. Enumerable.Range(0, count).Select(_ => Question(random))];
    }

    private static string Word(Random random) => Words.Value[random.Next(Words.Value.Length)];

    private static string Town(Random random) =>
        $"{Syllables[random.Next(Syllables.Length)]}{Syllables[random.Next(Syllables.Length)]}{"市县区镇"[random.Next(4)]}";

    private static string Question(Random random) => string.Format(null, Turns[random.Next(Turns.Length)], Town(random), Word(random), Word(random), Word(random));

    private static string Answer(Random random) => string.Join('，', Enumerable.Range(0, 12).Select(_ => Word(random) + Word(random)));
}
