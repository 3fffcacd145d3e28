namespace Zhijian.Server.Conversations;

/// <summary>Text from outside made fit for columns and lists: PostgreSQL takes no NUL, UTF-8 no half surrogate pair.</summary>
internal static class Printable
{
    public static string Of(string text)
    {
        var span = text.AsSpan();
        var clean = true;
        for (var i = 0; i < span.Length && clean; i++) clean = !char.IsSurrogate(span[i]) && (!char.IsControl(span[i]) || span[i] is '\n' or '\r' or '\t');
        return clean ? text : string.Concat(text.EnumerateRunes().Select(rune => System.Text.Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t') ? " " : rune.ToString()));
    }
}
