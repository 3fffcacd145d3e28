namespace Zhijian.Sandbox.Media;

/// <summary>Simple pictures, drawn when first asked for.</summary>
public static class SamplePictures
{
    private const int Width = 480;
    private const int Height = 320;

    public static byte[] IdCard()
    {
        var canvas = new Canvas(Width, Height, 0xDCE6EE);
        canvas.Fill(24, 40, 432, 240, 0xF7FAFC);
        canvas.Fill(300, 84, 120, 150, 0x9FB8CC);
        canvas.Fill(334, 104, 52, 56, 0xE9CDB5);
        canvas.Fill(318, 170, 84, 64, 0x31506B);
        for (var line = 0; line < 5; line++) canvas.Fill(52, 76 + line * 34, line == 4 ? 200 : 150 + line % 2 * 50, 12, 0x6B7F90);
        return canvas.ToPng();
    }

    public static byte[] Crossing()
    {
        var canvas = new Canvas(Width, Height, 0x9CC7E8);
        canvas.Fill(0, 150, Width, 170, 0x55595E);
        for (var stripe = 0; stripe < 8; stripe++) canvas.Fill(20 + stripe * 58, 214, 34, 84, 0xF2F2F2);
        canvas.Fill(70, 120, 130, 54, 0xC0392B);
        canvas.Fill(96, 92, 78, 32, 0xD98880);
        canvas.Fill(206, 128, 120, 50, 0x2471A3);
        canvas.Fill(232, 102, 70, 30, 0x85C1E9);
        foreach (var wheel in (int[])[88, 164, 222, 290]) canvas.Fill(wheel, 168, 22, 22, 0x17202A);
        return canvas.ToPng();
    }

    public static byte[] Document()
    {
        var canvas = new Canvas(Width, Height, 0xB08D63);
        canvas.Fill(120, 14, 240, 292, 0xFDFDFB);
        canvas.Fill(170, 36, 140, 16, 0x2C3E50);
        for (var line = 0; line < 10; line++) canvas.Fill(144, 76 + line * 18, line == 9 ? 96 : 192, 7, 0x8A949C);
        canvas.Fill(282, 236, 48, 48, 0xD64541);
        canvas.Fill(290, 244, 32, 32, 0xFDFDFB);
        return canvas.ToPng();
    }

    /// <summary>A video cover as JPEG: grey squares in a checked pattern.</summary>
    public static byte[] Cover() => QrCodes.FlatJpeg.Encode((row, column) => (row + column) % 2 == 0, 8, 2);
}
