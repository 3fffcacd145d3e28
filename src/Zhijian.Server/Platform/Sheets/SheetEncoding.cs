using System.Buffers;
using System.Text;

namespace Zhijian.Server.Platform.Sheets;

/// <summary>
/// Which encoding a table came in: UTF-8 with or without a mark, or GB18030, which Excel writes in China. A UTF-8 table with a few
/// damaged bytes is still UTF-8; its bad cells are reported instead of turning the whole table into noise.
/// </summary>
public static class SheetEncoding
{
    private static readonly Encoding Gb18030 = FindGb18030();

    /// <summary>Reads the stream to its end.</summary>
    public static Encoding Detect(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long good = 0, bad = 0;
            var kept = 0;
            for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
                kept = Count(buffer.AsSpan(0, kept + read), ref good, ref bad);
            bad += kept;
            return bad == 0 || good > 4 * bad ? Encoding.UTF8 : Gb18030;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Counts characters of several bytes and bytes that are none; moves an unfinished character to the front and returns its length.</summary>
    private static int Count(Span<byte> bytes, ref long good, ref long bad)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                continue;
            }

            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData) break;
            if (status == OperationStatus.Done) good++;
            else bad++;
            at += length;
        }

        bytes[at..].CopyTo(bytes);
        return bytes.Length - at;
    }

    private static Encoding FindGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
    }
}
