using System.Numerics;

namespace Zhijian.Answers.Ranking;

/// <summary>
/// Length of the longest common subsequence of one question with many wordings, 64 characters a step (bit-parallel, after Hyyrö 2004,
/// "Bit-parallel LCS-length computation revisited"). Only the first 256 characters of the question count.
/// </summary>
internal sealed class LongestCommonSequence
{
    private const int Blocks = 4;

    private readonly ushort[] _row = new ushort[65536];
    private readonly List<char> _known = [];
    private ulong[] _masks = new ulong[64 * Blocks];
    private int _blocks;

    public void Begin(ReadOnlySpan<char> question)
    {
        foreach (var c in _known) _row[c] = 0;
        _known.Clear();
        var length = Math.Min(question.Length, Blocks * 64);
        _blocks = (length + 63) / 64;
        for (var i = 0; i < length; i++)
        {
            if (_row[question[i]] == 0) AddRow(question[i]);
            _masks[(_row[question[i]] - 1) * Blocks + (i >> 6)] |= 1UL << (i & 63);
        }
    }

    public int With(ReadOnlySpan<char> wording)
    {
        Span<ulong> open = stackalloc ulong[Blocks];
        open.Fill(ulong.MaxValue);
        foreach (var c in wording)
        {
            if (_row[c] == 0) continue;
            var masks = _masks.AsSpan((_row[c] - 1) * Blocks, _blocks);
            var carry = 0UL;
            for (var b = 0; b < masks.Length; b++)
            {
                var matched = open[b] & masks[b];
                var sum = open[b] + matched;
                var over = sum < matched ? 1UL : 0;
                sum += carry;
                if (sum < carry) over = 1;
                carry = over;
                open[b] = sum | (open[b] & ~masks[b]);
            }
        }

        var length = 0;
        for (var b = 0; b < _blocks; b++) length += BitOperations.PopCount(~open[b]);
        return length;
    }

    private void AddRow(char c)
    {
        _known.Add(c);
        _row[c] = (ushort)_known.Count;
        if (_masks.Length < _known.Count * Blocks) Array.Resize(ref _masks, _masks.Length * 2);
        _masks.AsSpan((_known.Count - 1) * Blocks, Blocks).Clear();
    }
}
