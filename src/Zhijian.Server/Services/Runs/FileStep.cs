using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;

namespace Zhijian.Server.Services.Runs;

/// <summary>What a step that takes files makes of a message.</summary>
/// <param name="Entry">When that was enough.</param>
/// <param name="Draft">Else what there is so far; null leaves it as it is.</param>
/// <param name="Say">What the citizen is told while it is not enough.</param>
internal sealed record FileTake(Entry? Entry, Entry? Draft, string? Say)
{
    /// <summary>How it is done in the chat; a page has controls for it.</summary>
    public string? How { get; init; }

    /// <summary>What is to be written down.</summary>
    public ServiceFile? Keeps { get; init; }
}

/// <summary>Collects what is sent one message after another, in any order, until it is enough (收集照片). Pure.</summary>
internal static class FileStep
{
    public static FileTake Take(ServiceRun run, ServiceStep step, Offered said, EntryContext context)
    {
        var have = Have(run, step, context.Files);
        if (said.File is { } file) return Add(step, have, file, context.Now);
        if (Spoken.IsEnough(said.Text)) return Enough(step, have);
        if (Spoken.IsAnew(said.Text)) return new FileTake(null, new Entry("", ""), "前面发的都不要了，请重新发。");
        if (ItemAct.Hear(said.Text) is var (place, changes) && have.Count > 0) return changes ? Change(step, have, place) : Without(step, have, place);
        if (Spoken.IsWithout(said.Text)) return have.Count == 0 ? Wanted(step) : Without(step, have, have.Count);
        // By their ids, all at once: as a preview sends them, and mini programs of before.
        var reading = FileEntry.Read(step, said.Text, context.Files);
        return reading.Entry is { } entry ? new FileTake(entry, null, null) : new FileTake(null, null, reading.Fault) { How = FileEntry.How(step) };
    }

    /// <summary>What was uploaded on a page: the citizen sees it there, so the step is never over by itself.</summary>
    public static FileTake Attach(ServiceRun run, ServiceStep step, ServiceFile file, IReadOnlyList<ServiceFile> files)
    {
        var have = Have(run, step, files);
        var kept = file with { State = FileState.Kept, DueAt = null };
        return Refusal(step, have, kept) is { } refusal ? new FileTake(null, null, refusal) : new FileTake(null, FileEntry.Of(step, With(step, have, kept)), null) { Keeps = kept };
    }

    /// <summary>What was sent for the step so far and is of use.</summary>
    public static List<ServiceFile> Have(ServiceRun run, ServiceStep step, IReadOnlyList<ServiceFile> files)
    {
        var ids = run.Entries.GetValueOrDefault(Entry.Draft(step.Key))?.Value ?? run.Entries.GetValueOrDefault(step.Key)?.Value ?? "";
        return [.. FileEntry.IdsIn(ids).Select(id => files.FirstOrDefault(file => file.Id == id && file.IsUsable)).OfType<ServiceFile>()];
    }

    /// <summary>The run without files that turned out to be of no use after they were counted; a step that lacks some of them is asked again.</summary>
    public static ServiceRun Settle(ServiceRun run, ServiceDefinition service, IReadOnlyList<ServiceFile> files)
    {
        if (files.All(file => file.IsUsable)) return run;
        var entries = new Dictionary<string, Entry>(run.Entries);
        foreach (var step in service.StepsFor(run.Entries).Where(step => step.TakesFiles && run.Entries.GetValueOrDefault(step.Key) is { IsLeftOut: false }))
        {
            var ids = FileEntry.IdsIn(entries[step.Key].Value).ToList();
            var usable = ids.Select(id => files.FirstOrDefault(file => file.Id == id && file.IsUsable)).OfType<ServiceFile>().ToList();
            if (usable.Count == ids.Count) continue;
            entries.Remove(step.Key);
            entries[usable.Count >= FileEntry.Least(step) ? step.Key : Entry.Draft(step.Key)] = FileEntry.Of(step, usable);
        }

        return run with { Entries = entries };
    }

    private static FileTake Add(ServiceStep step, List<ServiceFile> have, ServiceFile file, DateTimeOffset now)
    {
        if (file.Fault is { } fault) return new FileTake(null, null, fault + (have.Count > 0 ? $"（前面的{have.Count}{FileEntry.Unit(step)}都在）" : ""));
        if (have.Exists(known => known.Id == file.Id)) return Progress(step, have.Count);
        if (Refusal(step, have, file) is { } refusal)
            // Its bytes are here already.
            return new FileTake(null, null, refusal) { How = "请回复“好了”进入下一步。", Keeps = file.State == FileState.Kept ? file with { State = FileState.Loose, DueAt = now } : null };
        var all = With(step, have, file);
        return all.Count >= FileEntry.Most(step)
            ? new FileTake(FileEntry.Of(step, all), null, null) { Keeps = file }
            : Progress(step, all.Count, Late(step, file)) with { Draft = FileEntry.Of(step, all), Keeps = file };
    }

