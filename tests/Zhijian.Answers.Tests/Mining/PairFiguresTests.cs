using Zhijian.Answers.Evaluation;

namespace Zhijian.Answers.Tests.Mining;

/// <summary>How agreement with known clusters is counted.</summary>
public sealed class PairFiguresTests
{
    [Theory]
    [InlineData("a a b b", "1 1 2 2", 1, 1, 1)]
    [InlineData("a a b b", "1 1 1 1", 2 / 6.0, 1, 0.5)]
    [InlineData("a a a b", "1 1 2 3", 1, 1 / 3.0, 0.5)]
    [InlineData("a a - -", "1 1 1 2", 1 / 3.0, 1, 0.5)]
    public void Pairs_put_together_are_compared_with_pairs_that_belong_together(string labels, string clusters, double precision, double recall, double f1)
    {
        var figures = Of(labels, clusters, nullIsAlone: true);

        (figures.Precision, figures.Recall).ShouldBe((precision, recall));
        figures.F1.ShouldBe(f1, 1e-9);
    }

    [Fact]
    public void A_question_of_which_nothing_is_known_counts_nowhere() => Of("a a - -", "1 1 1 2", nullIsAlone: false).ShouldBe(new PairFigures(1, 1));

    [Fact]
    public void Nothing_put_together_is_no_success()
    {
        var figures = Of("a a", "1 2", nullIsAlone: true);

        (double.IsNaN(figures.Precision), figures.Recall, figures.F1).ShouldBe((true, 0, 0));
    }

    private static PairFigures Of(string labels, string clusters, bool nullIsAlone) =>
        PairFigures.Of([.. labels.Split(' ').Select(label => label == "-" ? null : label)], [.. clusters.Split(' ').Select(int.Parse)], nullIsAlone);
}
