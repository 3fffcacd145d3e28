using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Places;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Previews;

/// <summary>What an invented citizen could send at a step, the likeliest first (示例填写). Pure.</summary>
internal static partial class SampleEntries
{
    private const int DaysTried = 21;
    private const int SlotsTried = 40;
    private const string Invented = "示例";
    private const string Address = "幸福路1号2单元301室";
    private const string Sentence = "这是一段示例文字，只用来看看效果。";
    private const string Digits = "1234567890";
    private const int UsualDigits = 8;

    private static readonly IReadOnlyList<StepOption> YesAndNo = [new("yes", "是"), new("no", "否")];

    /// <summary>What can be chosen there, each at the place of the entry that chooses it; empty where nothing is chosen.</summary>
    public static IReadOnlyList<StepOption> OptionsOf(ServiceStep step) => step.Kind switch
    {
        StepKind.Choice or StepKind.Choices => step.Options,
        StepKind.YesNo => YesAndNo,
        _ => [],
    };

    public static IEnumerable<Offered> For(ServiceStep step, ServiceRun run, DateTimeOffset now)
    {
        if (step.Kind == StepKind.Location) return Sent(step).Select(place => new Offered("", place));
        if (step.TakesFiles) return [new Offered(string.Join(Entry.Separator, FilesFor(step, run, now).Select(file => file.Id.ToString("N"))))];
        var texts = Texts(step, run, now);
        return (step.IsOptional ? texts.Append("跳过") : texts).Select(text => new Offered(text));
    }

    /// <summary>As many as the step wants at least; of nobody, and never stored.</summary>
    public static IReadOnlyList<ServiceFile> FilesFor(ServiceStep step, ServiceRun run, DateTimeOffset now) => [.. Enumerable.Range(1, FileEntry.Least(step)).Select(number => new ServiceFile
    {
        Id = FileStorage.IdOf(run.Id, $"{step.Key}/{number}"),
        AgencyId = run.AgencyId,
        ConversationId = run.ConversationId,
        RunId = run.Id,
        Step = step.Key,
        State = FileState.Kept,
        Name = $"{Invented}{number}.pdf",
        SentAt = now,
    })];

    private static IEnumerable<SentPlace> Sent(ServiceStep step)
    {
        if (step.Area is { } area) return [new SentPlace(area.Latitude, area.Longitude, area.Name)];
        return step.Districts is { } covered ? covered.Districts.SelectMany(district => Within(district).Select(at => new SentPlace(at.Latitude, at.Longitude, district.Name))) : [new SentPlace(39.9087, 116.3975, Invented)];
    }

    /// <summary>Of a border that bends inwards the middle may lie outside; then a place halfway to a corner may do.</summary>
    private static IEnumerable<(double Latitude, double Longitude)> Within(District district)
    {
        if (district is { Latitude: { } latitude, Longitude: { } longitude }) return [(latitude, longitude)];
        var corners = district.Border.Chunk(2).ToList();
        var (middle, along) = (corners.Average(corner => corner[0]), corners.Average(corner => corner[1]));
        return corners.Select(corner => ((corner[0] + middle) / 2, (corner[1] + along) / 2)).Prepend((middle, along)).Where(at => district.Holds(at.Item1, at.Item2));
    }

    private static IEnumerable<string> Texts(ServiceStep step, ServiceRun run, DateTimeOffset now) => step.Kind switch
    {
        StepKind.Number => Numbers(step, "1"),
        StepKind.Money => Numbers(step, "1000"),
        StepKind.Choice => Places(step),
        StepKind.Choices => Places(step).Select(place => string.Join(' ', Places(step).Where(other => other != place).Prepend(place).Take(Math.Max(1, (int)(step.Least ?? 1))))),
        StepKind.YesNo => YesAndNo.Select(answer => answer.Label),
        StepKind.Date => Days(step, now.DayInBeijing()),
        StepKind.Slot => Enumerable.Range(1, SlotsTried).Select(place => place.ToString(CultureInfo.InvariantCulture)),
        // The first without a province, which the region of the agency lends.
        StepKind.Plate => ["A12345", "京A12345"],
        // The number with which the national standard explains itself.
        StepKind.Licence or StepKind.IdNumber => ["11010519491231002X"],
        StepKind.Phone when PhoneCode.Of(run.Entries, step.Key) is { } code => [PhoneCode.CodeOf(CodeLook.Sample.Hash, run.Id, code.Phone, code.Send)],
        StepKind.Phone => ["13800138000"],
        StepKind.Name => ["张三"],
        StepKind.Group => RepeatGroup.Count(step, run.Entries) == 0 ? ["是", "否"] : ["否"],
        StepKind.Signature => run.Entries.Values.Where(entry => !entry.IsLeftOut).Select(entry => entry.Value),
        StepKind.Consent => ["同意"],
        _ => Written(step),
    };

    private static IEnumerable<string> Places(ServiceStep step) => Enumerable.Range(1, step.Options.Count).Select(place => place.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> Numbers(ServiceStep step, string usual) =>
        new[] { usual, Plain(step.Least), Plain(step.Most) }.OfType<string>();

    private static IEnumerable<string> Days(ServiceStep step, DateOnly today) => Enumerable.Range(0, DaysTried)
        .Select(days => today.AddDays(Math.Min(Math.Max(days, step.FirstDay ?? days), step.LastDay ?? int.MaxValue))).Distinct().Select(day => $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>The example of the question itself; a number where one is asked for, an address, or words of the right length.</summary>
    private static IEnumerable<string> Written(ServiceStep step)
    {
        var asked = $"{step.Title} {step.Ask} {step.Help}";
        if (Example().Match(asked) is { Success: true } example && Fits(step, example.Groups["one"].Length)) yield return example.Groups["one"].Value;
        if (asked.Contains("地址", StringComparison.Ordinal)) yield return Long(Address, step);
        else if (Numbered().IsMatch(asked)) yield return Numerals(step, asked);
        yield return step.Most < Sentence.Length ? Long(Invented, step) : Long(Sentence, step);
    }

    private static string Numerals(ServiceStep step, string asked)
    {
        var said = Length().Match(ChineseNumber.ToDigits(asked));
        var length = said.Success && int.Parse(said.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) is var count && Fits(step, count)
            ? count
            : (int)Math.Min(Math.Max(step.Least ?? 0, UsualDigits), step.Most ?? decimal.MaxValue);
        return string.Concat(Enumerable.Range(0, length).Select(at => Digits[at % Digits.Length]));
    }

    private static bool Fits(ServiceStep step, int length) => length >= (step.Least ?? 1) && length <= (step.Most ?? int.MaxValue);

    private static string Long(string words, ServiceStep step)
    {
        var said = string.Concat(Enumerable.Repeat(words, ((int)(step.Least ?? 1) / words.Length) + 1));
        return step.Most is { } most && said.Length > most ? said[..(int)most] : said;
    }

    private static string? Plain(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex("(如|比如|例如)[：: ]?(?<one>[^如，。；、（）()：:「」“” ]{1,20})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex("[0-9一二三四五六七八九十]位|数字|编号|号码|户号", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<count>\d{1,2})\s*位", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Length();
}
