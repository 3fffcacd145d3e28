using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Zhijian.Benchmarks;

/// <summary>
/// Makes src/Zhijian.Answers/Lexicon/words.br from the open dictionaries named in THIRD-PARTY-NOTICES.md:
/// <c>dotnet run -c Release --project bench/Zhijian.Benchmarks -- answers lexicon DIR-OF-DICTIONARIES OUT</c>.
/// </summary>
internal static class AnswersLexicon
{
    /// <summary>Longest word kept: four characters pack into one 64-bit key, and finer words match better.</summary>
    private const int Longest = 4;

    private sealed record Word(string Text, double Frequency, byte Kind, double Idf);

    public static int Run(string from, string to)
    {
        var words = new Dictionary<string, (double Frequency, byte Kind)>();
        ReadJieba(Path.Combine(from, "jieba_dict_small.txt"), words);
        ReadHanLp(Path.Combine(from, "hanlp_core_dictionary.txt"), words);
        foreach (var list in new[] { "law", "medical", "car", "caijing", "IT" }) ReadThuocl(Path.Combine(from, $"thuocl_{list}.txt"), words);
        DropCompounds(words);
        var idf = File.ReadLines(Path.Combine(from, "jieba_idf.txt")).Select(l => l.Split(' ')).GroupBy(p => p[0])
            .ToDictionary(g => g.Key, g => g.Min(p => double.Parse(p[1], CultureInfo.InvariantCulture)));
        var total = words.Values.Sum(w => w.Frequency);
        var sorted = words.Select(w => new Word(w.Key, w.Value.Frequency, w.Value.Kind, Idf(w.Key, w.Value.Frequency, total, idf)))
            .OrderBy(w => w.Text, StringComparer.Ordinal).ToList();
        using var file = File.Create(to);
        using (var packed = new BrotliStream(file, CompressionLevel.SmallestSize)) Write(sorted, total, packed);
        Console.WriteLine($"{sorted.Count} words, {new FileInfo(to).Length} bytes");
        return 0;
    }

    private static bool Fits(string word) => word.Length is >= 1 and <= Longest && word.All(c => c is >= '\u4e00' and <= '\u9fff');

    private static void ReadJieba(string path, Dictionary<string, (double, byte)> words)
    {
        foreach (var parts in File.ReadLines(path).Select(l => l.Split(' ')))
            if (Fits(parts[0])) words[parts[0]] = (double.Parse(parts[1], CultureInfo.InvariantCulture), Kind(parts[2]));
    }

    private static void ReadHanLp(string path, Dictionary<string, (double Frequency, byte Kind)> words)
    {
        // HanLP counted a corpus 0.4 times as large; where both know a word, jieba's count and HanLP's finer part of speech are kept.
        foreach (var parts in File.ReadLines(path).Select(l => l.Split('\t')).Where(p => p.Length >= 3 && Fits(p[0])))
        {
            var count = 0.0;
            for (var i = 2; i < parts.Length; i += 2) count += double.Parse(parts[i], CultureInfo.InvariantCulture);
            words[parts[0]] = (words.TryGetValue(parts[0], out var known) ? known.Frequency : count * 0.8, Kind(parts[1]));
        }
    }

    private static void ReadThuocl(string path, Dictionary<string, (double, byte)> words)
    {
        foreach (var parts in File.ReadLines(path).Select(l => l.Split('\t')).Where(p => p.Length == 2 && Fits(p[0]) && p[0].Length > 1))
            if (double.TryParse(parts[1], CultureInfo.InvariantCulture, out var documents) && documents >= 500)
                words.TryAdd(parts[0], (Math.Clamp(documents / 5000, 1, 100), 1));
    }

    /// <summary>交通事故 is better met as 交通 + 事故: four-character words that are two known words go, unless they are idioms or names.</summary>
    private static void DropCompounds(Dictionary<string, (double Frequency, byte Kind)> words)
    {
        bool Known(string part) => words.TryGetValue(part, out var w) && w.Frequency >= 20;
        foreach (var word in words.Where(w => w.Key.Length == 4 && w.Value.Kind is not (9 or 4 or 5)).Select(w => w.Key).ToList())
            if (Known(word[..2]) && Known(word[2..])) words.Remove(word);
    }

    private static double Idf(string word, double frequency, double total, Dictionary<string, double> known) =>
        known.TryGetValue(word, out var idf) ? idf : Math.Clamp(Math.Log(total / (frequency * 60)), 2, 13);

    /// <summary>Part of speech in ten kinds, the numbers of Zhijian.Answers.Words.WordKind.</summary>
    private static byte Kind(string tag) => tag switch
    {
        "i" or "l" or "nl" or "vl" or "al" or "bl" or "dl" => 9,
        "m" or "mq" or "mg" or "t" or "tg" or "q" or "qt" or "qv" => 6,
        _ when tag.StartsWith("nr", StringComparison.Ordinal) => 4,
        _ when tag.StartsWith("ns", StringComparison.Ordinal) => 5,
        _ when tag[0] is 'n' or 'g' or 'j' or 's' => 1,
        "vn" or "an" => 1,
        _ when tag[0] == 'v' => 2,
        _ when tag[0] is 'a' or 'b' or 'z' => 3,
        _ when tag[0] == 'd' => 8,
        _ when tag[0] is 'u' or 'p' or 'c' or 'y' or 'e' or 'o' or 'r' or 'f' or 'k' or 'h' or 'w' => 7,
        _ => 0,
    };

    /// <summary>Columns (prefix shared with the word before, rest, logarithm of frequency, idf, kind) pack far better than rows.</summary>
    private static void Write(List<Word> words, double total, Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.Unicode, leaveOpen: true);
        writer.Write(words.Count);
        var before = "";
        foreach (var word in words)
        {
            var shared = 0;
            while (shared < before.Length && shared < word.Text.Length && before[shared] == word.Text[shared]) shared++;
            writer.Write((byte)(shared << 4 | (word.Text.Length - shared)));
            before = word.Text;
        }

        before = "";
        foreach (var word in words)
        {
            var shared = 0;
            while (shared < before.Length && shared < word.Text.Length && before[shared] == word.Text[shared]) shared++;
            foreach (var c in word.Text.AsSpan(shared)) writer.Write((ushort)c);
            before = word.Text;
        }

        foreach (var word in words) writer.Write((byte)Math.Clamp(-Math.Log(word.Frequency / total) * 10, 0, 255));
        foreach (var word in words) writer.Write((byte)Math.Clamp(word.Idf * 16, 0, 255));
        foreach (var word in words) writer.Write(word.Kind);
    }
}
