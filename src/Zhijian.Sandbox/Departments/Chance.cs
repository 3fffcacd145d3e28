namespace Zhijian.Sandbox.Departments;

/// <summary>Repeatable chance: the same subject and purpose always give the same number, so that nothing has to be stored.</summary>
internal static class Chance
{
    private const ulong Seed = 20140217;

    /// <returns>From 0 to <paramref name="below"/> exclusive.</returns>
    public static int Of(int subject, int purpose, int below) => (int)(Mix(Seed ^ ((ulong)(uint)subject << 20) ^ (uint)purpose) % (ulong)below);

    private static ulong Mix(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9;
        state = (state ^ state >> 27) * 0x94D049BB133111EB;
        return state ^ state >> 31;
    }
}
