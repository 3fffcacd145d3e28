using QRCoder;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>The booking code as a picture that the counter scans (预约二维码).</summary>
public static class BookingPicture
{
    public const string FileName = "booking.png";
    public const string ContentType = "image/png";
    private const int PixelsPerModule = 12;

    public static byte[] Png(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(PixelsPerModule);
    }
}
