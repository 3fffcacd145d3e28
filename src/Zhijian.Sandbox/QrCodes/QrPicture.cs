using QRCoder;

namespace Zhijian.Sandbox.QrCodes;

/// <summary>Draws texts as QR codes.</summary>
public static class QrPicture
{
    private const int BlocksPerModule = 2;
    private const int PixelsPerModule = 12;

    /// <summary>As showqrcode answers: image/jpeg, a white border of 4 modules.</summary>
    public static byte[] Jpeg(string text)
    {
        using var code = Create(text);
        var modules = code.ModuleMatrix;
        return FlatJpeg.Encode((row, column) => modules[row][column], modules.Count, BlocksPerModule);
    }

    public static byte[] Png(string text)
    {
        using var code = Create(text);
        return new PngByteQRCode(code).GetGraphic(PixelsPerModule);
    }

    private static QRCodeData Create(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
}
