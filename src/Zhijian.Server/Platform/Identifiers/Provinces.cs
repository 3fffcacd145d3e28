namespace Zhijian.Server.Platform.Identifiers;

/// <summary>The province signs of number plates (省份简称) and the division codes they belong to.</summary>
public static class Provinces
{
    /// <summary>Pairs of sign and the first two digits of the division code.</summary>
    private const string Table =
        "京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37豫41鄂42湘43粤44桂45琼46渝50川51贵52云53藏54陕61甘62青63宁64新65";

    public static bool IsSign(char letter) => letter > '9' && Table.Contains(letter, StringComparison.Ordinal);

    /// <param name="region">Division code, of which the first two digits count.</param>
    /// <returns>Null when the code belongs to no province with plates.</returns>
    public static char? SignOf(string? region)
    {
        if (region is not { Length: >= 2 }) return null;
        for (var at = 0; at < Table.Length; at += 3)
            if (Table.AsSpan(at + 1, 2).SequenceEqual(region.AsSpan(0, 2))) return Table[at];
        return null;
    }
}
