using Zhijian.Server.Platform.Pictures;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>The booking code as a picture that the counter scans (预约二维码).</summary>
public static class BookingPicture
{
    public const string FileName = "booking.png";
    public const string ContentType = QrPicture.ContentType;

    public static byte[] Png(string code) => QrPicture.Png(code);
}
