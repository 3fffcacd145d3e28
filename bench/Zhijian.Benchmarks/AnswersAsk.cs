using Zhijian.Answers;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Benchmarks;

/// <summary>Shows what the engine makes of questions put to a set's base, to find out why: <c>answers ask SET QUESTION...</c>.</summary>
internal static class AnswersAsk
{
    private const int Candidates = 8;

    public static int Run(string set, string[] questions)
    {
        var index = AnswerIndex.Build(QuestionSet.Read(set).Entries);
        foreach (var question in questions)
        {
            var explanation = index.Explain(question, Candidates);
            Console.WriteLine($"{question}: {explanation.Decision}  {string.Join(' ', explanation.Terms)}");
            foreach (var candidate in explanation.Candidates)
            {
                var features = candidate.Features.Where(f => f.Value != 0).Select(f => $"{f.Name} {f.Value:0.##}");
                Console.WriteLine($"  {candidate.Score:0.000}  {candidate.Points:0.00}  {candidate.Id}  {candidate.MatchedPhrasing}\n      {string.Join("  ", features)}");
            }
        }

        return 0;
    }
}
