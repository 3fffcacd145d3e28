using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Zhijian.Load;

/// <summary>One keep-alive connection over a blocking socket: the cheapest client there is, so that the server gets the processor.</summary>
internal sealed class Connection : IDisposable
{
    public const int TimeoutMilliseconds = 10_000;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _received;

    public Connection(int port)
    {
        Socket.ReceiveTimeout = TimeoutMilliseconds;
        Socket.Connect(IPAddress.Loopback, port);
    }

    public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <returns>Status and body; the body is only valid until the next call.</returns>
    /// <exception cref="SocketException">The server went away.</exception>
    public (int Status, ReadOnlyMemory<byte> Body) Exchange(byte[] request)
    {
        Send(request);
        while (true)
            if (Receive() is { } answer) return answer;
    }

    public void Send(byte[] request)
    {
        _received = 0;
        for (var sent = 0; sent < request.Length;) sent += Socket.Send(request.AsSpan(sent));
    }

    /// <summary>Takes what has come, or waits for some.</summary>
    /// <returns>Null while the answer is not whole; see <see cref="Exchange"/>.</returns>
    public (int Status, ReadOnlyMemory<byte> Body)? Receive()
    {
        var count = Socket.Receive(_buffer.AsSpan(_received));
        if (count == 0) throw new SocketException((int)SocketError.ConnectionReset);
        _received += count;
        var head = _buffer.AsSpan(0, _received).IndexOf("\r\n\r\n"u8);
        if (head < 0) return null;
        // In pieces: of what servers here say, the last one has come when the empty one has.
        if (_buffer.AsSpan(0, head).IndexOf("Transfer-Encoding: chunked"u8) >= 0 && !_buffer.AsSpan(0, _received).EndsWith("\r\n0\r\n\r\n"u8)) return null;
        var length = ContentLength(_buffer.AsSpan(0, head));
        if (_received < head + 4 + length) return null;
        var status = Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int code, out _) ? code : 0;
        return (status, _buffer.AsMemory(head + 4, length));
    }

    public void Dispose() => Socket.Dispose();

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? length : 0;
    }
}
