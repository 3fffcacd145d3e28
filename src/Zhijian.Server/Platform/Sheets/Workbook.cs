using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;

namespace Zhijian.Server.Platform.Sheets;

/// <summary>The first sheet of an Excel workbook (.xlsx) as rows of texts.</summary>
internal static class Workbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a workbook may unpack to: a small file can hold very much nothing.</summary>
    private const long MostUnpacked = 1024L * 1024 * 1024;

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    /// <summary>Whether the file begins as a workbook does; the stream stands at its beginning again.</summary>
    public static bool Looks(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..read].SequenceEqual(Zip);
    }

    /// <returns>Rows with their numbers, from 1; cells that are missing are empty.</returns>
    /// <exception cref="InvalidDataException">It is a workbook only at its beginning, or unpacks to too much.</exception>
    public static IEnumerable<(long Line, string[] Cells)> Read(Stream stream)
    {
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
            if (archive.GetEntry("xl/workbook.xml") is null || archive.Entries.Sum(entry => entry.Length) > MostUnpacked) throw new InvalidDataException();
        stream.Position = 0;
        long line = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
            yield return (++line, [.. row.Values.Select(Text)]);
    }

    /// <summary>
    /// A new workbook as a file that goes away when it is closed, standing at its beginning: a workbook is a zip archive, which cannot be written as it goes.
    /// </summary>
    /// <param name="rows">Numbers stay numbers.</param>
    public static async Task<FileStream> CreateAsync(string sheet, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object>> rows, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await file.SaveAsAsync(
            rows.Select(row => header.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)), printHeader: true, sheet, ExcelType.XLSX, cancellationToken: cancellation);
        file.Position = 0;
        return file;
    }

    /// <summary>Excel keeps days as numbers and shows them as days.</summary>
    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
