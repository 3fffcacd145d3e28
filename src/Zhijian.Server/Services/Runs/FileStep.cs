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
    /// <summary>What is to be written down.</summary>
    public ServiceFile? Keeps { get; init; }
}

/// <summary>Collects what is sent one message after another, in any order, until it is enough (收集照片). Pure.</summary>
internal static class FileStep
{
    public static FileTake Take(ServiceRun run, ServiceStep step, Offered said, EntryContext context)
    {
        var have = Have(run, step, context.Files);
        if (said.File is { } file) return Add(step, have, file);
        if (Spoken.IsEnough(said.Text)) return Enough(step, have);
        if (Spoken.IsAnew(said.Text)) return new FileTake(null, new Entry("", ""), "前面发的都不要了，请重新发。");
        if (Spoken.IsWithout(said.Text))
            return have.Count == 0 ? new FileTake(null, null, FileEntry.Wanted(step)) : new FileTake(null, FileEntry.Of(step, [.. have.SkipLast(1)]), $"最后一{FileEntry.Unit(step)}去掉了，现在有{have.Count - 1}{FileEntry.Unit(step)}。");
        // On the page all come at once, by their ids.
        var reading = FileEntry.Read(step, said.Text, context.Files);
        return reading.Entry is { } entry ? new FileTake(entry, null, null) : new FileTake(null, null, reading.Fault);
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

    private static FileTake Add(ServiceStep step, List<ServiceFile> have, ServiceFile file)
    {
        var unit = FileEntry.Unit(step);
        if (file.Fault is { } fault) return new FileTake(null, null, fault + (have.Count > 0 ? $"（前面的{have.Count}{unit}都在）" : ""));
        if (have.Exists(known => known.Id == file.Id)) return new FileTake(null, null, Progress(step, have.Count));
        if (have.Count >= FileEntry.Most(step) && step.Kind == StepKind.Photos) return new FileTake(null, null, $"已经有{have.Count}张，够了，这张没有收。请回复“好了”进入下一步。");
        // A new recording takes the place of the last.
        var all = step.Kind == StepKind.Photos ? [.. have, file] : new List<ServiceFile> { file };
        var isAll = all.Count >= FileEntry.Most(step);
        var take = isAll ? new FileTake(FileEntry.Of(step, all), null, null) : new FileTake(null, FileEntry.Of(step, all), Late(step, file) + Progress(step, all.Count));
        return take with { Keeps = file };
    }

    private static FileTake Enough(ServiceStep step, List<ServiceFile> have) => have.Count >= FileEntry.Least(step)
        ? new FileTake(FileEntry.Of(step, have), null, null)
        : new FileTake(null, null, have.Count == 0 ? FileEntry.Wanted(step) : $"还差{FileEntry.Least(step) - have.Count}{FileEntry.Unit(step)}，至少要{FileEntry.Least(step)}{FileEntry.Unit(step)}，请接着发。");

    private static string Late(ServiceStep step, ServiceFile file) =>
        file.State == FileState.Waiting ? $"微信现在传得慢，这{FileEntry.Unit(step)}已经登记，稍后自动取回；万一取不到会马上告诉您。\n" : "";

    private static string Progress(ServiceStep step, int count)
    {
        var (least, most) = (FileEntry.Least(step), FileEntry.Most(step));
        var next = count < step.Pictures.Count ? $"\n还可以拍：{string.Join("、", step.Pictures.Skip(count).Select(picture => picture.Title))}（已拍过的不用重拍，先后不论）" : "";
        return count < least
            ? $"收到第{count}张，还差{least - count}张。{next}"
            : $"收到{count}张，够了。请回复“好了”进入下一步，也可以再发{most - count}张。";
    }
}
