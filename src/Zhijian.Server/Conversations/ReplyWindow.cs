namespace Zhijian.Server.Conversations;

/// <summary>
/// How long and how often the account may still speak over the customer-service API (回复时限、回复额度). Our own ledger of WeChat's
/// rule, so that an officer sees it beforehand: 5 messages in 48 hours after a message, 3 in one minute after following, scanning
/// or tapping the menu. Passive replies do not count.
/// </summary>
/// <param name="EndsAt">Null when the citizen never opened one.</param>
public readonly record struct ReplyWindow(DateTimeOffset? EndsAt, int Remaining)
{
    public static readonly TimeSpan AfterMessage = TimeSpan.FromHours(48);
    public static readonly TimeSpan AfterGesture = TimeSpan.FromMinutes(1);
    public const int MessagesAfterMessage = 5;
    public const int MessagesAfterGesture = 3;

    /// <summary>However much departments announce, an officer who is asked can still answer.</summary>
    public const int LeftToPeople = 2;

    public bool IsOpenAt(DateTimeOffset now) => EndsAt is { } end && now < end;

    public bool AllowsAt(DateTimeOffset now) => IsOpenAt(now) && Remaining > 0;

    public bool AllowsNoticeAt(DateTimeOffset now) => IsOpenAt(now) && Remaining > LeftToPeople;

    public ReplyWindow OnMessage(DateTimeOffset now) => new(now + AfterMessage, MessagesAfterMessage);

    /// <summary>What a message opened is never shortened to a minute: whether WeChat adds the two up is not documented.</summary>
    public ReplyWindow OnGesture(DateTimeOffset now) => AllowsAt(now) ? this : new(now + AfterGesture, MessagesAfterGesture);

    public ReplyWindow Spend() => this with { Remaining = Math.Max(0, Remaining - 1) };

    /// <summary>WeChat says that nothing may be sent; it knows better.</summary>
    public ReplyWindow Exhaust() => this with { Remaining = 0 };
}
