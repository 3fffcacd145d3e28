using System.Text;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Cases;

/// <summary>What a citizen has submitted and how it stands, in the chat (我的办件). Pure.</summary>
internal static class OwnMatters
{
    /// <summary>As many as a message holds; the page lists all.</summary>
    public const int Most = 5;

    private const int LongestNote = 60;

    /// <summary>How far people are with a record.</summary>
    public static string Stands(ServiceRun record) => record.HandledAt is null ? "已受理，等待办理" : "已办结";

    /// <param name="runs">Records and what is open, newest first.</param>
    public static string Say(IReadOnlyList<ServiceRun> runs, Func<ServiceRun, ServiceDefinition?> definition)
    {
        var records = runs.Where(run => run.Number is not null).Take(Most).ToList();
        var open = runs.Where(run => run.State == RunState.Open).ToList();
        if (records.Count == 0 && open.Count == 0) return "您还没有提交过办件。";
        var words = new StringBuilder(records.Count > 0 ? "您提交的办件：" : "您还没有提交过办件。");
        foreach (var (record, place) in records.Select((record, place) => (record, place + 1)))
        {
            words.Append($"\n{place}. {definition(record)?.Title ?? record.Service}，编号{record.Number}\n{record.EndedAt?.InBeijing():M月d日}提交，{Stands(record)}");
            if (record.HandledNote is { Length: > 0 } note) words.Append('：').Append(note.Length <= LongestNote ? note : note[..LongestNote] + "……");
        }

        if (open.Count > 0) words.Append($"\n还没有提交：{string.Join("、", open.Select(run => definition(run)?.Title ?? run.Service))}，回复“继续”接着办。");
        return words.Append("\n要补充或更改，回复“人工”。").ToString();
    }
}
