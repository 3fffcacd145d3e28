using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>
/// A rule worked out day by day for the years people ask about, so that a question costs an array access; other days are worked out when asked.
/// </summary>
internal sealed class RuleCalendar
{
    private const ushort EvenTails = 0b01_0101_0101;
    private const ushort OddTails = 0b10_1010_1010;
    private static readonly int First = new DateOnly(2013, 1, 1).DayNumber;
    private static readonly int Last = new DateOnly(2032, 12, 31).DayNumber;

    private readonly RuleDay[] _days = new RuleDay[Last - First + 1];
    private readonly (int From, int To, ushort[] Groups)[] _phases;

    public RuleCalendar(RestrictionRule rule)
    {
        Rule = rule;
        _phases = [.. rule.Phases.Select(phase => (phase.From?.DayNumber ?? 0, phase.To?.DayNumber ?? int.MaxValue, phase.Groups.Select(MaskOf).ToArray()))];
        for (var day = First; day <= Last; day++) _days[day - First] = WorkOut(day);
    }

    public RestrictionRule Rule { get; }

    public RuleDay On(DateOnly date) => (uint)(date.DayNumber - First) is var index && index < (uint)_days.Length ? _days[index] : WorkOut(date.DayNumber);

    private static ushort MaskOf(string group) => (ushort)group.Aggregate(0, (mask, digit) => mask | (1 << (digit - '0')));

    private RuleDay WorkOut(int number)
    {
        var date = DateOnly.FromDayNumber(number);
        var kind = WorkingDays.National.KindOf(date);
        if (date < Rule.From || date > Rule.To) return new RuleDay(RuleDayState.NotInForce, 0, kind);
        var onSuchDays = kind switch
        {
            DayKind.RestDay => Rule.Weekends,
            DayKind.Holiday => Rule.Holidays,
            DayKind.MakeUpDay => Rule.MakeUpDays,
            _ => OnSuchDays.Runs,
        };
        if (onSuchDays == OnSuchDays.Free) return new RuleDay(RuleDayState.Free, 0, kind);
        if (BarredOn(date) is not { } barred || (onSuchDays == OnSuchDays.AsReplacedDay && barred != RuleDay.AllTails)) return new RuleDay(RuleDayState.UnknownGroup, 0, kind);
        return new RuleDay(onSuchDays == OnSuchDays.Unknown ? RuleDayState.MayRun : RuleDayState.Runs, barred, kind);
    }

    /// <returns>Null when the rule has groups and none is known for the day.</returns>
    private ushort? BarredOn(DateOnly date)
    {
        switch (Rule.Kind)
        {
            case RestrictionKind.Parity:
                return date.Day % 2 == 0 ? OddTails : EvenTails;
            case RestrictionKind.DateDigitNeighbours:
                return (ushort)(1 << ((date.Day + 9) % 10) | 1 << ((date.Day + 1) % 10));
            case RestrictionKind.FullBan:
                return RuleDay.AllTails;
            case RestrictionKind.WeekdayGroups when date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday:
                return null;
            case RestrictionKind.WeekdayGroups:
                foreach (var (from, to, groups) in _phases)
                    if (date.DayNumber >= from && date.DayNumber <= to) return groups[(int)date.DayOfWeek - 1];
                return null;
            default:
                throw new InvalidOperationException($"Nothing is known of rules of the kind {Rule.Kind}.");
        }
    }
}
