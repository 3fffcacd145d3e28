using System.Threading.Channels;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>A step of the escalation that was just noted.</summary>
public sealed record PromiseAlarm(AgencyId Agency, Guid Conversation, PromiseStepKind Step, DateTimeOffset DueAt);

/// <summary>
/// Hands noted steps to whoever tells people of them, inside this process. Nothing is owed by it: the steps stand in the database, and a screen that was
/// not told reads them there.
/// </summary>
public sealed class PromiseAlarms
{
    private readonly Channel<PromiseAlarm> _alarms =
        Channel.CreateBounded<PromiseAlarm>(new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public void Ring(PromiseAlarm alarm) => _alarms.Writer.TryWrite(alarm);

    public IAsyncEnumerable<PromiseAlarm> ReadAllAsync(CancellationToken cancellation) => _alarms.Reader.ReadAllAsync(cancellation);
}
