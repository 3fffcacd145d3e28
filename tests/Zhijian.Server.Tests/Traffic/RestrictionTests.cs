using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Traffic.Restrictions;
using Outcome = Zhijian.Server.Traffic.Restrictions.Outcome;

namespace Zhijian.Server.Tests.Traffic;

/// <summary>The rules of the pack by tables, by laws, and against the oracle.</summary>
public sealed class RestrictionTests
{
    private const int Queries = 300_000;

    private static readonly DateOnly First = new(2013, 1, 1);
    private static readonly int Days = new DateOnly(2027, 6, 30).DayNumber - First.DayNumber;

    [Fact]
    public void The_pack_has_every_rule_of_the_papers()
    {
        TrafficPack.Rules.Keys.Select(RestrictionOracle.PaperOf).Distinct().ShouldBe(new RestrictionOracle().PaperIds, ignoreOrder: true);
    }

    [Fact]
    public void A_wuhan_day_of_queries_agrees_with_the_oracle()
    {
        var oracle = new RestrictionOracle();
        var rules = TrafficPack.Rules.Keys.Order(StringComparer.Ordinal).ToArray();
        var random = new Random(20130905);
        var seen = new Dictionary<Outcome, int>();
        for (var query = 0; query < Queries; query++)
        {
            var rule = rules[random.Next(rules.Length)];
            var date = First.AddDays(random.Next(Days));
            var asked = Anything(random);
            var vehicle = asked.Plate is null ? Vehicle.OfTail(asked.Tail) : TrafficPack.Vehicle(asked.Plate);
            var verdict = TrafficPack.Judge(rule, vehicle with { Class = asked.Class }, date);
            seen[verdict.Outcome] = seen.GetValueOrDefault(verdict.Outcome) + 1;
            if (verdict.Outcome != oracle.Ask(rule, asked, date)) verdict.Outcome.ShouldBe(oracle.Ask(rule, asked, date), $"{rule} on {date:yyyy-MM-dd ddd} for {asked}: {verdict}");
        }

        seen.Values.ShouldAllBe(count => count > Queries / 50, "each outcome is met often: " + string.Join(", ", seen));
    }

