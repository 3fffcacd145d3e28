using System.Text;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Groups;

namespace Zhijian.Server.Services.Runs;

/// <summary>The words around the questions of a service. Pure.</summary>
internal static class RunWords
{
    /// <summary>Stands in an address where the run is put in.</summary>
    public const string RunBlank = "{{run}}";

    private const string UploadLink = $"<a href=\"/m/pages/run/index?id={RunBlank}\">点这里上传文件</a>";

    public const string AtTheBeginning = "已经是第一步了。";

    public const string MovedOnPage = "您在网页上办过这件事，现在到这一步：";

    private const string LookupOpen = "上次的查询没有完成，填写的内容都在。回复“重试”再查一次，或者回复“上一步”修改、“退出”结束。";

    /// <summary>What it is, how long it takes, what it costs, what is needed; and how to get out of it.</summary>
    public static string Intro(ServiceDefinition service)
    {
        var words = new StringBuilder($"【{service.Title}】");
        if (service.Intro is { } intro) words.Append('\n').Append(intro);
        var (item, facts) = (service.Item, new List<string>());
        if (item.PromisedDays is { } promised) facts.Add($"承诺时限：{promised}个工作日");
        else if (item.LegalDays is { } legal) facts.Add($"法定时限：{legal}个工作日");
        if (item.Fee is { } fee) facts.Add($"收费：{fee}");
        if (item.Materials.Count > 0) facts.Add($"需要：{string.Join("、", item.Materials)}");
        foreach (var fact in facts) words.Append('\n').Append(fact);
        return words.Append("\n随时可以回复：上一步、帮助、退出、人工。").ToString();
    }

    /// <summary>The question of the step, or the summary.</summary>
    public static string Ask(ServiceRun run, ServiceDefinition service)
    {
        if (RunProgress.IsWaiting(run)) return LookupOpen;
        if (service.Find(run.Step)?.For(run.Entries) is not { } step) return Summary(run, service);
        var words = new StringBuilder();
        if (Place(run, service) is var (at, of)) words.Append($"第{at}步，共{of}步\n");
        if (step.Kind == StepKind.Group) return words.Append(GroupSteps.Ask(step, run.Entries)).ToString();
        words.Append(CodeSteps.Asked(run, step) ?? ServiceDefinition.Fill(step.Ask, run.Entries));
        if (GroupSteps.Before(step, run.Entries) is { } before) words.Append($"\n原来填的是：{before.Shown}，不改请回复“不变”");
        if (step.Kind == StepKind.Slot) words.Append('\n').Append(SlotSteps.Ask(run, step));
        if (step.TakesFiles && Had(run, step) is { } had) words.Append($"\n已有{had}；再发会加上，回复“好了”保留，不要哪{FileEntry.Unit(step)}回复“删除”和它的序号，回复“重来”全部重发。");
        return Options(words, step).ToString();
    }

    public static string AskAgain(string fault, ServiceStep step) => Options(new StringBuilder(fault), step).Append("\n（不想办了请回复“退出”）").ToString();

    /// <summary>While several things are sent one after another.</summary>
    public static string Collecting(FileTake take, ServiceStep step) => take.Say + take.How + (step.Kind == StepKind.File ? "\n" + UploadLink : "");

    public static string Help(ServiceRun run, ServiceDefinition service)
    {
        var help = service.Find(run.Step)?.Help ?? Counter(service);
        return (help.Length == 0 ? "" : help + "\n") + "回复“上一步”返回，“退出”结束，“人工”由工作人员接着办，已填写的内容不会丢。\n\n" + Ask(run, service);
    }

    public static string NotAgreed(ServiceDefinition service) => $"没有您的同意，“{service.Title}”不能继续办理，本次已结束，填写的内容不会使用。" + Counter(service);

    public static string Left(ServiceDefinition service) => $"已退出“{service.Title}”，没有提交任何内容。需要时可以重新开始。";

    public static (int At, int Of)? Place(ServiceRun run, ServiceDefinition service)
    {
        var steps = service.StepsFor(run.Entries).ToList();
        return steps.FindIndex(step => step.Key == run.Step) is >= 0 and var at ? (at + 1, steps.Count) : null;
    }

    private static string Summary(ServiceRun run, ServiceDefinition service)
    {
        var words = new StringBuilder("请核对：");
        foreach (var (step, place) in service.StepsFor(run.Entries).Select((step, place) => (step, place + 1)))
            words.Append($"\n{place}. {step.Title}：{run.Entries.GetValueOrDefault(step.Key)?.Shown}");
        return words.Append("\n无误请回复“提交”；要修改哪一项，回复它前面的数字。").ToString();
    }

    private static StringBuilder Options(StringBuilder words, ServiceStep step)
    {
        foreach (var (option, place) in step.Options.Select((option, place) => (option, place + 1))) words.Append($"\n{place}. {option.Label}");
        // How to answer is said here and not in the question: the page asks the same and has a control for it.
        if (step.Kind == StepKind.Choice) words.Append("\n请回复前面的数字");
        if (step.Kind == StepKind.Location) words.Append("\n点聊天框右边的“＋”，选“位置”，也可以在地图上选别的地方");
        if (step.Kind == StepKind.Choices) words.Append("\n可以选多项，用空格隔开，比如 1 3");
        if (step.Kind == StepKind.Photos) Photos(words, step);
        if (step.Kind == StepKind.Voice) words.Append("\n请按住说话键发一段语音，60秒以内");
        if (step.Kind == StepKind.File) words.Append($"\n聊天窗口收不了文件，{UploadLink}");
        if (step.Kind == StepKind.YesNo) words.Append("\n请回复“是”或“否”");
        if (step.Kind == StepKind.Consent) words.Append("\n请回复“同意”或“不同意”");
        return step.IsOptional ? words.Append("\n没有可以回复“跳过”") : words;
    }

    private static string? Had(ServiceRun run, ServiceStep step) =>
        (run.Entries.GetValueOrDefault(Entry.Draft(step.Key)) ?? run.Entries.GetValueOrDefault(step.Key)) is { IsLeftOut: false } entry ? entry.Shown : null;

    private static void Photos(StringBuilder words, ServiceStep step)
    {
        foreach (var (picture, place) in step.Pictures.Select((picture, place) => (picture, place + 1)))
        {
            words.Append($"\n{place}. {picture.Title}");
            if (picture.Hint is { } hint) words.Append($"：{hint}");
            if (picture.ExampleHash is { } hash) words.Append($" <a href=\"/service-pictures/{hash}\">看示例</a>");
        }

        var (least, most) = (FileEntry.Least(step), FileEntry.Most(step));
        words.Append(least == most ? $"\n共{least}张，一张一张发，先后不论" : $"\n至少{least}张，最多{most}张，一张一张发，先后不论；发完回复“好了”");
    }

    private static string Counter(ServiceDefinition service) => service.Item.Counter is { } counter ? $"也可以到窗口办理：{counter}。" : "";
}
