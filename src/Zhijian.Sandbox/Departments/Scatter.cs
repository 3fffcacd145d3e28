namespace Zhijian.Sandbox.Departments;

/// <summary>Running numbers in an order nobody guesses (打散编号), there and back without a table.</summary>
internal sealed class Scatter
{
    private readonly int step;
    private readonly int size;
    private readonly long inverse;

    /// <param name="step">Has no factor in common with <paramref name="size"/>.</param>
    public Scatter(int step, int size) => (this.step, this.size, inverse) = (step, size, Inverse(step, size));

    public int Out(int number) => (int)((long)number * step % size);

    public int Back(int scattered) => (int)(scattered * inverse % size);

    private static long Inverse(int step, int size)
    {
        // Euclid, extended.
        var (old, now, before, value) = ((long)step, (long)size, 1L, 0L);
        while (now != 0)
        {
            var quotient = old / now;
            (old, now) = (now, old - quotient * now);
            (before, value) = (value, before - quotient * value);
        }

        return (before % size + size) % size;
    }
}
