namespace Zhijian.WeChat.Tests.Fuzzing;

/// <summary>Small damages to bytes, the same in every run.</summary>
internal static class Mutation
{
    private static readonly byte[][] Nasty =
    [
        "<"u8.ToArray(), ">"u8.ToArray(), "&"u8.ToArray(), "&#0;"u8.ToArray(), "&amp;"u8.ToArray(), "&xxe;"u8.ToArray(), "<![CDATA["u8.ToArray(), "]]>"u8.ToArray(), "<!--"u8.ToArray(),
        "-->"u8.ToArray(), "<!DOCTYPE a>"u8.ToArray(), "<?a?>"u8.ToArray(), "/>"u8.ToArray(), "</xml>"u8.ToArray(), "<a>"u8.ToArray(), " a='1'"u8.ToArray(), "\""u8.ToArray(), "{"u8.ToArray(),
        "}"u8.ToArray(), "[["u8.ToArray(), "]"u8.ToArray(), "\\u0000"u8.ToArray(), "\\ud800"u8.ToArray(), ":null,"u8.ToArray(), "1e999"u8.ToArray(), "-9223372036854775809"u8.ToArray(), [0], [0xFF, 0xFE],
        [0xEF, 0xBB, 0xBF], [0xF0, 0x9F, 0x98], "="u8.ToArray(), "===="u8.ToArray(), "\r\n"u8.ToArray(), "\u2028"u8.ToArray(),
    ];

    public static byte[] Mutate(byte[] original, Random random, int most = 3)
    {
        var bytes = original;
        for (var changes = random.Next(1, most + 1); changes > 0; changes--) bytes = Change(bytes, random);
        return bytes;
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + random.Next(1, 24));
        switch (random.Next(7))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[end..]];
            case 2:
                return [.. bytes[..end], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. Nasty[random.Next(Nasty.Length)], .. bytes[at..]];
            case 4:
                return [.. bytes[..at], .. Nasty[random.Next(Nasty.Length)], .. bytes[end..]];
            default:
                if (bytes.Length == 0) return [(byte)random.Next(256)];
                byte[] changed = [.. bytes];
                changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return changed;
        }
    }
}
