using Zhijian.Answers.Words;

namespace Zhijian.Answers.Index;

/// <summary>64-bit keys of the things that are indexed, each sort in its own space.</summary>
internal static class TermKey
{
    public static ulong Character(char c) => 1UL << 56 | c;

    public static ulong Pair(char first, char second) => 2UL << 56 | (ulong)first << 16 | second;

    public static ulong Word(int representative) => 3UL << 56 | (uint)representative;

    public static ulong Letters(ReadOnlySpan<char> text) => 4UL << 56 | (WordTable.Key(text) * 0x9E3779B97F4A7C15UL >> 8);

    public static ulong Related(int group) => 5UL << 56 | (uint)group;

    /// <summary>How much a sort of term counts in retrieval beside its rarity.</summary>
    public static float Emphasis(ulong key) => (key >> 56) switch { 1 => 0.35f, 2 => 0.8f, 5 => 0.3f, _ => 1 };

    /// <summary>A term in more than this share of the entries finds nothing and only costs time: it is not looked up.</summary>
    public static double Common(ulong key) => (key >> 56) switch { 1 => 0.06, 2 => 0.12, _ => 0.2 };
}
