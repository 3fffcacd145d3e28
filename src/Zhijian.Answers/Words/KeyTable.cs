using System.Numerics;

namespace Zhijian.Answers.Words;

/// <summary>64-bit keys to dense numbers in order of first sight: an open-addressing table, made to be read fast by many threads once filled.</summary>
internal sealed class KeyTable
{
    private ulong[] _keys;
    private int[] _numbers;
    private int _mask;

    public KeyTable(int capacity = 16)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        (_keys, _numbers, _mask) = (new ulong[size], new int[size], size - 1);
    }

    public int Count { get; private set; }

    /// <summary>The number of a key, or -1.</summary>
    public int Find(ulong key)
    {
        for (var slot = Slot(key); ; slot = (slot + 1) & _mask)
        {
            var number = _numbers[slot];
            if (number == 0) return -1;
            if (_keys[slot] == key) return number - 1;
        }
    }

    public int Add(ulong key)
    {
        var slot = Slot(key);
        for (; _numbers[slot] != 0; slot = (slot + 1) & _mask)
            if (_keys[slot] == key) return _numbers[slot] - 1;
        _keys[slot] = key;
        _numbers[slot] = ++Count;
        var added = Count - 1;
        if (Count * 3 > _mask * 2) Grow();
        return added;
    }

    public IEnumerable<(ulong Key, int Number)> Pairs()
    {
        for (var i = 0; i < _keys.Length; i++)
            if (_numbers[i] != 0) yield return (_keys[i], _numbers[i] - 1);
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & _mask;

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        _mask = keys.Length * 2 - 1;
        (_keys, _numbers) = (new ulong[_mask + 1], new int[_mask + 1]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (numbers[i] == 0) continue;
            var slot = Slot(keys[i]);
            while (_numbers[slot] != 0) slot = (slot + 1) & _mask;
            (_keys[slot], _numbers[slot]) = (keys[i], numbers[i]);
        }
    }
}
