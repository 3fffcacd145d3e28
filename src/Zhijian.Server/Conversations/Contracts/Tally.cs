namespace Zhijian.Server.Conversations.Contracts;

/// <summary>
/// What was counted of messages (统计口径), for an hour, a day or longer. The words stand in docs/glossary.md; what one message adds is decided by
/// <c>Figures/Counting</c>. Pure.
/// </summary>
/// <param name="Received">Messages of citizens; events such as following or tapping the menu are none.</param>
/// <param name="Answered">Questions answered at once, by an approved answer or a keyword rule.</param>
/// <param name="Offered">Questions to which suggestions were offered.</param>
/// <param name="Picked">Suggestions citizens picked; one may pick several of one offer.</param>
/// <param name="HandedOver">Questions a person has to answer, also where the citizen asked for one.</param>
/// <param name="Unanswered">Those of them that were put in words which no answer fitted.</param>
/// <param name="Replied">Replies of officers.</param>
public readonly record struct Tally(int Received, int Answered, int Offered, int Picked, int HandedOver, int Unanswered, int Replied)
{
    /// <summary>What citizens asked (提问): everything the account answered, offered suggestions to or handed over.</summary>
    public int Questions => Answered + Offered + HandedOver;

    /// <summary>Of these, what needed no person (自助答复): answered at once, or by a suggestion that was picked. An offer counts once at most.</summary>
    public int Automatic => Answered + Math.Min(Picked, Offered);

    /// <summary>The part answered without a person (自助率), 0 to 1; null when nobody asked.</summary>
    public double? AutomaticShare => Questions == 0 ? null : (double)Automatic / Questions;

    public static Tally operator +(Tally one, Tally other) => new(
        one.Received + other.Received, one.Answered + other.Answered, one.Offered + other.Offered, one.Picked + other.Picked,
        one.HandedOver + other.HandedOver, one.Unanswered + other.Unanswered, one.Replied + other.Replied);

    public static Tally Sum(IEnumerable<Tally> parts) => parts.Aggregate(default(Tally), static (sum, part) => sum + part);
}
