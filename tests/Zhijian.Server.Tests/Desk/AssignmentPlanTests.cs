using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Assignment;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Who gets what by turn. Conversations and officers are written as one letter with what they are: <c>a:traffic+english@3</c>.</summary>
public sealed class AssignmentPlanTests
{
    private const int Most = 3;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly string?[] Departments = [null, "traffic", "household"];
    private static readonly string?[] Skills = [null, "english", "law"];

    /// <summary>Conversations are "letter:department+skill@minutes waited/minutes until due", officers "LETTER:departments+skills#open~minutes since given".</summary>
    [Theory]
    [InlineData("who waits longest first", "a@1 b@5 c@3", "X#2", "b>X")]
    [InlineData("what falls due first before that", "a@9/60 b@1/10 c@20", "X#1", "b>X a>X")]
    [InlineData("the officer with the fewest", "a@1", "X#2 Y#1 Z#2", "a>Y")]
    [InlineData("of equals who was longest without", "a@1", "X#1~3 Y#1~9 Z#1~5", "a>Y")]
    [InlineData("who never had one before those", "a@1", "X#0~90 Y#0", "a>Y")]
    [InlineData("in turn, not all to one", "a@4 b@3 c@2 d@1", "X#0~9 Y#0~5", "a>X b>Y c>X d>Y")]
    [InlineData("nobody over the limit", "a@4 b@3", "X#3 Y#2", "a>Y")]
    [InlineData("only where the department fits", "a:traffic@1 b:household@1", "X:traffic#0", "a>X")]
    [InlineData("what belongs to no department to anybody", "a@1", "X:traffic#0", "a>X")]
    [InlineData("who works for all gets any", "a:traffic@1", "X#0", "a>X")]
    [InlineData("somebody with the skill although busier", "a:+english@1", "X#0 Y:+english#2", "a>Y")]
    [InlineData("nobody without it in the first two minutes", "a:+english@1", "X#0 Y:+english#3", "")]
    [InlineData("anybody after that", "a:+english@2", "X#0 Y:+english#3", "a>X")]
    [InlineData("somebody with it even after that", "a:+english@9", "X#0 Y:+english#2", "a>Y")]
    [InlineData("but never out of the department", "a:traffic+english@9", "X:household+english#0", "")]
    [InlineData("nobody there", "a@1", "", "")]
    public void Waiting_conversations_go_to(string why, string waiting, string officers, string expected) =>
        string.Join(' ', AssignmentPlan.Make(Split(waiting).Select(Waiting), Split(officers).Select(Officer), Most, Now).Select(one => $"{Letter(one.Conversation.Id.Value)}>{Letter(one.Officer.Value)}"))
            .ShouldBe(expected, why);

    [Fact]
    public void Nobody_gets_more_than_the_limit_or_out_of_scope_and_nothing_twice() => Prop.ForAll(Scenes().ToArbitrary(), scene =>
    {
        var plan = AssignmentPlan.Make(scene.Waiting, scene.Officers, Most, Now);

        plan.Select(one => one.Conversation.Id).ShouldBeUnique();
        foreach (var one in plan)
        {
            var officer = scene.Officers.Single(officer => officer.Id == one.Officer);
            (one.Conversation.Department is null || officer.Scope.Covers(one.Conversation.Department)).ShouldBeTrue();
            (officer.Open + plan.Count(other => other.Officer == officer.Id)).ShouldBeLessThanOrEqualTo(Most);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_idle_while_something_waits_that_fits_them() => Prop.ForAll(Scenes().ToArbitrary(), scene =>
    {
        var plan = AssignmentPlan.Make(scene.Waiting, scene.Officers, Most, Now);

        var left = scene.Waiting.Where(one => plan.All(given => given.Conversation.Id != one.Id));
        var free = scene.Officers.Where(officer => officer.Open + plan.Count(given => given.Officer == officer.Id) < Most).ToList();
        foreach (var one in left)
            free.ShouldNotContain(officer => (one.Department == null || officer.Scope.Covers(one.Department))
                && (one.Skill == null || officer.Skills.Contains(one.Skill) || Now - one.WaitingSince >= AssignmentPlan.SkillFirst));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_servers_that_see_the_same_plan_the_same() => Prop.ForAll(Scenes().ToArbitrary(), scene =>
    {
        var plan = AssignmentPlan.Make(scene.Waiting, scene.Officers, Most, Now);

        AssignmentPlan.Make(scene.Waiting.Reverse(), scene.Officers.Reverse(), Most, Now).ShouldBe(plan);
    }).QuickCheckThrowOnFailure();

    private static Gen<Scene> Scenes() =>
        from waiting in Gen.Choose(0, 20)
        from seeds in Gen.Choose(0, int.MaxValue).ArrayOf(20)
        from officers in Gen.Choose(0, 5)
        from others in Gen.Choose(0, int.MaxValue).ArrayOf(5)
        select new Scene(
            [.. seeds.Take(waiting).Select((seed, i) => new WaitingConversation(
                new ConversationId(Id(i)), Departments[seed % 3], Skills[seed / 3 % 3], seed / 9 % 2 == 0 ? null : Now.AddMinutes((seed / 18 % 90) - 30), Now.AddSeconds(-(seed / 1620 % 300))))],
            [.. others.Take(officers).Select((seed, i) => new DutyOfficer(
                new StaffId(Id(100 + i)), DepartmentScope.Of(Departments.Skip(1).Where((_, bit) => (seed >> bit & 1) == 1)!), [.. Skills.Skip(1).Where((_, bit) => (seed >> (bit + 2) & 1) == 1)!],
                seed / 16 % 4, seed / 64 % 3 == 0 ? null : Now.AddSeconds(-(seed / 192 % 900))))]);

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static WaitingConversation Waiting(string text)
    {
        var (name, at) = (text.Split('@')[0], text.Split('@')[1].Split('/'));
        var (department, skill) = Kind(name);
        return new WaitingConversation(
            new ConversationId(Id(text[0])), department, skill, at.Length > 1 ? Now.AddMinutes(int.Parse(at[1])) : null, Now.AddMinutes(-int.Parse(at[0])));
    }

    private static DutyOfficer Officer(string text)
    {
        var (name, load) = (text.Split('#')[0], text.Split('#')[1].Split('~'));
        var (department, skill) = Kind(name);
        return new DutyOfficer(
            new StaffId(Id(text[0])), DepartmentScope.Of(department is null ? [] : [department]), skill is null ? [] : [skill], int.Parse(load[0]),
            load.Length > 1 ? Now.AddMinutes(-int.Parse(load[1])) : null);
    }

    private static (string? Department, string? Skill) Kind(string name)
    {
        var parts = name[1..].TrimStart(':').Split('+');
        return (parts[0].Length > 0 ? parts[0] : null, parts.Length > 1 ? parts[1] : null);
    }

    private static Guid Id(int number) => new($"01930000-0000-7000-8000-{number:x12}");

    private static char Letter(Guid id) => (char)Convert.ToInt32(id.ToString("N")[^4..], 16);

    private sealed record Scene(IReadOnlyList<WaitingConversation> Waiting, IReadOnlyList<DutyOfficer> Officers);
}
