using System.Globalization;
using CsvHelper;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Sheets;

namespace Zhijian.Server.Knowledge.Sheets;

/// <summary>Reads a table of answers (CSV or XLSX) row by row and reports every bad cell; never stops at the first.</summary>
public sealed class SheetReader
{
    public const int MostRows = 200_000;
    private const int MostFaults = 20_000;
    private const int LargestRecord = 256 * 1024;

    private readonly SheetSurroundings _surroundings;
    private readonly List<SheetRow> _rows = [];
    private readonly List<SheetFault> _faults = [];
    private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _questions = new(StringComparer.Ordinal);
    private Dictionary<string, int> _position = [];
    private string[] _cells = [];
    private long _line = 1;
    private int _total;

    private SheetReader(SheetSurroundings surroundings) => _surroundings = surroundings;

    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="progress">Is told the number of rows read so far, now and then.</param>
    public static SheetReading Read(Stream stream, SheetSurroundings surroundings, Action<int>? progress = null)
    {
        var reader = new SheetReader(surroundings);
        if (Workbook.Looks(stream)) reader.ReadWorkbook(stream, progress);
        else reader.ReadText(stream, progress);
        return new SheetReading(reader._rows, [.. reader._faults.OrderBy(fault => fault.Line)], reader._keys.Keys.ToHashSet(StringComparer.Ordinal), reader._total);
    }

    private void ReadWorkbook(Stream stream, Action<int>? progress)
    {
        try
        {
            using var rows = Workbook.Read(stream).GetEnumerator();
            if (!ReadHeader(rows.MoveNext() ? rows.Current.Cells : [])) return;
            ReadAll(rows.MoveNext, () => (rows.Current.Line, Fit(rows.Current.Cells)), progress);
        }
        catch (Exception problem) when (problem is InvalidDataException or System.Xml.XmlException)
        {
            Fault("", "the file is no readable .xlsx workbook; open it in Excel or WPS and save it again as .xlsx, or as CSV UTF-8");
        }
    }

    /// <summary>A workbook leaves out empty cells at the end of a row and may have formatted ones beyond the last column.</summary>
    private string[] Fit(string[] cells) => cells.AsSpan(Math.Min(cells.Length, _position.Count)).IndexOfAnyExcept("") >= 0
        ? cells
        : [.. Enumerable.Range(0, _position.Count).Select(at => at < cells.Length ? cells[at] : "")];