    [Theory]
    [InlineData("wuhan-bridges-2019", "3", "2026-11-23", Outcome.Free, Ground.OtherTail)]
    [InlineData("wuhan-bridges-2019", "4", "2026-11-23", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-bridges-2019", "0", "2026-11-24", Outcome.Free, Ground.OtherTail)]
    [InlineData("wuhan-bridges-2019", "4", "2026-11-22", Outcome.Free, Ground.RestDay)]
    [InlineData("wuhan-bridges-2019", "鄂AD12344", "2026-11-23", Outcome.Free, Ground.NewEnergy)]
    [InlineData("wuhan-bridges-2019", "鄂A1234B", "2026-11-23", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-bridges-2019", "B", "2026-11-23", Outcome.Depends, Ground.Letter)]
    [InlineData("wuhan-bridges-2019", "3", "2026-10-01", Outcome.Free, Ground.Holiday)]
    [InlineData("wuhan-bridges-2019", "3", "2026-10-10", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-bridges-2019", "3", "2018-12-31", Outcome.NotInForce, Ground.Dates)]
    [InlineData("wuhan-second-bridge-tunnel-2014", "7", "2014-01-08", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-second-bridge-tunnel-2014", "9", "2014-01-08", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-second-bridge-tunnel-2014", "9", "2014-01-20", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-second-bridge-tunnel-2014", "8", "2014-01-08", Outcome.Free, Ground.OtherTail)]
    [InlineData("wuhan-second-bridge-tunnel-2014-others", "湘A12345", "2014-01-08", Outcome.Restricted, Ground.Tail)]
    [InlineData("wuhan-second-bridge-tunnel-2014-others", "鄂A12345", "2014-01-08", Outcome.Free, Ground.Plates)]
    [InlineData("wuhan-second-bridge-tunnel-2014-others", "5", "2014-01-08", Outcome.Depends, Ground.Plates)]
    [InlineData("beijing-tails", "京A1234B", "2026-09-28", Outcome.Restricted, Ground.Tail)]
    [InlineData("beijing-tails", "5", "2026-09-28", Outcome.Restricted, Ground.Tail)]
    [InlineData("beijing-tails", "1", "2026-11-29", Outcome.Free, Ground.RestDay)]
    [InlineData("beijing-tails", "4", "2026-12-28", Outcome.Restricted, Ground.Tail)]
    [InlineData("beijing-tails", "5", "2026-10-10", Outcome.Free, Ground.MakeUpDay)]
    [InlineData("beijing-tails", "5", "2022-03-01", Outcome.Depends, Ground.Groups)]
    [InlineData("beijing-tails", "京AD12345", "2026-09-28", Outcome.Free, Ground.NewEnergy)]
    [InlineData("beijing-tails", "京AF12345", "2026-09-28", Outcome.Depends, Ground.NewEnergy)]
    [InlineData("beijing-tails", "使123455", "2026-09-28", Outcome.Free, Ground.Embassy)]
    [InlineData("beijing-tails-official", "5", "2026-09-28", Outcome.Depends, Ground.Vehicle)]
    [InlineData("hangzhou-peaks", "浙A12341", "2026-11-23", Outcome.Restricted, Ground.Tail)]
    [InlineData("hangzhou-peaks", "浙A12341", "2026-10-10", Outcome.Depends, Ground.MakeUpDay)]
    [InlineData("hangzhou-peaks-others", "沪A12342", "2026-10-10", Outcome.Restricted, Ground.Tail)]
    [InlineData("xian-tails", "4", "2026-10-01", Outcome.Depends, Ground.Holiday)]
    public void What_a_notice_says_of_a_day_is_what_the_rule_says(string rule, string vehicle, string date, Outcome outcome, Ground ground)
    {
        var verdict = TrafficPack.Judge(rule, TrafficPack.Vehicle(vehicle), DateOnly.Parse(date));

        (verdict.Outcome, verdict.Ground).ShouldBe((outcome, ground));
    }

    [Fact]
    public void Rules_by_weekday_bar_every_tail_once_in_an_ordinary_week()
    {
        foreach (var (id, (_, calendar)) in TrafficPack.Rules.Where(rule => rule.Value.Calendar.Rule.Kind == RestrictionKind.WeekdayGroups))
            for (var monday = new DateOnly(2013, 1, 7); monday < new DateOnly(2027, 6, 28); monday = monday.AddDays(7))
            {
                var week = Enumerable.Range(0, 5).Select(monday.AddDays).Select(calendar.On).ToList();
                if (week.Exists(day => day.State != RuleDayState.Runs)) continue;
                foreach (var digit in Enumerable.Range(0, 10)) week.Count(day => day.Bars(digit)).ShouldBe(1, $"{id}: tail {digit} in the week of {monday}");
            }
    }

    [Fact]
    public void The_turns_of_beijing_move_the_list_one_place_every_thirteen_weeks()
    {
        var phases = TrafficPack.Rules["beijing-tails"].Calendar.Rule.Phases;
        var start = phases[0].From!.Value.DayNumber;
        for (var at = 1; at < phases.Count; at++)
        {
            // Counted from the first: suspensions shift nothing, and some turns were published from the Sunday before.
            var turns = (phases[at].From!.Value.DayNumber - start + 1) / 91;
            var expected = Enumerable.Range(0, 5).Select(weekday => phases[0].Groups[(((weekday - turns) % 5) + 5) % 5]);
            phases[at].Groups.ShouldBe(expected, $"the turn from {phases[at].From}");
        }

        Barred("2026-12-25").ShouldBe("49", "the last Friday of a turn");
        Barred("2026-12-28").ShouldBe("49", "the Monday after it");
        TrafficPack.Judge("beijing-tails", Vehicle.OfTail("5"), new DateOnly(2027, 6, 28)).Outcome.ShouldBe(Outcome.Depends, "nobody has published what comes then");
    }

    [Fact]
    public void Parity_parts_the_tails_in_halves_that_take_turns()
    {
        var dates = Gen.Choose(0, Days).Select(First.AddDays);
        Prop.ForAll(dates.ToArbitrary(), date =>
        {
            var day = TrafficPack.Rules[date.Year >= 2019 ? "wuhan-bridges-2019" : "wuhan-bridges-2013"].Calendar.On(date);
            if (day.State is RuleDayState.Free) return day.Barred == 0;
            return Enumerable.Range(0, 10).All(digit => day.Bars(digit) == (digit % 2 != date.Day % 2));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_is_restricted_on_days_off_where_a_rule_says_so_and_make_up_days_are_as_stated()
    {
        foreach (var (id, (_, calendar)) in TrafficPack.Rules)
            for (var date = First; date < new DateOnly(2027, 6, 30); date = date.AddDays(1))
            {
                var day = calendar.On(date);
                if (day.State == RuleDayState.NotInForce) continue;
                var says = day.Kind switch
                {
                    DayKind.Holiday => calendar.Rule.Holidays,
                    DayKind.RestDay => calendar.Rule.Weekends,
                    DayKind.MakeUpDay => calendar.Rule.MakeUpDays,
                    _ => OnSuchDays.Runs,
                };
                (day.State == RuleDayState.Free).ShouldBe(says == OnSuchDays.Free, $"{id} on {date}");
                if (says == OnSuchDays.Unknown) day.State.ShouldNotBe(RuleDayState.Runs, $"{id} on {date}");
            }
    }

    [Fact]
    public void Days_outside_what_was_worked_out_are_judged_alike()
    {
        var (city, calendar) = TrafficPack.Rules["wuhan-bridges-2019"];
        city.Judge(calendar, Vehicle.OfTail("3"), new DateOnly(2034, 11, 22)).Outcome.ShouldBe(Outcome.Restricted);
        city.Judge(calendar, Vehicle.OfTail("3"), new DateOnly(2034, 11, 23)).Outcome.ShouldBe(Outcome.Free);
        city.Judge(calendar, Vehicle.OfTail("3"), new DateOnly(2034, 11, 23)).IsDoubtful.ShouldBeTrue("the holidays of 2034 are not published");
    }

    [Fact]
    public void A_judgement_leaves_nothing_for_the_collector()
    {
        var vehicle = TrafficPack.Vehicle("鄂A12345");
        var (city, calendar) = TrafficPack.Rules["wuhan-bridges-2019"];
        var sum = (int)city.Judge(calendar, vehicle, First).Outcome;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var day = 0; day < 1000; day++) sum += (int)city.Judge(calendar, vehicle, First.AddDays(day)).Outcome;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0, $"sum {sum}");
    }

    private static string Barred(string date) => string.Concat(Enumerable.Range(0, 10).Where(TrafficPack.Rules["beijing-tails"].Calendar.On(DateOnly.Parse(date)).Bars));

    private static AskedVehicle Anything(Random random)
    {
        var use = random.Next(3) == 0 ? (VehicleClass?)random.Next(Enum.GetValues<VehicleClass>().Length) : null;
        var digits = random.Next(100_000).ToString("d5");
        var letter = "ABCDEFGHJKLMNPQRSTUVWXYZ"[random.Next(24)];
        var issuer = new[] { "鄂A", "鄂B", "浙A", "浙B", "津A", "京A", "川A", "川B", "沪C" }[random.Next(9)];
        return random.Next(12) switch
        {
            0 or 1 or 2 => new(digits[^1..], null, use),
            3 => new(letter.ToString(), null, use),
            4 => new(digits[^1..] + letter, null, use),
            5 or 6 => new(digits, issuer + digits, use),
            7 => new(digits[..4] + letter, issuer + digits[..4] + letter, use),
            8 => new(digits, $"{issuer}{"DF"[random.Next(2)]}{digits}", use),
            9 => new(digits + "D", $"{issuer}{digits}{"DF"[random.Next(2)]}", use),
            10 => new(digits[..4], $"{issuer}{digits[..4]}{"警学挂领"[random.Next(4)]}", use),
            _ => random.Next(2) == 0 ? new("1" + digits, $"使1{digits}", use) : new(digits, "WJ" + digits, use),
        };
    }
}
