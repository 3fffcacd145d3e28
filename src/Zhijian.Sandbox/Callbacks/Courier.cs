using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.Traffic;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>
/// Brings pushes to accounts: per follower one after the other, cut off after 5 s of real time, up to three attempts with the same content (and so
/// the same MsgId). Attempt n starts no earlier than n-1 cut-offs after the first. When all fail the person reads the failure notice.
/// </summary>
public sealed partial class Courier(World world, CallbackClient client, IHostApplicationLifetime lifetime, ILogger<Courier> log)
{
    /// <summary>What the person reads when an account does not answer, or answers nonsense.</summary>
    public const string FailureNotice = "该公众号暂时无法提供服务，请稍后再试";

    private static readonly TimeSpan ReorderWait = TimeSpan.FromSeconds(1);
    private readonly Phones phones = new(world);
    private readonly PassiveReplyReader replies = new(new(world));
    private int pending;

    /// <summary>Pushes not yet delivered or given up.</summary>
    public int Pending => Volatile.Read(ref pending);

    /// <returns>False when too many pushes wait already.</returns>
    public bool TrySend(Push push)
    {
        if (Pending >= world.Options.MaxPendingPushes) return false;
        Interlocked.Increment(ref pending);
        if (push.Follower.Queue.Add(push)) _ = PumpAsync(push.Follower.Queue);
        return true;
    }

    private async Task PumpAsync(PushQueue queue)
    {
        await Task.Yield();
        while (queue.Next() is { } push)
        {
            var fault = Strike(push);
            if (fault?.Kind == FaultKind.Reorder)
            {
                var most = fault.Milliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : ReorderWait;
                if (await queue.WaitForNextAsync(most, lifetime.ApplicationStopping) is { } overtaking) await DeliverAsync(overtaking, null);
                fault = null;
            }
            await DeliverAsync(push, fault);
        }
    }

    private async Task DeliverAsync(Push push, Fault? fault)
    {
        try
        {
            Settle(push, await TryAllAsync(push, fault));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The sandbox ends; what was not delivered is lost with the rest of its memory.
        }
        catch (Exception failure)
        {
            LogLost(failure, push.Id);
            Settle(push, new(Outcome.Error));
        }
        finally
        {
            Interlocked.Decrement(ref pending);
        }
    }

    private async Task<ReplyReading> TryAllAsync(Push push, Fault? fault)
    {
        if (string.IsNullOrEmpty(push.Follower.Account.Settings.CallbackUrl)) return new(Outcome.Success);
        var started = world.Clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var reading = await TryOnceAsync(push, attempt, fault);
            if (reading.Outcome != Outcome.Retrying) return reading;
            var due = attempt * world.Options.CutOff - world.Clock.GetElapsedTime(started);
            if (due > TimeSpan.Zero) await Task.Delay(due, lifetime.ApplicationStopping);
            fault = Strike(push);
        }
    }

    private async Task<ReplyReading> TryOnceAsync(Push push, int attempt, Fault? fault)
    {
        var slots = push.Follower.Account.PushSlots;
        await slots.WaitAsync(lifetime.ApplicationStopping);
        try
        {
            var twin = fault?.Kind == FaultKind.Duplicate ? AttemptAsync(push, attempt, null) : null;
            var reading = await AttemptAsync(push, attempt, fault);
            if (twin is not null) await twin;
            return reading;
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<ReplyReading> AttemptAsync(Push push, int attempt, Fault? fault)
    {
        var answer = await client.PostAsync(push, fault, lifetime.ApplicationStopping);
        var reading = answer.Failure is { } failure ? new ReplyReading(failure, Reason: answer.Reason) : replies.Read(answer.Body, push);
        var isLast = attempt >= world.Options.Attempts;
        if (reading.Outcome is Outcome.Timeout or Outcome.Error && !isLast) reading = reading with { Outcome = Outcome.Retrying };
        world.Traffic.Add(CallbackTraffic.Record(push, attempt, world.Now, answer, reading));
        return reading;
    }

    private Fault? Strike(Push push)
    {
        var settings = push.Follower.Account.Settings;
        return settings.CallbackUrl is not { Length: > 0 } url ? null : world.Faults.Strike(FaultSide.Callback, push.Follower.Account.AppId, new Uri(url).AbsolutePath);
    }

    private void Settle(Push push, ReplyReading reading)
    {
        var arrived = reading.Outcome is Outcome.Replied or Outcome.Success or Outcome.Empty or Outcome.Malformed;
        if (push.ChatMessageId is { } id) phones.Mark(push.Follower, id, arrived ? DeliveryState.Delivered : DeliveryState.Failed);
        if (!push.TakesReply) return;
        if (reading.Outcome == Outcome.Replied)
        {
            if (reading.Reply is { } reply && push.Follower.Subscribed) phones.Show(push.Follower, reply);
        }
        else if (reading.Outcome is not (Outcome.Success or Outcome.Empty))
        {
            phones.Show(push.Follower, Messages.Show.Notice(world, FailureNotice));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Push {PushId} was lost by a mistake of the sandbox")]
    private partial void LogLost(Exception failure, string pushId);
}
