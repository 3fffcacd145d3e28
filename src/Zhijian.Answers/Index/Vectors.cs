using System.Numerics;
using System.Runtime.InteropServices;

namespace Zhijian.Answers.Index;

/// <summary>Arithmetic over whole arrays of scores, several numbers at a time.</summary>
internal static class Vectors
{
    /// <summary>Puts the products of two arrays of one length into a third.</summary>
    public static void Multiply(float[] one, float[] other, float[] product)
    {
        var a = Whole(one);
        var b = Whole(other);
        var result = MemoryMarshal.Cast<float, Vector<float>>(product.AsSpan());
        for (var i = 0; i < a.Length; i++) result[i] = a[i] * b[i];
        for (var i = a.Length * Vector<float>.Count; i < one.Length; i++) product[i] = one[i] * other[i];
    }

    /// <returns>The largest number, or 0 when there is none above it.</returns>
    public static float Max(float[] numbers)
    {
        var largest = Vector<float>.Zero;
        foreach (ref readonly var some in Whole(numbers)) largest = Vector.Max(largest, some);
        var max = 0f;
        for (var i = 0; i < Vector<float>.Count; i++) max = Math.Max(max, largest[i]);
        foreach (var number in Rest(numbers)) max = Math.Max(max, number);
        return max;
    }

    public static int CountAtLeast(float[] numbers, float least)
    {
        var (bound, counts) = (new Vector<float>(least), Vector<int>.Zero);
        foreach (ref readonly var some in Whole(numbers)) counts -= Vector.GreaterThanOrEqual(some, bound);
        var count = Vector.Sum(counts);
        foreach (var number in Rest(numbers)) count += number >= least ? 1 : 0;
        return count;
    }

    /// <returns>The first place from <paramref name="start"/> on whose number is large enough, or -1.</returns>
    public static int IndexOfAtLeast(float[] numbers, float least, int start)
    {
        var bound = new Vector<float>(least);
        while (start < numbers.Length)
        {
            if (start + Vector<float>.Count <= numbers.Length && Vector.LessThanAll(new Vector<float>(numbers, start), bound)) start += Vector<float>.Count;
            else if (numbers[start] >= least) return start;
            else start++;
        }

        return -1;
    }

    private static ReadOnlySpan<Vector<float>> Whole(float[] numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static ReadOnlySpan<float> Rest(float[] numbers) => numbers.AsSpan(numbers.Length / Vector<float>.Count * Vector<float>.Count);
}
