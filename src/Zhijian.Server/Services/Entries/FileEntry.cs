using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;

namespace Zhijian.Server.Services.Entries;

/// <summary>An entry that consists of files (附件项): their ids, as they were sent for this very step. Pure.</summary>
internal static class FileEntry
{
    private const int UsualMost = 9;
    private const int IdLength = 32;

    public static int Least(ServiceStep step) => (int)(step.Least ?? 1);

    public static int Most(ServiceStep step) => step.Kind == StepKind.Voice ? 1 : (int)(step.Most ?? Math.Max(UsualMost, Least(step)));

    /// <param name="ids">Of files of the run, between commas or blanks.</param>
    /// <param name="files">Those of the run; of other people's nothing is known here.</param>
    public static EntryReading Read(ServiceStep step, string ids, IReadOnlyList<ServiceFile> files)
    {
        var named = IdsIn(ids).Distinct().ToList();
        var known = named.Select(id => files.FirstOrDefault(file => file.Id == id && file.Step == step.Key && file.IsUsable)).OfType<ServiceFile>().ToList();
        if (known.Count < named.Count || known.Count == 0) return EntryReading.Refused(Wanted(step));
        if (known.Count < Least(step)) return EntryReading.Refused($"还差{Least(step) - known.Count}{Unit(step)}，至少要{Least(step)}{Unit(step)}。");
        if (known.Count > Most(step)) return EntryReading.Refused($"最多{Most(step)}{Unit(step)}，现在有{known.Count}{Unit(step)}。");
        for (var at = 1; at < known.Count; at++)
            if (known.FindIndex(0, at, before => FileCheck.IsSame(known[at].Hash, known[at].Fingerprint, before)) is >= 0 and var same)
                return EntryReading.Refused($"第{at + 1}{Unit(step)}和第{same + 1}{Unit(step)}是同一{Unit(step)}，请换一{Unit(step)}。");
        return Of(step, known);
    }

    /// <summary>Those that stand in an entry, or in what is being collected, as they are numbered there; what was taken back does not count.</summary>
    /// <param name="step">Those of this step come first.</param>
    public static List<ServiceFile> InUse(IReadOnlyDictionary<string, Entry> entries, IReadOnlyList<ServiceFile> files, string? step = null)
    {
        var used = entries.Where(entry => entry.Value.Value.Length >= IdLength).OrderByDescending(entry => step is not null && (entry.Key == step || entry.Key == Entry.Draft(step)))
            .SelectMany(entry => IdsIn(entry.Value.Value)).Distinct();
        return [.. used.Select(id => files.FirstOrDefault(file => file.Id == id && file.IsUsable)).OfType<ServiceFile>()];
    }

    public static Entry Of(ServiceStep step, IReadOnlyList<ServiceFile> files)
    {
        var shown = step.Kind == StepKind.File ? string.Join("、", files.Select(file => file.Name ?? "1个文件")) : $"{files.Count}{Unit(step)}{Noun(step)}";
        var late = files.Count(file => file.State == FileState.Waiting);
        return new Entry(string.Join(Entry.Separator, files.Select(file => file.Id.ToString("N"))), late == 0 ? shown : $"{shown}（{late}{Unit(step)}还在接收）");
    }

    public static IEnumerable<Guid> IdsIn(string ids)
    {
        foreach (var part in ids.Split([Entry.Separator, ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            yield return Guid.TryParseExact(part, "N", out var id) || Guid.TryParse(part, out id) ? id : Guid.Empty;
    }

    public static string Unit(ServiceStep step) => step.Kind switch
    {
        StepKind.Photos => "张",
        StepKind.Voice => "段",
        _ => "个",
    };

    /// <summary>What is missing.</summary>
    public static string Wanted(ServiceStep step) => $"还没有收到{Noun(step)}，请{(step.Kind == StepKind.File ? "上传" : "发")}{Noun(step)}。";

    /// <summary>How it is sent in the chat; a page has a button for it.</summary>
    public static string How(ServiceStep step) => step.Kind switch
    {
        StepKind.Photos => "点聊天框右边的“＋”，选“拍摄”或“照片”。",
        StepKind.Voice => "请按住说话键发一段语音，60秒以内。",
        _ => "公众号的聊天窗口收不了文件。请打开下面的链接上传，传完在那里接着办，前面填写的内容都在。",
    };

    private static string Noun(ServiceStep step) => step.Kind == StepKind.Photos ? "照片" : step.Kind == StepKind.Voice ? "录音" : "文件";
}
