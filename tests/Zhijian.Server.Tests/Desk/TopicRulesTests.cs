using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Topics;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Which topic a group continues, what it counts and which wordings an answer takes from it.</summary>
public sealed class TopicRulesTests
{
    [Theory]
    [InlineData("A:1,2,3", "1,2,3,4", "A")]
    [InlineData("A:1,2,3", "1,2 3", "A 3")]
    [InlineData("A:1,2,3 B:4", "1,2,3,4", "A")]
    [InlineData("", "5,6 7", "5 7")]
    public void A_group_continues_the_topic_it_shares_most_questions_with(string known, string groups, string expected) =>
        TopicSuccession.Of(Known(known), Groups(groups)).Select(topic => Named(topic, known)).ShouldBe(expected.Split(' '));

    [Fact]
    public void A_question_that_leaves_the_topic_it_founded_founds_another_one()
    {
        var topics = TopicSuccession.Of(Known("1:1,2,3"), Groups("2,3 1"));

        topics[0].ShouldBe(new TopicId(Question(1)));
        topics[1].ShouldNotBe(topics[0]);
    }

    [Fact]
    public void No_two_groups_continue_or_found_the_same_topic() => Prop.ForAll(Groupings().ToArbitrary(), Groupings().ToArbitrary(), (before, after) =>
    {
        var known = before.Select((questions, i) => (new TopicId(Question(100 + i)), questions)).ToDictionary(pair => pair.Item1, pair => pair.questions);

        TopicSuccession.Of(known, after).ShouldBeUnique();
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 3, "4 5 6")]
    [InlineData(1, 3, "5 6 0")]
    [InlineData(5, 2, "0 0")]
    [InlineData(0, 8, "0 0 1 2 3 4 5 6")]
    public void A_trend_ends_today_even_if_it_was_mined_some_days_ago(int daysAgo, int days, string expected)
    {
        var mined = new DateOnly(2026, 11, 20);
        var topic = new Topic { Id = new TopicId(Question(1)), AgencyId = default };
        topic.Take(new MinedTopic("路灯", [], [1, 2, 3, 4, 5, 6], default), mined);

        topic.TrendOf(days, mined.AddDays(daysAgo)).ShouldBe(expected.Split(' ').Select(int.Parse));
    }

    [Fact]
    public void An_answer_takes_each_wording_once_and_nobodys_number()
    {
        var (question, phrasings) = WordingsOfTopic.Of("路灯不亮找谁", ["路灯不亮找谁？", "请问路灯不亮找谁", "路灯坏了|找谁修", "路灯坏了，我电话13800138000", "粤H12345旁边路灯坏了", "路灯坏了 找谁修", new string('长', 201)]);

        question.ShouldBe("路灯不亮找谁");
        phrasings.ShouldBe(["路灯坏了 找谁修"]);
    }

    [Fact]
    public void An_answer_takes_no_more_wordings_than_it_may_have() =>
        WordingsOfTopic.Of("路灯", Enumerable.Range(0x4e00, 80).Select(c => $"路灯坏在{(char)c}{(char)(c + 100)}村")).Phrasings.Count.ShouldBe(50);

    [Fact]
    public void Every_question_is_in_one_topic_at_most_and_only_the_last_ninety_days_count()
    {
        var today = new DateOnly(2026, 11, 20);
        var questions = Enumerable.Range(0, 40).Select(i => new AskedQuestion(
            new UnansweredQuestionId(Question(i)), new AccountId(Question(1000)), (i % 3) switch { 0 => $"{i}号楼路灯不亮找谁", 1 => $"公积金提取{i}次行吗", _ => "怎么办" }, default,
            [new AskedDay(today, 1), new AskedDay(today.AddDays(-90), 5), new AskedDay(today.AddDays(-89), 1)])).ToList();

        var topics = TopicMaker.Make(questions, today, default);

        topics.SelectMany(topic => topic.Questions).Select(question => question.Id).ShouldBe(questions.Select(question => question.Id), ignoreOrder: true);
        topics.Sum(topic => topic.Trend.Sum()).ShouldBe(80);
        topics.ShouldAllBe(topic => topic.Trend[0] == topic.Questions.Count && topic.Trend[Topic.Reach - 1] == topic.Questions.Count);
    }

    private static Gen<IReadOnlyList<IReadOnlyList<Guid>>> Groupings() => ArbMap.Default.GeneratorFor<byte[]>().Select(numbers =>
        (IReadOnlyList<IReadOnlyList<Guid>>)[.. numbers.Select((group, question) => (group: group % 5, question)).GroupBy(pair => pair.group, pair => Question(pair.question)).Select(group => group.ToList())]);

    private static Guid Question(int number) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(number / 256), (byte)number);

    private static Guid Id(string name) => int.TryParse(name, out var number) ? Question(number) : Question(200 + name[0]);

    private static string Named(TopicId topic, string known) =>
        known.Split(' ', ':').Concat(Enumerable.Range(0, 10).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .FirstOrDefault(name => name.Length > 0 && Id(name) == topic.Value) ?? "?";

    private static Dictionary<TopicId, IReadOnlyList<Guid>> Known(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(':')).ToDictionary(part => new TopicId(Id(part[0])), part => (IReadOnlyList<Guid>)[.. part[1].Split(',').Select(Id)]);

    private static IReadOnlyList<IReadOnlyList<Guid>> Groups(string text) => [.. text.Split(' ').Select(group => (IReadOnlyList<Guid>)[.. group.Split(',').Select(Id)])];
}
