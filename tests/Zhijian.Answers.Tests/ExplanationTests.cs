namespace Zhijian.Answers.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void An_explanation_tells_the_same_as_the_match()
    {
        foreach (var question in SmallBase.Entries.Select(e => e.Question[1..]).Append("今天吃什么"))
        {
            var match = SmallBase.Index.Match(question, 10);
            var explanation = SmallBase.Index.Explain(question, 10);

            explanation.Decision.ShouldBe(match.Decision);
            explanation.Candidates.Select(c => new Candidate(c.Id, c.Score)).ShouldBe(match.Candidates);
        }
    }

    [Fact]
    public void The_features_of_a_candidate_make_its_points()
    {
        var best = SmallBase.Index.Explain("驾照过期了怎么换").Candidates[0];

        best.Features.Sum(f => f.Value * f.Weight).ShouldBe(best.Points, 0.001);
        best.Features.Select(f => f.Name).ShouldBeUnique();
    }

    [Fact]
    public void The_phrasing_that_fitted_best_is_named() =>
        SmallBase.Index.Explain("未成年人首次申领身份证").Candidates[0].MatchedPhrasing.ShouldBe("未成年人首次申领身份证");
}