    /// <summary>Why one more is not taken. A new recording takes the place of the last.</summary>
    private static string? Refusal(ServiceStep step, List<ServiceFile> have, ServiceFile file)
    {
        var unit = FileEntry.Unit(step);
        if (step.Kind != StepKind.Voice && have.Count >= FileEntry.Most(step)) return $"已经有{have.Count}{unit}，够了，这{unit}没有收。";
        return have.FindIndex(before => FileCheck.IsSame(file.Hash, file.Fingerprint, before)) is >= 0 and var same ? $"这{unit}和第{same + 1}{unit}是同一{unit}，没有收。" : null;
    }

    private static List<ServiceFile> With(ServiceStep step, List<ServiceFile> have, ServiceFile file) => step.Kind == StepKind.Voice ? [file] : [.. have, file];

    private static FileTake Without(ServiceStep step, List<ServiceFile> have, int place)
    {
        var unit = FileEntry.Unit(step);
        if (place < 1 || place > have.Count) return new FileTake(null, null, $"没有第{place}{unit}，现在有{have.Count}{unit}。");
        List<ServiceFile> left = [.. have.Take(place - 1), .. have.Skip(place)];
        var said = $"第{place}{unit}去掉了，现在有{left.Count}{unit}{Named(step, left, place)}。";
        var next = left.Count < FileEntry.Least(step) ? $"还差{FileEntry.Least(step) - left.Count}{unit}，请接着发。" : "够了。";
        return new FileTake(null, FileEntry.Of(step, left), said + next) { How = left.Count < FileEntry.Least(step) ? null : "请回复“好了”进入下一步，也可以再发。" };
    }

    /// <summary>What is left: documents by their names, photographs by where they stand now.</summary>
    private static string Named(ServiceStep step, List<ServiceFile> left, int gone)
    {
        if (left.Count == 0) return "";
        if (step.Kind == StepKind.File) return "：" + string.Join("、", left.Select((file, at) => $"{at + 1}. {file.Name ?? "文件"}"));
        var unit = FileEntry.Unit(step);
        return "：" + string.Join("、", left.Select((_, at) => at + 1 < gone ? $"第{at + 1}{unit}" : $"第{at + 1}{unit}（原来的第{at + 2}{unit}）"));
    }

    private static FileTake Change(ServiceStep step, List<ServiceFile> have, int place) => place < 1 || place > have.Count
        ? Without(step, have, place)
        : new FileTake(null, null, $"要换第{place}{FileEntry.Unit(step)}，请先去掉它，再发新的。") { How = $"去掉请回复“删除{place}”。" };

    private static FileTake Enough(ServiceStep step, List<ServiceFile> have) => have.Count >= FileEntry.Least(step)
        ? new FileTake(FileEntry.Of(step, have), null, null)
        : have.Count == 0
            ? Wanted(step)
            : new FileTake(null, null, $"还差{FileEntry.Least(step) - have.Count}{FileEntry.Unit(step)}，至少要{FileEntry.Least(step)}{FileEntry.Unit(step)}，请接着发。");

    private static FileTake Wanted(ServiceStep step) => new(null, null, FileEntry.Wanted(step)) { How = FileEntry.How(step) };

    private static string Late(ServiceStep step, ServiceFile file) =>
        file.State == FileState.Waiting ? $"微信现在传得慢，这{FileEntry.Unit(step)}已经登记，稍后自动取回；万一取不到会马上告诉您。\n" : "";

    private static FileTake Progress(ServiceStep step, int count, string before = "")
    {
        var (least, most) = (FileEntry.Least(step), FileEntry.Most(step));
        var next = count < step.Pictures.Count ? $"\n还可以拍：{string.Join("、", step.Pictures.Skip(count).Select(picture => picture.Title))}（已拍过的不用重拍，先后不论）" : "";
        return count < least
            ? new FileTake(null, null, $"{before}收到第{count}张，还差{least - count}张。{next}")
            : new FileTake(null, null, $"{before}收到{count}张，够了。请回复“好了”进入下一步，也可以再发{most - count}张；不要哪张请回复“删除”和它的序号，比如“删除{count}”。");
    }
}
