using System.Buffers;

namespace Zhijian.Server.Ingress;

/// <summary>Reads a callback's body into a rented buffer, up to a limit.</summary>
internal static class CallbackBody
{
    /// <summary>WeChat's messages have a few kilobytes; a text of 1 MiB in safe mode has 1.4.</summary>
    public const int MaxBytes = 3 * 1024 * 1024;

    /// <returns>The buffer, to be given back to the shared pool, and how much of it counts; null when there is more than the limit.</returns>
    /// <exception cref="BadHttpRequestException">The client broke off.</exception>
    public static async ValueTask<(byte[] Buffer, int Length)?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes) return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.Buffer.Length > MaxBytes) return null;
            if (read.IsCompleted || read.Buffer.Length == request.ContentLength)
            {
                var length = (int)read.Buffer.Length;
                var rented = ArrayPool<byte>.Shared.Rent(length);
                read.Buffer.CopyTo(rented);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return (rented, length);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
