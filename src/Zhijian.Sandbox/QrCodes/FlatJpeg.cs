using System.Buffers.Binary;

namespace Zhijian.Sandbox.QrCodes;

/// <summary>
/// Writes black and white squares as a baseline JPEG without loss. showqrcode answers image/jpeg; a picture made of whole 8×8 blocks of one grey needs
/// nothing of JPEG but the mean of each block (the DC coefficient), so no image library is needed.
/// </summary>
public static class FlatJpeg
{
    private const int BlockSize = 8;
    private const int Black = -128;
    private const int White = 127;

    /// <param name="isBlack">By row and column.</param>
    /// <param name="blocksPerSquare">Side of a square in blocks of 8 pixels.</param>
    public static byte[] Encode(Func<int, int, bool> isBlack, int squares, int blocksPerSquare)
    {
        var blocks = squares * blocksPerSquare;
        using var jpeg = new MemoryStream();
        WriteHeaders(jpeg, blocks * BlockSize);
        var bits = new BitWriter(jpeg);
        var before = 0;
        for (var row = 0; row < blocks; row++)
        {
            for (var column = 0; column < blocks; column++)
            {
                var grey = isBlack(row / blocksPerSquare, column / blocksPerSquare) ? Black : White;
                WriteBlock(bits, grey - before);
                before = grey;
            }
        }
        bits.Finish();
        jpeg.Write([0xFF, 0xD9]);
        return jpeg.ToArray();
    }

    private static void WriteHeaders(MemoryStream jpeg, int side)
    {
        jpeg.Write([0xFF, 0xD8]);
        Segment(jpeg, 0xE0, [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(jpeg, 0xDB, [0, .. Enumerable.Repeat((byte)BlockSize, 64)]); // the mean times 8, divided by 8: no loss
        Span<byte> frame = [8, 0, 0, 0, 0, 1, 1, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(frame[1..], (ushort)side);
        BinaryPrimitives.WriteUInt16BigEndian(frame[3..], (ushort)side);
        Segment(jpeg, 0xC0, frame);
        // DC: difference of 0 bits is 0, of 8 bits 10, of 7 bits 110. AC: only "end of block", 0.
        Segment(jpeg, 0xC4, [0x00, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 7]);
        Segment(jpeg, 0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Segment(jpeg, 0xDA, [1, 1, 0x00, 0, 63, 0]);
    }

    private static void Segment(MemoryStream jpeg, byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        jpeg.Write(head);
        jpeg.Write(content);
    }

    private static void WriteBlock(BitWriter bits, int difference)
    {
        if (difference == 0) bits.Write(0b0, 1);
        else
        {
            var eight = Math.Abs(difference) > White;
            bits.Write(eight ? 0b10 : 0b110, eight ? 2 : 3);
            var length = eight ? 8 : 7;
            bits.Write(difference > 0 ? difference : difference + (1 << length) - 1, length);
        }
        bits.Write(0b0, 1);
    }

    private sealed class BitWriter(MemoryStream target)
    {
        private int pending;
        private int count;

        public void Write(int value, int length)
        {
            for (var bit = length - 1; bit >= 0; bit--)
            {
                pending = pending << 1 | (value >> bit & 1);
                if (++count == 8) Flush();
            }
        }

        public void Finish()
        {
            while (count > 0) Write(1, 1);
        }

        private void Flush()
        {
            target.WriteByte((byte)pending);
            if ((byte)pending == 0xFF) target.WriteByte(0);
            (pending, count) = (0, 0);
        }
    }
}
