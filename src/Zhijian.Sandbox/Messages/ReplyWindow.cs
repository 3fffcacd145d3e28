namespace Zhijian.Sandbox.Messages;

/// <summary>What a person did that lets the account speak.</summary>
public enum Trigger
{
    /// <summary>Wrote anything: 5 messages within 48 hours.</summary>
    Message,

    /// <summary>Clicked a menu (click, scancode_push, scancode_waitmsg), followed or scanned a code: 3 messages within 1 minute.</summary>
    Action,
}

public enum WindowVerdict
{
    Open,

    /// <summary>45015</summary>
    Closed,

    /// <summary>45047</summary>
    UsedUp,
}

/// <summary>
/// 客服消息的时限与条数: which customer-service messages may still be sent to one person. Each trigger opens its grant anew; the grant that
/// ends first is used first, so that a click never shortens what a message allowed. (The official page does not say how grants add up.)
/// Safe for concurrent use under the follower's gate only.
/// </summary>
public sealed class ReplyWindow
{
    public static readonly TimeSpan MessageLife = TimeSpan.FromHours(48);
    public static readonly TimeSpan ActionLife = TimeSpan.FromMinutes(1);
    public const int MessageBudget = 5;
    public const int ActionBudget = 3;

    private DateTimeOffset messageEnds = DateTimeOffset.MinValue;
    private DateTimeOffset actionEnds = DateTimeOffset.MinValue;
    private int messagesLeft;
    private int actionsLeft;

    public void Open(Trigger trigger, DateTimeOffset now)
    {
        if (trigger == Trigger.Message) (messageEnds, messagesLeft) = (now + MessageLife, MessageBudget);
        else (actionEnds, actionsLeft) = (now + ActionLife, ActionBudget);
    }

    /// <summary>Unfollowing ends every grant.</summary>
    public void Close() => (messageEnds, actionEnds) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>Takes one message from the budget.</summary>
    public WindowVerdict TryUse(DateTimeOffset now)
    {
        if (now < actionEnds && actionsLeft > 0)
        {
            actionsLeft--;
            return WindowVerdict.Open;
        }
        if (now < messageEnds && messagesLeft > 0)
        {
            messagesLeft--;
            return WindowVerdict.Open;
        }
        return now < actionEnds || now < messageEnds ? WindowVerdict.UsedUp : WindowVerdict.Closed;
    }
}
