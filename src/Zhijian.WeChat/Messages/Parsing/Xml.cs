namespace Zhijian.WeChat.Messages.Parsing;

/// <summary>What XML allows in a name, judged by bytes: every byte outside ASCII passes, as no push has such names.</summary>
internal static class Xml
{
    /// <summary>Bytes; the longest name of a real push has 27.</summary>
    public const int MaxNameLength = 128;

    public static bool StartsName(byte value) => value is >= 0x80 or (byte)'_' or (byte)':' || char.IsAsciiLetter((char)value);

    public static byte[] NameBytes() =>
        [.. Enumerable.Range(1, 255).Select(value => (byte)value).Where(value => StartsName(value) || value is (byte)'-' or (byte)'.' || char.IsAsciiDigit((char)value))];
}
