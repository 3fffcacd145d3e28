using QRCoder;

namespace Zhijian.Server.Platform.Pictures;

/// <summary>A text as a QR picture (二维码).</summary>
public static class QrPicture
{
    public const string ContentType = "image/png";
    private const int PixelsPerModule = 12;

    public static byte[] Png(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(PixelsPerModule);
    }
}
