namespace Zhijian.Benchmarks;

/// <summary>The offline side of Zhijian.Answers: making its data files and timing it.</summary>
internal static class AnswersTool
{
    public static int Run(string[] args) => args switch
    {
        ["lexicon", var from, var to] => AnswersLexicon.Run(from, to),
        ["train", .. var rest] => AnswersTraining.Run(rest),
        ["pack", var csv, var to, var keep] => AnswersPack.Run(csv, to, keep),
        ["ask", var set, .. var questions] => AnswersAsk.Run(set, questions),
        ["time", .. var rest] => AnswersTiming.Run(rest),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("answers lexicon DIR OUT | train SET... [--out FILE] | pack CSV DIR KEEP | ask SET QUESTION... | time [SET...]");
        return 2;
    }
}
