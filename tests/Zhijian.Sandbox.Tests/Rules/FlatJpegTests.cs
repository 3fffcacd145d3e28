using Zhijian.Sandbox.QrCodes;

namespace Zhijian.Sandbox.Tests.Rules;

/// <summary>The whole encoder against a decoder written from the standard for exactly this kind of picture. Chromium and zbar were asked too.</summary>
public sealed class FlatJpegTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(21, 2)]
    [InlineData(37, 3)]
    public void Every_square_comes_back(int squares, int blocksPerSquare)
    {
        var random = new Random(squares);
        var black = Enumerable.Range(0, squares * squares).Select(_ => random.Next(2) == 1).ToArray();
        var jpeg = FlatJpeg.Encode((row, column) => black[row * squares + column], squares, blocksPerSquare);

        var blocks = squares * blocksPerSquare;
        var means = BlockMeans(jpeg, blocks * blocks);
        for (var block = 0; block < means.Length; block++)
        {
            var (row, column) = (block / blocks / blocksPerSquare, block % blocks / blocksPerSquare);
            means[block].ShouldBe(black[row * squares + column] ? 0 : 255);
        }
    }

    [Fact]
    public void The_header_tells_a_grey_picture_of_whole_blocks()
    {
        var jpeg = FlatJpeg.Encode((_, _) => true, 4, 2);
        jpeg[..4].ShouldBe([0xFF, 0xD8, 0xFF, 0xE0]);
        jpeg[^2..].ShouldBe([0xFF, 0xD9]);
        var frame = Find(jpeg, 0xC0);
        (jpeg[frame + 5] << 8 | jpeg[frame + 6]).ShouldBe(64);
        (jpeg[frame + 7] << 8 | jpeg[frame + 8]).ShouldBe(64);
        jpeg[frame + 9].ShouldBe((byte)1, "one component");
    }

    // Decodes DC-only blocks with the code table found in the file.
    private static int[] BlockMeans(byte[] jpeg, int blocks)
    {
        var codes = DcCodes(jpeg);
        var scan = Find(jpeg, 0xDA);
        var bits = Bits(jpeg[(scan + 2 + (jpeg[scan + 2] << 8 | jpeg[scan + 3]))..^2]).GetEnumerator();
        var means = new int[blocks];
        var before = 0;
        for (var block = 0; block < blocks; block++)
        {
            var code = "";
            while (!codes.ContainsKey(code)) code += Next(bits);
            var length = codes[code];
            var value = 0;
            for (var bit = 0; bit < length; bit++) value = value << 1 | Next(bits);
            before += length == 0 || value >> (length - 1) == 1 ? value : value - (1 << length) + 1;
            Next(bits).ShouldBe(0, "end of block");
            means[block] = before + 128;
        }
        return means;
    }

    private static Dictionary<string, int> DcCodes(byte[] jpeg)
    {
        var at = Find(jpeg, 0xC4) + 5;
        var codes = new Dictionary<string, int>();
        var (code, symbol) = (0, at + 16);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var count = 0; count < jpeg[at + length - 1]; count++) codes[Convert.ToString(code++, 2).PadLeft(length, '0')] = jpeg[symbol++];
        }
        return codes;
    }

    private static int Find(byte[] jpeg, byte marker)
    {
        for (var at = 2; ; at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]))
        {
            if (jpeg[at + 1] == marker) return at;
        }
    }

    private static IEnumerable<int> Bits(byte[] data)
    {
        for (var at = 0; at < data.Length; at++)
        {
            for (var bit = 7; bit >= 0; bit--) yield return data[at] >> bit & 1;
            if (data[at] == 0xFF) at++; // stuffed zero
        }
    }

    private static int Next(IEnumerator<int> bits) => bits.MoveNext() ? bits.Current : throw new InvalidOperationException("The scan ends too early.");
}
