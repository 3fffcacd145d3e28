using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Zhijian.Server.Services.Files.Pictures;

/// <summary>
/// Reads the brightness of a PNG picture: one line after another, so that no more is unpacked than the picture has points. Interlaced pictures, which no telephone
/// takes, count as unreadable.
/// </summary>
internal sealed class PngBrightness
{
    private const int SignatureBytes = 8;
    private const int ChunkFrame = 12;
    private const int HeaderBytes = 13;
    private const int PaletteColours = 256;

    private readonly byte[] _palette = new byte[PaletteColours];
    private readonly ArrayBufferWriter<byte> _packed = new();
    private int _width;
    private int _height;
    private int _depth;
    private int _channels;
    private bool _hasPalette;

    /// <exception cref="InvalidDataException">It is broken, or of a kind that is not read.</exception>
    public static Brightness Read(byte[] picture)
    {
        var png = new PngBrightness();
        for (var at = SignatureBytes; at + ChunkFrame <= picture.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(at));
            if (length > picture.Length - at - ChunkFrame) throw new InvalidDataException("A part is cut off.");
            png.Take(picture.AsSpan(at + 4, 4), picture.AsSpan(at + 8, (int)length));
            at += (int)length + ChunkFrame;
        }

        return png.Unpack();
    }

    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        if (name.SequenceEqual("IHDR"u8)) TakeHeader(content);
        else if (name.SequenceEqual("IDAT"u8)) _packed.Write(content);
        else if (name.SequenceEqual("PLTE"u8))
            for (var colour = 0; colour < Math.Min(PaletteColours, content.Length / 3); colour++) _palette[colour] = Luma(content[colour * 3], content[(colour * 3) + 1], content[(colour * 3) + 2]);
    }

    private void TakeHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length != HeaderBytes || header[12] != 0) throw new InvalidDataException("The header is broken, or the picture interlaced.");
        (_width, _height, _depth) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]), header[8]);
        _channels = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw new InvalidDataException("There is no such kind of colour.") };
        _hasPalette = header[9] == 3;
        if (_depth is not (8 or 16) && (_channels > 1 || _depth is not (1 or 2 or 4))) throw new InvalidDataException("There is no such depth of colour.");
    }

    private Brightness Unpack()
    {
        var points = Brightness.Room(_width, _height);
        var step = Math.Max(1, _channels * _depth / 8);
        var (line, before) = (new byte[(((long)_width * _channels * _depth) + 7) / 8], new byte[(((long)_width * _channels * _depth) + 7) / 8]);
        using var packed = new MemoryStream(_packed.WrittenSpan.ToArray(), writable: false);
        using var unpacked = new BufferedStream(new ZLibStream(packed, CompressionMode.Decompress), 64 * 1024);
        for (var y = 0; y < _height; y++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(line);
            Unfilter(filter, line, before, step);
            for (var x = 0; x < _width; x++) points[(y * _width) + x] = PointAt(line, x);
            (line, before) = (before, line);
        }

        return new Brightness(_width, _height, points);
    }

    private byte PointAt(byte[] line, int x)
    {
        if (_depth < 8)
        {
            var value = (line[x * _depth / 8] >> (8 - _depth - (x * _depth % 8))) & ((1 << _depth) - 1);
            return _hasPalette ? _palette[value] : (byte)(value * byte.MaxValue / ((1 << _depth) - 1));
        }

        // Of 16 bits the first eight are enough.
        var (bytes, at) = (_depth / 8, x * _channels * _depth / 8);
        if (_channels < 3) return _hasPalette ? _palette[line[at]] : line[at];
        return Luma(line[at], line[at + bytes], line[at + (2 * bytes)]);
    }

    private static void Unfilter(int filter, byte[] line, byte[] before, int step)
    {
        if (filter is < 0 or > 4) throw new InvalidDataException("There is no such filter.");
        for (var at = 0; at < line.Length; at++)
        {
            var (left, up, corner) = (at >= step ? line[at - step] : 0, before[at], at >= step ? before[at - step] : 0);
            line[at] += (byte)(filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Nearest(left, up, corner),
                _ => 0,
            });
        }
    }

    /// <summary>Whichever neighbour lies nearest to their plane (Paeth).</summary>
    private static int Nearest(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - corner - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte Luma(int red, int green, int blue) => (byte)(((299 * red) + (587 * green) + (114 * blue)) / 1000);
}
