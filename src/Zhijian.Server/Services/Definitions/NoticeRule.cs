namespace Zhijian.Server.Services.Definitions;

/// <summary>What somebody is told of who has subscribed to notices with a service (通知订阅): which events of which department, and in which words.</summary>
/// <param name="On">Events as connector and type, such as <c>water/outage.announced</c>.</param>
/// <param name="Match">By name of what an event says: the entry it has to be equal to, as words with blanks. Empty tells every subscriber of every event.</param>
/// <param name="Tell">With what the event says in its blanks; nothing of the citizen, so that all of them are told the same.</param>
/// <param name="GoodUntil">Name of the instant after which nobody is told any more; null is never.</param>
/// <param name="Days">For how long a subscription holds.</param>
/// <param name="Once">It ends with the first notice.</param>
/// <param name="Values">Names of what each of the events says.</param>
public sealed record NoticeRule(
    IReadOnlyList<string> On, IReadOnlyDictionary<string, string> Match, string Tell, string? GoodUntil, int Days, bool Once, IReadOnlyList<string> Values)
{
    public const int UsualDays = 365;
    public const int MostDays = 3_650;
}
