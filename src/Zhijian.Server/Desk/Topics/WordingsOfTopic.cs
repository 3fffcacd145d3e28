using System.Text.RegularExpressions;
using Zhijian.Answers.Mining;
using Zhijian.Server.Knowledge.Contracts;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Chooses the wordings of a topic that go into an answer. Pure.</summary>
internal static partial class WordingsOfTopic
{
    /// <summary>Questions that are looked at: enough to find the phrasings an answer may have.</summary>
    public const int MostRead = 500;

    /// <param name="texts">The most often asked first.</param>
    /// <returns>The question and other ways to put it: nothing the engine reads alike twice, nothing with somebody's number in it.</returns>
    public static (string Question, IReadOnlyList<string> Phrasings) Of(string name, IEnumerable<string> texts)
    {
        var question = Fitting(name);
        var miner = new QuestionMiner();
        miner.Add(question);
        var phrasings = new List<string>();
        foreach (var text in texts.Where(text => !Number().IsMatch(text)).Select(Fitting))
        {
            var known = miner.PhrasingCount;
            if (miner.Add(text) == known && phrasings.Count < AnswerDrafts.MostPhrasings && text.Length <= AnswerDrafts.MostCharacters) phrasings.Add(text);
        }

        return (question.Length <= AnswerDrafts.MostCharacters ? question : question[..AnswerDrafts.MostCharacters], phrasings);
    }

    /// <summary>The bar separates phrasings in tables.</summary>
    private static string Fitting(string text) => text.ReplaceLineEndings(" ").Replace('|', ' ').Replace('｜', ' ').Trim();

    /// <summary>A telephone number, a plate, an identity number.</summary>
    [GeneratedRegex(@"\d{7}|[\p{IsCJKUnifiedIdeographs}][A-Z][·\s]?[A-Z0-9]{5}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
