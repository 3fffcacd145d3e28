using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Zhijian.Answers.Words;

/// <summary>
/// The segmentation dictionary (分词词典): words with probability, background rarity and kind. Prefixes of words are entries too (without a
/// probability), so that a search may stop as soon as nothing longer can follow.
/// </summary>
internal sealed class WordTable
{
    /// <summary>Logarithm of the probability of what is no word at all.</summary>
    public const float Unlikely = -26;

    private readonly KeyTable _table;
    private readonly List<Entry> _entries;

    private WordTable(KeyTable table, List<Entry> entries) => (_table, _entries) = (table, entries);

    /// <param name="LogProbability">NaN for a prefix that is no word.</param>
    /// <param name="Idf">Rarity in general Chinese text, 0 to 16.</param>
    internal record struct Entry(float LogProbability, float Idf, WordKind Kind, bool HasLonger)
    {
        public readonly bool IsWord => !float.IsNaN(LogProbability);
    }

    /// <summary>Packs up to four characters exactly; a longer word is hashed into 64 bits.</summary>
    public static ulong Key(ReadOnlySpan<char> word)
    {
        var key = 0UL;
        if (word.Length <= 4)
        {
            foreach (var c in word) key = key << 16 | c;
            return key;
        }

        foreach (var c in word) key = (key ^ c) * 0x100000001B3UL + (key >> 29);
        return key;
    }

    public int Find(ulong key) => _table.Find(key);

    public ref readonly Entry this[int word] => ref CollectionsMarshal.AsSpan(_entries)[word];

    public int Find(ReadOnlySpan<char> word) => _table.Find(Key(word));

    /// <summary>Calls <paramref name="visit"/> with every word of up to four characters and its probability.</summary>
    public void ForEachWord(Action<ReadOnlySpan<char>, float> visit)
    {
        Span<char> word = stackalloc char[4];
        foreach (var (key, number) in _table.Pairs())
        {
            if (!_entries[number].IsWord || key >> 48 > 0x9fff) continue;
            var length = 0;
            for (var shift = 48; shift >= 0; shift -= 16)
                if ((char)(key >> shift) is not '\0' and var c) word[length++] = c;
            visit(word[..length], MathF.Exp(_entries[number].LogProbability));
        }
    }

    /// <summary>Adds a word, or makes a known one more probable.</summary>
    public int Add(ReadOnlySpan<char> word, float logProbability, float idf, WordKind kind)
    {
        for (var length = 1; length < word.Length; length++) AddPrefix(Key(word[..length]));
        var number = _table.Add(Key(word));
        if (number == _entries.Count)
        {
            _entries.Add(new Entry(logProbability, idf, kind, false));
            return number;
        }

        var known = _entries[number];
        _entries[number] = known.IsWord
            ? known with { LogProbability = Math.Max(known.LogProbability, logProbability) }
            : new Entry(logProbability, idf, kind, known.HasLonger);
        return number;
    }

    /// <summary>Reads the packed columns that bench/Zhijian.Benchmarks "answers lexicon" writes.</summary>
    public static WordTable Read(Stream packed)
    {
        using var columns = new MemoryStream(4 << 20);
        using (var brotli = new BrotliStream(packed, CompressionMode.Decompress)) brotli.CopyTo(columns);
        var bytes = columns.GetBuffer().AsSpan(0, (int)columns.Length);
        var count = MemoryMarshal.Read<int>(bytes);
        var lengths = bytes.Slice(4, count);
        var characters = MemoryMarshal.Cast<byte, char>(bytes[(4 + count)..^(count * 3)]);
        var numbers = bytes[^(count * 3)..];
        var table = new WordTable(new KeyTable(count * 2), new List<Entry>(count * 2));
        Span<char> word = stackalloc char[16];
        for (var i = 0; i < count; i++)
        {
            var (shared, rest) = (lengths[i] >> 4, lengths[i] & 15);
            characters[..rest].CopyTo(word[shared..]);
            characters = characters[rest..];
            table.Append(word[..(shared + rest)], shared, new Entry(numbers[i] / -10f, numbers[count + i] / 16f, (WordKind)numbers[count * 2 + i], false));
        }

        return table;
    }

    private void Append(ReadOnlySpan<char> word, int shared, Entry entry)
    {
        for (var length = Math.Max(1, shared); length < word.Length; length++) AddPrefix(Key(word[..length]));
        _table.Add(Key(word));
        _entries.Add(entry);
    }

    private void AddPrefix(ulong key)
    {
        var number = _table.Add(key);
        if (number == _entries.Count) _entries.Add(new Entry(float.NaN, 0, WordKind.Unknown, true));
        else CollectionsMarshal.AsSpan(_entries)[number].HasLonger = true;
    }
}
