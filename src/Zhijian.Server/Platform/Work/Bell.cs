using System.Threading.Channels;

namespace Zhijian.Server.Platform.Work;

/// <summary>Wakes work that otherwise looks around every so often (唤醒铃): rung by whoever leaves something to do in this process.</summary>
public class Bell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(1);

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Completes when the bell rings, or after a while, as another server may have left something.</summary>
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
