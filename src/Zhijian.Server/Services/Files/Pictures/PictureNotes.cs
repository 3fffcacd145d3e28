using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;

namespace Zhijian.Server.Services.Files.Pictures;

/// <summary>
/// What a camera wrote beside the picture (元数据): read for the time, then taken out before the picture is stored, as it may tell where somebody lives and with
/// which telephone. What the eye sees stays bit for bit. Pure.
/// </summary>
internal static class PictureNotes
{
    private const int Orientations = 8;

    /// <summary>When it was taken, by the camera's clock, which says no zone: here it is Beijing's. Null when the file does not say, as any that no camera made.</summary>
    public static DateTimeOffset? TakenAt(FileType type, byte[] picture)
    {
        if (type != FileType.Jpeg || ReadExif<ExifSubIfdDirectory>(picture) is not { } exif) return null;
        var said = exif.GetString(ExifDirectoryBase.TagDateTimeOriginal) ?? exif.GetString(ExifDirectoryBase.TagDateTimeDigitized);
        return DateTime.TryParseExact(said, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1
            ? new DateTimeOffset(local, TimeSpan.FromHours(8)).ToUniversalTime() : null;
    }

    /// <returns>The same picture without notes and without what hangs behind its end; which way is up stays.</returns>
    public static byte[] TakeOut(FileType type, byte[] picture) => type == FileType.Jpeg ? OfJpeg(picture) : type == FileType.Png ? OfPng(picture) : picture;

    private static byte[] OfJpeg(byte[] picture)
    {
        using var clean = new MemoryStream(picture.Length);
        clean.Write([0xFF, 0xD8]);
        if (OrientationOf(picture) is { } orientation) WriteOrientation(clean, orientation);
        for (var at = 2; at + 4 <= picture.Length && picture[at] == 0xFF;)
        {
            var marker = picture[at + 1];
            // Behind the start of scan stands the picture itself, up to the end marker.
            if (marker == 0xDA)
            {
                clean.Write(picture.AsSpan(at, EndOf(picture, at) - at));
                return clean.ToArray();
            }

            var length = marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at + 2));
            if (at + length > picture.Length) break;
            // APP0 says it is a JPEG, APP2 holds the colours, APP14 how they are mixed; all other APPn and the comment are notes.
            if (marker is not (>= 0xE1 and <= 0xEF or 0xFE) || marker is 0xE2 or 0xEE) clean.Write(picture.AsSpan(at, length));
            at += length;
        }

        return clean.ToArray();
    }

    /// <summary>Behind the end marker telephones hang other pictures, and people whatever they like.</summary>
    private static int EndOf(byte[] picture, int scan)
    {
        for (var at = scan; at + 1 < picture.Length;)
        {
            if (picture[at] != 0xFF) at++;
            else if (picture[at + 1] == 0xD9) return at + 2;
            else if (picture[at + 1] is 0 or (>= 0xD0 and <= 0xD7)) at += 2;
            else if (picture[at + 1] == 0xFF) at++;
            else at += at + 4 <= picture.Length ? 2 + BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at + 2)) : picture.Length;
        }

        return picture.Length;
    }

    private static int? OrientationOf(byte[] picture) =>
        ReadExif<ExifIfd0Directory>(picture) is { } exif && exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is > 1 and <= Orientations ? orientation : null;

    /// <summary>Of a JPEG, and nothing else of it: other notes may be packed so that they fill the memory.</summary>
    private static T? ReadExif<T>(byte[] picture) where T : ExifDirectoryBase
    {
        try
        {
            return JpegMetadataReader.ReadMetadata(new MemoryStream(picture, writable: false), [new ExifReader()]).OfType<T>().FirstOrDefault();
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // Whatever the reader stumbles over, the notes are broken.
            return null;
        }
    }

    /// <summary>The shortest note there can be: this one entry.</summary>
    private static void WriteOrientation(MemoryStream clean, int orientation) => clean.Write(
        [0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);

    private static byte[] OfPng(byte[] picture)
    {
        const int Around = 12;
        using var clean = new MemoryStream(picture.Length);
        clean.Write(picture.AsSpan(0, 8));
        for (var at = 8; at + Around <= picture.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(at));
            if (length > picture.Length - at - Around) break;
            var name = Encoding.ASCII.GetString(picture, at + 4, 4);
            if (name is not ("tEXt" or "zTXt" or "iTXt" or "eXIf" or "tIME")) clean.Write(picture.AsSpan(at, (int)length + Around));
            at += (int)length + Around;
            if (name == "IEND") break;
        }

        return clean.ToArray();
    }
}
