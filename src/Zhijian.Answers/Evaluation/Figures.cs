namespace Zhijian.Answers.Evaluation;

/// <summary>What came of one labelled question.</summary>
/// <param name="Score">Sureness of the best candidate, any scale.</param>
/// <param name="Rank">Place of the first expected candidate among those given, from 1; 0 when there is none.</param>
/// <param name="HasAnswer">Whether the base holds an answer at all.</param>
/// <param name="Answered">Whether the engine answered by its own threshold.</param>
public sealed record Outcome(double Score, int Rank, bool HasAnswer, bool Answered, string Kind = "")
{
    public bool Right => Rank == 1;
}

/// <summary>The figures of a question set: how well candidates are ranked, what was decided, and what a tuned threshold would give.</summary>
/// <param name="Recall1">Share of the answerable questions whose best candidate is right.</param>
/// <param name="Mrr">Mean reciprocal rank among the first ten.</param>
/// <param name="Precision">Share of what was answered that is right, at the engine's own threshold.</param>
/// <param name="Coverage">Share of the answerable questions answered right, at the engine's own threshold.</param>
/// <param name="OutsideAnswered">Share of the questions without an answer that were answered all the same.</param>
/// <param name="TunedCoverage">Coverage with a threshold tuned on one half for 95 % precision and applied to the other; mean of 40 halvings.</param>
public sealed record Figures(
    double Recall1, double Recall3, double Mrr, double Precision, double Coverage, double OutsideAnswered,
    double TunedPrecision, double TunedCoverage, double TunedOutsideAnswered)
{
    private const int Halvings = 40;
    private const double Target = 0.95;

    public static Figures Of(IReadOnlyCollection<Outcome> outcomes)
    {
        var inside = outcomes.Where(o => o.HasAnswer).ToList();
        var own = Rates.Of(outcomes, outcomes.Where(o => o.Answered));
        var tuned = Tuned(outcomes);
        return new Figures(
            Share(inside, o => o.Rank == 1 ? 1 : 0), Share(inside, o => o.Rank is >= 1 and <= 3 ? 1 : 0), Share(inside, o => o.Rank is >= 1 and <= 10 ? 1.0 / o.Rank : 0),
            own.Precision, own.Coverage, own.Outside, tuned.Precision, tuned.Coverage, tuned.Outside);
    }

    private static double Share(List<Outcome> outcomes, Func<Outcome, double> value) => outcomes.Count == 0 ? 0 : outcomes.Average(value);

    private static Rates Tuned(IReadOnlyCollection<Outcome> outcomes)
    {
        // A fixed seed: the same outcomes give the same figures.
        var random = new Random(2024);
        var order = outcomes.ToArray();
        var rates = new List<Rates>();
        for (var time = 0; time < Halvings; time++)
        {
            random.Shuffle(order);
            var (one, other) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
            var (ofOther, ofOne) = (Threshold(other), Threshold(one));
            rates.Add(Rates.Of(outcomes, one.Where(o => o.Score >= ofOther).Concat(other.Where(o => o.Score >= ofOne))));
        }

        var precise = rates.Where(r => !double.IsNaN(r.Precision)).Select(r => r.Precision).DefaultIfEmpty(double.NaN).Average();
        return new Rates(precise, rates.Average(r => r.Coverage), rates.Average(r => r.Outside));
    }

    /// <summary>The threshold that answers most right while what it answers is right often enough; ties of score go together.</summary>
    private static double Threshold(Outcome[] outcomes)
    {
        var (best, bestRight, right, count) = (double.PositiveInfinity, 0, 0, 0);
        foreach (var tie in outcomes.GroupBy(o => o.Score).OrderByDescending(g => g.Key))
        {
            right += tie.Count(o => o.Right);
            count += tie.Count();
            if (right >= Target * count && right > bestRight) (best, bestRight) = (tie.Key, right);
        }

        return best;
    }

    private sealed record Rates(double Precision, double Coverage, double Outside)
    {
        public static Rates Of(IReadOnlyCollection<Outcome> all, IEnumerable<Outcome> answered)
        {
            var given = answered.ToList();
            var inside = all.Count(o => o.HasAnswer);
            var right = given.Count(o => o.Right);
            return new Rates(
                given.Count == 0 ? double.NaN : right / (double)given.Count, inside == 0 ? 0 : right / (double)inside,
                all.Count == inside ? 0 : given.Count(o => !o.HasAnswer) / (double)(all.Count - inside));
        }
    }
}
