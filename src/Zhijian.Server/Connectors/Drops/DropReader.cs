using System.Text;
using CsvHelper;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Sheets;

namespace Zhijian.Server.Connectors.Drops;

/// <param name="Key">By which it is found.</param>
/// <param name="Cells">Of the columns the operation names, by name; what else the file holds is not kept.</param>
internal sealed record DropRecord(int Line, string Key, IReadOnlyDictionary<string, string> Cells);

/// <summary>Reads a dropped table row by row, tells good rows from bad ones, and never stops at the first bad one. Holds one row at a time.</summary>
internal sealed class DropReader(ConnectorOperation operation)
{
    public const int MostRows = 5_000_000;

    private const int MostFaults = 200;
    private const int LargestRecord = 64 * 1024;
    private const int MostWithoutKey = Calls.DepartmentAnswer.MostItems;

    private readonly DropFormat _format = operation.Drop!;
    private readonly string[] _needed = [.. operation.Drop!.ColumnsOf(operation)];
    private readonly FieldRule[] _rules = [.. operation.Values.Values, .. operation.Each.Values];
    private readonly List<DropFault> _faults = [];
    private Dictionary<string, int> _columns = [];
    private string? _malformed;

    public int Good { get; private set; }

    public int Bad { get; private set; }

    /// <summary>The first of what is wrong.</summary>
    public IReadOnlyList<DropFault> Faults => _faults;

    /// <summary>Why no row of it can be used; null when they can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The key as it is compared: 陕a１２３ is 陕A123.</summary>
    public static string KeyOf(DropFormat format, Func<string, string> valueOf) =>
        string.Join('\n', format.Keys.Keys.Order(StringComparer.Ordinal).Select(name => TypedText.HalfWidth(valueOf(name).Trim()).ToUpperInvariant()));

    /// <summary>The good rows. Ends early when the file as a whole is of no use.</summary>
    public IEnumerable<DropRecord> Read(Stream stream, Encoding encoding)
    {
        var options = new CsvReaderOptions { Separator = ',', Encoding = encoding, TrackLineNumbers = true, MaxRecordSize = LargestRecord, OnMalformedRecord = record => _malformed = Words(record.Reason), NormalizeHeaderName = name => name.Trim() };
        using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        if (!ReadHeader(csv.Headers)) yield break;
        while (Refusal is null && Next(csv))
        {
            if (ReadRow(csv) is { } record) yield return record;
            if (Bad > _format.MostBadRows) Refusal = $"{Bad} rows are bad, and the connector allows {_format.MostBadRows} (mostBadRows)";
            else if (Good > MostRows) Refusal = $"it has more than {MostRows} rows";
            else if (_format.Keys.Count == 0 && Good > MostWithoutKey) Refusal = $"it has more than {MostWithoutKey} rows; without keys all of them would be one answer";
        }
    }

    private bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException problem)
        {
            Fault(problem.LineNumber, "", $"the row is larger than {LargestRecord / 1024} KiB; is a quotation mark opened here and never closed?");
            Refusal = "a row has no end";
            return false;
        }
    }

    private bool ReadHeader(IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim().TrimStart('\uFEFF')).ToList();
        foreach (var missing in _needed.Where(column => !names.Contains(column))) Fault(1, missing, "the header lacks this column");
        foreach (var twin in names.CountBy(name => name).Where(pair => pair.Value > 1)) Fault(1, twin.Key, "stands in the header more than once");
        _columns = names.Select((name, at) => (name, at)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        if (_faults.Count > 0) Refusal = "its first line does not name the columns that are needed";
        return Refusal is null;
    }

    private DropRecord? ReadRow(CsvReader csv)
    {
        var line = csv.LineNumber;
        if (Take(ref _malformed) is { } malformed) return Refuse(line, "", malformed);
        if (csv.FieldCount == 1 && csv.GetString(0).Length == 0) return null;
        if (csv.FieldCount != _columns.Count) return Refuse(line, "", $"has {csv.FieldCount} cells instead of {_columns.Count}; a cell with a comma inside must stand in quotation marks");
        var cells = _needed.ToDictionary(column => column, column => FormulaGuard.Unguard(csv.GetString(_columns[column])).Trim(), StringComparer.Ordinal);
        if (cells.FirstOrDefault(cell => cell.Value.Contains('\uFFFD')) is { Key: { } damaged }) return Refuse(line, damaged, "holds bytes that are neither UTF-8 nor GB18030");
        if (_format.Keys.Values.FirstOrDefault(column => cells[column].Length == 0) is { } empty) return Refuse(line, empty, "is empty, and rows are found by it");
        foreach (var rule in _rules)
            if (rule.WhyNot(cells[rule.At]) is { } why) return Refuse(line, rule.At, why);
        Good++;
        return new DropRecord((int)line, KeyOf(_format, name => cells[_format.Keys[name]]), cells);
    }

    private DropRecord? Refuse(long line, string column, string why)
    {
        Bad++;
        Fault(line, column, why);
        return null;
    }

    private void Fault(long line, string column, string why)
    {
        if (_faults.Count < MostFaults) _faults.Add(new DropFault(line, column, why));
    }

    private static string? Take(ref string? value)
    {
        var taken = value;
        value = null;
        return taken;
    }

    private static string Words(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? "a quotation mark is opened in this row and never closed"
        : "text follows a closing quotation mark; write a quotation mark inside a cell twice (\"\")";
}
