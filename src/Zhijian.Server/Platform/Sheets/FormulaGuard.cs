namespace Zhijian.Server.Platform.Sheets;

/// <summary>
/// Cells that a spreadsheet would run as a formula get an apostrophe in front on export; it is taken away again on import.
/// Cells that begin so by themselves get one more, so nothing is lost either way.
/// </summary>
public static class FormulaGuard
{
    public static string Guard(string cell) => IsDangerous(cell) ? "'" + cell : cell;

    public static string Unguard(string cell) => cell.StartsWith('\'') && IsDangerous(cell[1..]) ? cell[1..] : cell;

    private static bool IsDangerous(string cell) => cell.TrimStart('\'') is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
}
