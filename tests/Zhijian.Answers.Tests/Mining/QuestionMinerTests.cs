using FsCheck;
using FsCheck.Fluent;
using Zhijian.Answers.Mining;

namespace Zhijian.Answers.Tests.Mining;

/// <summary>The promises of the question miner: what is one matter, and that neither order nor chance decides it.</summary>
public sealed class QuestionMinerTests
{
    /// <summary>Questions whose parts are put together at random, so that many are alike and some are equal.</summary>
    private static readonly Arbitrary<string[]> Questions = ArbMap.Default.GeneratorFor<byte>().Three()
        .Select(parts => $"{Pick(parts.Item1, "户口本", "身份证", "护照", "居住证", "")}{Pick(parts.Item2, "丢了", "怎么补办", "过期了", "在哪里领")}{Pick(parts.Item3, "", "？", "要带什么材料", "需要多久", "，谢谢")}")
        .ArrayOf().ToArbitrary();

    [Theory]
    [InlineData("身份证丢了怎么补办", "补办身份证要什么材料，身份证丢了")]
    [InlineData("小区路灯不亮了找谁修", "小区的路灯不亮了，该找谁来修？")]
    [InlineData("社保卡怎么激活", "社会保障卡怎样激活")]
    public void Two_ways_to_ask_the_same_are_one_cluster(string one, string other) => Cluster(one, other, "公积金能提取几次").Count.ShouldBe(2);

    [Theory]
    [InlineData("社保怎么交", "房租怎么交")]
    [InlineData("护照在哪里办", "驾照在哪里换")]
    [InlineData("今天广州下雨吗", "孩子几岁能入团")]
    public void What_only_has_the_turn_of_phrase_in_common_stays_apart(string one, string other) => Cluster(one, other).Count.ShouldBe(2);

    [Fact]
    public void Texts_that_are_read_alike_are_one_phrasing_under_their_shortest_spelling()
    {
        var miner = new QuestionMiner();

        var numbers = new[] { "请问护照怎么办？？", "护照怎么办", "護照怎么办！" }.Select(text => miner.Add(text)).ToList();

        numbers.Distinct().ShouldHaveSingleItem().ShouldBe(0);
        var cluster = miner.Cluster().ShouldHaveSingleItem();
        (cluster.Name, cluster.Times, cluster.Phrasings.Count).ShouldBe(("护照怎么办", 3, 1));
    }

    [Fact]
    public void A_cluster_is_named_by_its_most_typical_question_and_counts_every_time_it_was_asked()
    {
        var miner = new QuestionMiner();
        miner.Add("小区路灯不亮了怎么办", times: 5);
        miner.Add("小区路灯不亮");
        miner.Add("我们小区三栋门口的路灯不亮了，晚上老人出门很危险，物业说不归他管");
        miner.Add("公积金能提取几次", times: 3);

        var clusters = miner.Cluster();

        clusters.Select(cluster => (cluster.Name, cluster.Times)).ShouldBe([("小区路灯不亮了怎么办", 7), ("公积金能提取几次", 3)]);
        clusters[0].Phrasings[0].ShouldBe(new MinedPhrasing(0, "小区路灯不亮了怎么办", 5));
    }

    [Fact]
    public void Questions_may_be_added_between_two_runs()
    {
        var miner = new QuestionMiner();
        miner.Add("路灯不亮找谁");
        miner.Cluster().ShouldHaveSingleItem().Times.ShouldBe(1);

        miner.Add("路灯不亮了找谁");

        miner.Cluster().ShouldHaveSingleItem().Times.ShouldBe(2);
    }

    [Fact]
    public void A_full_miner_counts_what_it_overlooks_and_still_counts_what_it_knows()
    {
        var miner = new QuestionMiner(new MiningOptions { MostPhrasings = 1 });

        var numbers = new[] { "护照怎么办", "路灯不亮", "护照怎么办？" }.Select(text => miner.Add(text)).ToList();

        numbers.ShouldBe([0, -1, 0]);
        (miner.Overlooked, miner.Cluster()[0].Times).ShouldBe((1, 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ？！。  ")]
    public void What_holds_nothing_to_read_is_in_no_cluster(string text)
    {
        var miner = new QuestionMiner();

        miner.Add(text).ShouldBe(-1);

        (miner.Overlooked, miner.Cluster().Count).ShouldBe((0, 0));
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        var miner = new QuestionMiner();
        miner.Add("护照怎么办");

        Should.Throw<OperationCanceledException>(() => miner.Cluster(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Every_phrasing_is_in_exactly_one_cluster_and_no_question_is_lost() => Prop.ForAll(Questions, questions =>
    {
        var miner = new QuestionMiner();
        var numbers = questions.Select(question => miner.Add(question)).ToList();

        var clusters = miner.Cluster();

        clusters.SelectMany(cluster => cluster.Phrasings).Select(phrasing => phrasing.Number).Order().ShouldBe(Enumerable.Range(0, miner.PhrasingCount));
        clusters.Sum(cluster => cluster.Times).ShouldBe(numbers.Count(number => number >= 0));
        clusters.ShouldAllBe(cluster => cluster.Phrasings.Any(phrasing => phrasing.Text == cluster.Name));
        clusters.Select(cluster => cluster.Id).ShouldBeUnique();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_questions_does_not_matter() => Prop.ForAll(Questions, questions =>
        Told(Cluster(questions)).ShouldBe(Told(Cluster([.. questions.Reverse()])))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_questions_always_give_the_same_clusters() => Prop.ForAll(Questions, questions =>
        Told(Cluster(questions)).ShouldBe(Told(Cluster(questions)))).QuickCheckThrowOnFailure();

    private static string Pick(byte number, params string[] choices) => choices[number % choices.Length];

    private static IReadOnlyList<QuestionCluster> Cluster(params string[] questions)
    {
        var miner = new QuestionMiner();
        foreach (var question in questions) miner.Add(question);
        return miner.Cluster();
    }

    /// <summary>Everything but the numbers of phrasings, which are those of the order they came in.</summary>
    private static IEnumerable<string> Told(IReadOnlyList<QuestionCluster> clusters) => clusters.Select(cluster =>
        $"{cluster.Id} {cluster.Name} {cluster.Times}: {string.Join('|', cluster.Phrasings.Select(phrasing => $"{phrasing.Text}×{phrasing.Times}"))}");
}
