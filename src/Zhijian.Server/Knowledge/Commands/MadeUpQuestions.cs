using Zhijian.Answers.Evaluation;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>
/// Any number of questions out of some: each in turn as it is, then again and again as other people would type it, with words before and behind, a
/// character left out, doubled or exchanged with the next. The same every time.
/// </summary>
internal static class MadeUpQuestions
{
    private static readonly string[] Before = ["", "", "", "请问", "你好，", "我想问一下", "麻烦问下", "急，", "昨天看到通知，", "我妈让我问", "朋友说"];
    private static readonly string[] Behind = ["", "", "", "？", "，谢谢", "呢", "啊", "，在线等", "，急急急", "，有人知道吗", "，跑了两趟都没办成"];

    public static List<ClusteredQuestion> Of(IReadOnlyList<ClusteredQuestion> questions, int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var at = i % questions.Count;
            var question = questions[at] with { Cluster = questions[at].Cluster ?? $"alone-{at}" };
            return i < questions.Count ? question : question with { Text = Reworded(question.Text, random) };
        })];
    }

    private static string Reworded(string text, Random random)
    {
        var place = random.Next(Math.Max(1, text.Length - 1));
        var slipped = random.Next(4) switch
        {
            0 when text.Length > 5 => text.Remove(place, 1),
            1 => text.Insert(place, text[place].ToString()),
            2 when text.Length > 5 => string.Concat(text.AsSpan(0, place), text.AsSpan(place + 1, 1), text.AsSpan(place, 1), text.AsSpan(place + 2)),
            _ => text,
        };
        return Before[random.Next(Before.Length)] + slipped + Behind[random.Next(Behind.Length)];
    }
}
