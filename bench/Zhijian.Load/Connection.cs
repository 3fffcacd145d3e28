using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Zhijian.Load;

/// <summary>One keep-alive connection over a blocking socket: the cheapest client there is, so that the server gets the processor.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Connection(int port)
    {
        _socket.ReceiveTimeout = 10_000;
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <returns>Status and body; the body is only valid until the next call.</returns>
    /// <exception cref="SocketException">The server went away.</exception>
    public (int Status, ReadOnlyMemory<byte> Body) Exchange(byte[] request)
    {
        for (var sent = 0; sent < request.Length;) sent += _socket.Send(request.AsSpan(sent));
        var received = 0;
        while (true)
        {
            var count = _socket.Receive(_buffer.AsSpan(received));
            if (count == 0) throw new SocketException((int)SocketError.ConnectionReset);
            received += count;
            var head = _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            // In pieces: of what servers here say, the last one has come when the empty one has.
            if (_buffer.AsSpan(0, head).IndexOf("Transfer-Encoding: chunked"u8) >= 0 && !_buffer.AsSpan(0, received).EndsWith("\r\n0\r\n\r\n"u8)) continue;
            var length = ContentLength(_buffer.AsSpan(0, head));
            if (received >= head + 4 + length)
            {
                var status = Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int code, out _) ? code : 0;
                return (status, _buffer.AsMemory(head + 4, length));
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? length : 0;
    }
}
