namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>A file to send. It is read while it is sent, never held in memory.</summary>
/// <param name="FileName">With extension: WeChat judges the format by it.</param>
/// <param name="ContentType">image/jpeg, audio/amr, video/mp4 …</param>
/// <param name="Length">Bytes; must be known, as WeChat refuses bodies of unknown length.</param>
/// <param name="Open">Opens the file from its beginning; called again when the call has to be repeated.</param>
public sealed record MediaFile(string FileName, string ContentType, long Length, Func<Stream> Open)
{
    public static MediaFile FromBytes(string fileName, string contentType, byte[] bytes) => new(fileName, contentType, bytes.Length, () => new MemoryStream(bytes, writable: false));

    public static MediaFile FromPath(string path, string contentType) => new(Path.GetFileName(path), contentType, new FileInfo(path).Length, () => File.OpenRead(path));
}
