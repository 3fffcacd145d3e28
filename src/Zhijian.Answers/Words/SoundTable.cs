namespace Zhijian.Answers.Words;

/// <summary>
/// Which characters are typed for one another: those that sound alike (拼音, without tone and without the differences that southern typists do not make)
/// and a few that look alike. Helps to read 帐户 as 账户 and 签正 as 签证.
/// </summary>
internal sealed class SoundTable
{
    /// <summary>Characters that look alike and do not sound alike.</summary>
    private static readonly string[] Lookalikes = ["己已巳", "囗口", "末未", "日曰", "拔拨", "准淮", "侯候"];

    private readonly ushort[] _sounds = new ushort[65536];

    /// <param name="syllables">Lines of a syllable, a space and all characters read so; # begins a comment.</param>
    public SoundTable(TextReader syllables)
    {
        var numbers = new Dictionary<string, ushort>();
        while (syllables.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var heard = Heard(line[..space]);
            if (!numbers.TryGetValue(heard, out var number)) numbers[heard] = number = (ushort)(numbers.Count + 1);
            foreach (var c in line.AsSpan(space + 1)) _sounds[c] = number;
        }

        foreach (var group in Lookalikes)
            foreach (var c in group.AsSpan(1)) _sounds[c] = _sounds[group[0]];
    }

    /// <summary>How many sounds there are; they are numbered from 1, and 0 is none.</summary>
    public const int Most = 512;

    public ushort this[char c] => _sounds[c];

    /// <summary>Whether <paramref name="text"/> holds a stretch that may have been typed for <paramref name="word"/>, or the other way round.</summary>
    public bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        for (var at = 0; at + word.Length <= text.Length; at++)
        {
            var same = 0;
            while (same < word.Length && Alike(text[at + same], word[same])) same++;
            if (same == word.Length) return true;
        }

        return false;
    }

    private bool Alike(char one, char other) => one == other || (_sounds[one] != 0 && _sounds[one] == _sounds[other]);

    private static string Heard(string syllable)
    {
        var start = syllable switch
        {
            ['z' or 'c' or 's', 'h', ..] => 1,
            _ => 0,
        };
        var end = syllable.EndsWith("ing", StringComparison.Ordinal) || syllable.EndsWith("eng", StringComparison.Ordinal) ? syllable[..^1] : syllable;
        return start == 1 ? end[0] + end[2..] : end;
    }
}