    private void ReadText(Stream stream, Action<int>? progress)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            Encoding = SheetEncoding.Detect(stream),
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            OnMalformedRecord = NoteMalformed,
            NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
        };
        stream.Position = 0;
        using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        try
        {
            if (ReadHeader(csv.Headers)) ReadAll(csv.Read, () => (csv.LineNumber, Cells(csv)), progress);
        }
        catch (CsvFormatException problem)
        {
            _line = problem.LineNumber;
            Fault("", $"the row is larger than {LargestRecord / 1024} KiB; is a quotation mark opened here and never closed?");
        }
    }

    private void ReadAll(Func<bool> next, Func<(long Line, string[] Cells)> row, Action<int>? progress)
    {
        while (_total <= MostRows && _faults.Count <= MostFaults && next())
        {
            (_line, _cells) = row();
            ReadRow();
            if (_total % 500 == 0) progress?.Invoke(_total);
        }

        if (_total > MostRows) Fault("", $"the table has more than {MostRows} rows; split it");
    }

    private static string[] Cells(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var at = 0; at < cells.Length; at++) cells[at] = csv.GetString(at);
        return cells;
    }

    private void NoteMalformed(CsvMalformedRecord record)
    {
        _line = record.LineNumber;
        if (record.Reason == CsvMalformedReason.UnterminatedQuote) Fault("", "a quotation mark is opened in this row and never closed");
        if (record.Reason == CsvMalformedReason.TextAfterClosingQuote) Fault("", "text follows a closing quotation mark; write a quotation mark inside a cell twice (\"\")");
    }

    private bool ReadHeader(IReadOnlyList<string> header)
    {
        if (header.Count == 0)
        {
            Fault("", "the file is empty; its first line must be " + string.Join(',', SheetColumns.All));
            return false;
        }

        var names = header.Select(name => name.Trim().ToLowerInvariant()).ToList();
        if (names.Count == 1 && names[0].AsSpan().IndexOfAny(';', '\t') >= 0)
            Fault("", "the columns must be separated by commas; save the table as “CSV UTF-8 (comma delimited)”");
        foreach (var missing in SheetColumns.All.Except(names)) Fault(missing, $"the header lacks the column {missing}");
        foreach (var unknown in names.Except(SheetColumns.All)) Fault(unknown, $"unknown column “{unknown}”; known are {string.Join(", ", SheetColumns.All)}");
        foreach (var twin in names.CountBy(name => name).Where(pair => pair.Value > 1)) Fault(twin.Key, $"the header has {twin.Key} {twin.Value} times");
        _position = names.Select((name, at) => (name, at)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        return _faults.Count == 0;
    }

    private void ReadRow()
    {
        if (Array.TrueForAll(_cells, string.IsNullOrWhiteSpace)) return;
        _total++;
        var before = _faults.Count;
        if (_cells.Length != _position.Count)
        {
            Fault("", $"has {_cells.Length} cells instead of {_position.Count}; a cell with a comma or quotation mark inside must stand in quotation marks");
            return;
        }

        if (SheetColumns.All.FirstOrDefault(column => Cell(column).Contains('\uFFFD')) is { } damaged)
            Fault(damaged, "holds bytes that are neither UTF-8 nor GB18030; type it again or save the table as UTF-8");
        var row = Parse();
        foreach (var fault in AnswerRules.Check(row.Key, row.Content, row.Status)) Fault(SheetColumns.Of(fault.Field), fault.Message);
        if (row.Content.Media is { } media && AnswerRules.IsMediaName(media) && !_surroundings.HasMedia(media)) Fault("media", $"the file {media} is missing");
        RefuseTwin(_keys, "key", row.Key);
        if (row.Status != AnswerStatus.Retired) RefuseTwin(_questions, "question", row.Content.Question);
        if (_faults.Count == before) _rows.Add(row);
    }

    private SheetRow Parse()
    {
        var content = new AnswerContent(
            Cell("question"), Cell("phrasings").Split('|', '｜'), Choice<AnswerKind>("kind"), Cell("text"), Cell("title"), Cell("description"), Cell("url"), Cell("media"),
            Department(), Cell("source"), Cell("source_url"), Day("effective_from"), Day("expires_at"));
        return new SheetRow(_line, Cell("key").Trim(), content.Cleaned(), Choice<AnswerStatus>("status"));
    }

    private string Cell(string column) => FormulaGuard.Unguard(_cells[_position[column]]);

    /// <summary>The first of the enumeration when the cell is empty: text, draft.</summary>
    private T Choice<T>(string column) where T : struct, Enum
    {
        var value = Cell(column).Trim();
        if (value.Length == 0) return default;
        foreach (var choice in Enum.GetValues<T>())
            if (choice.ToString().Equals(value, StringComparison.OrdinalIgnoreCase)) return choice;
        Fault(column, $"must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not “{value}”");
        return default;
    }

    /// <summary>Excel turns 2026-01-01 into 2026/1/1 on saving, so both forms are read.</summary>
    private DateOnly? Day(string column)
    {
        var value = Cell(column).Trim();
        if (value.Length == 0) return null;
        if (DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(column, $"must be a day such as 2026-01-31, not “{value}”");
        return null;
    }

    private string? Department()
    {
        var value = Cell("department").Trim();
        if (value.Length == 0) return null;
        if (_surroundings.Departments.TryGetValue(value, out var key)) return key;
        Fault("department", $"there is no department “{value}”; known are {string.Join(", ", _surroundings.Departments.Values.Distinct())}");
        return value;
    }

    private void RefuseTwin(Dictionary<string, long> seen, string column, string value)
    {
        if (value.Length > 0 && !seen.TryAdd(value, _line)) Fault(column, $"“{value}” stands already in line {seen[value]}");
    }

    private void Fault(string column, string message) => _faults.Add(new SheetFault(_line, column, message));
}
