using System.Threading.Channels;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>Rung by turns that put something into the outbox.</summary>
internal sealed class OutboxBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(1);

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Completes when the bell rings, or after a while.</summary>
    public async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await _rung.Reader.WaitToReadAsync(cancellation).AsTask().WaitAsync(pause, time, cancellation);
            _rung.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
            // Nobody rang; look all the same.
        }
    }
}
