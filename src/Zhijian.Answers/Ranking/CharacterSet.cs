using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>The characters of one text and their sounds, made to be asked often and refilled often.</summary>
internal sealed class CharacterSet(SoundTable sounds)
{
    private readonly bool[] _has = new bool[65536];
    private readonly bool[] _sounds = new bool[SoundTable.Most];
    private readonly List<char> _characters = [];

    public void Fill(ReadOnlySpan<char> text)
    {
        foreach (var c in _characters) (_has[c], _sounds[sounds[c]]) = (false, false);
        _characters.Clear();
        foreach (var c in text)
        {
            if (_has[c]) continue;
            (_has[c], _sounds[sounds[c]]) = (true, true);
            _characters.Add(c);
        }
    }

    public bool Has(char c) => _has[c];

    public bool HasAny(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (_has[c]) return true;
        return false;
    }

    public bool HasAll(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!_has[c]) return false;
        return true;
    }

    /// <summary>Whether every character of a word, or one that sounds the same, is there.</summary>
    public bool SoundsLikeAll(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!_has[c] && (sounds[c] == 0 || !_sounds[sounds[c]])) return false;
        return true;
    }
}
