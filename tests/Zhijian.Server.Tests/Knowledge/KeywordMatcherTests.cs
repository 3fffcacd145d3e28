using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class KeywordMatcherTests
{
    private static readonly TestClock Clock = new();

    [Theory]
    [InlineData(KeywordRuleKind.Exact, "报警", "报警", true)]
    [InlineData(KeywordRuleKind.Exact, "报警", " 报警！ ", true)]
    [InlineData(KeywordRuleKind.Exact, "报警", "我要报警", false)]
    [InlineData(KeywordRuleKind.Exact, "ETC", "ｅｔｃ", true)]
    [InlineData(KeywordRuleKind.Exact, "?", "？", true)]
    [InlineData(KeywordRuleKind.Exact, "你好|您好", "您好", true)]
    [InlineData(KeywordRuleKind.Contains, "报警|110", "怎么报警", true)]
    [InlineData(KeywordRuleKind.Contains, "报警|110", "打１１０吗", true)]
    [InlineData(KeywordRuleKind.Contains, "报警|110", "报个警", false)]
    [InlineData(KeywordRuleKind.AllOf, "户口|外省", "户口能迁到外省吗", true)]
    [InlineData(KeywordRuleKind.AllOf, "户口|外省", "户口能迁吗", false)]
    [InlineData(KeywordRuleKind.Pattern, "^粤[a-z]·?[a-z0-9]{5}$", "粤H·12345", true)]
    [InlineData(KeywordRuleKind.Pattern, "^粤[a-z]·?[a-z0-9]{5}$", "我的车是粤H12345", false)]
    [InlineData(KeywordRuleKind.Contains, "报警", "", false)]
    public void A_rule_fits(KeywordRuleKind kind, string terms, string text, bool fits) =>
        (Find(text, Rule("r", kind, terms.Split('|'))) == "r").ShouldBe(fits);

    [Fact]
    public void The_highest_priority_wins_and_among_equals_the_older_rule()
    {
        var low = Rule("low", KeywordRuleKind.Contains, ["报警"], priority: 1);
        var old = Rule("old", KeywordRuleKind.Contains, ["报警"], priority: 5);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var young = Rule("young", KeywordRuleKind.Exact, ["报警"], priority: 5);

        Find("报警", young, low, old).ShouldBe("old");
        Find("报警", young, low).ShouldBe("young");
    }

    [Fact]
    public void A_rule_that_is_switched_off_or_outside_its_hours_leaves_the_message_to_the_next()
    {
        var off = Rule("off", KeywordRuleKind.Contains, ["报警"], priority: 9);
        off.Enabled = false;
        var night = Rule("night", KeywordRuleKind.Contains, ["报警"], priority: 8);
        (night.FromTime, night.ToTime) = (new TimeOnly(22, 0), new TimeOnly(6, 0));
        var always = Rule("always", KeywordRuleKind.Contains, ["报警"]);

        Find("报警", off, night, always).ShouldBe("always");
    }

    [Fact]
    public void A_message_of_a_mebibyte_is_matched_at_its_beginning_and_at_once()
    {
        var rule = Rule("r", KeywordRuleKind.Pattern, ["(a|b|ab)*c"]);

        Find(new string('a', 1024 * 1024), rule).ShouldBeNull();
        Find("报警" + new string('x', 1024 * 1024), Rule("begin", KeywordRuleKind.Contains, ["报警"])).ShouldBe("begin");
    }

    [Theory]
    [InlineData("08:00", "12:00", "", "2026-11-20T08:00", true)]
    [InlineData("08:00", "12:00", "", "2026-11-20T12:00", false)]
    [InlineData("08:00", "12:00", "", "2026-11-20T07:59", false)]
    [InlineData(null, "12:00", "", "2026-11-20T00:00", true)]
    [InlineData("18:00", null, "", "2026-11-20T23:59", true)]
    [InlineData("22:00", "06:00", "", "2026-11-20T23:00", true)]
    [InlineData("22:00", "06:00", "", "2026-11-20T05:59", true)]
    [InlineData("22:00", "06:00", "", "2026-11-20T06:00", false)]
    [InlineData("22:00", "06:00", "5", "2026-11-21T03:00", true)] // Friday's night, on Saturday morning
    [InlineData("22:00", "06:00", "5", "2026-11-20T03:00", false)] // Thursday's night, on Friday morning
    [InlineData(null, null, "6,7", "2026-11-22T12:00", true)]
    [InlineData(null, null, "6,7", "2026-11-20T12:00", false)]
    public void Hours_are_those_of_Beijing(string? from, string? to, string days, string local, bool hold)
    {
        var hours = new RuleHours(
            from is null ? null : TimeOnly.Parse(from), to is null ? null : TimeOnly.Parse(to), [.. days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);

        hours.Hold(new DateTimeOffset(DateTime.Parse(local), TimeSpan.FromHours(8)).ToUniversalTime()).ShouldBe(hold);
    }

    [Theory]
    [InlineData(KeywordRuleKind.Contains, "", false)]
    [InlineData(KeywordRuleKind.Contains, " ", false)]
    [InlineData(KeywordRuleKind.Pattern, "(", false)]
    [InlineData(KeywordRuleKind.Pattern, "(?=a)b", false)]
    [InlineData(KeywordRuleKind.Pattern, "a*", false)]
    [InlineData(KeywordRuleKind.Pattern, "(a+)+$", true)]
    [InlineData(KeywordRuleKind.Exact, "(", true)]
    public void Terms_are_checked_when_a_rule_is_written(KeywordRuleKind kind, string term, bool good) =>
        KeywordRuleForm.Check(kind, [term]).Any().ShouldBe(!good);

    private static string? Find(string text, params KeywordRule[] rules) => new KeywordMatcher(rules).Find(text, Clock.GetUtcNow())?.Name;

    private static KeywordRule Rule(string name, KeywordRuleKind kind, string[] terms, int priority = 0) => new()
    {
        Id = KeywordRuleId.New(Clock),
        AgencyId = AgencyId.New(Clock),
        Name = name,
        Kind = kind,
        Terms = terms,
        Priority = priority,
        Reply = new ReplyDraft(Text: name),
    };
}
