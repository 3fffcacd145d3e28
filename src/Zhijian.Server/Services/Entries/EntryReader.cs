using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Places;

namespace Zhijian.Server.Services.Entries;

/// <summary>What a citizen offered for one step, over whichever channel.</summary>
public readonly record struct Offered(string Text, SentPlace? Place = null)
{
    /// <summary>What was sent in the chat, fetched already or not; with its fault when it is none of use.</summary>
    public ServiceFile? File { get; init; }
}

/// <summary>What the reading of an entry may look at besides the step.</summary>
/// <param name="Region">Division code of the agency; its province stands in on plates where it was left out.</param>
/// <param name="Entries">Of the steps before.</param>
public sealed record EntryContext(DateTimeOffset Now, WorkingCalendar Calendar, string? Region, IReadOnlyDictionary<string, Entry> Entries)
{
    /// <summary>At an agency, with nothing entered yet.</summary>
    public static EntryContext At(AgencyId agency, AgencyDirectory agencies, AgencyCalendars calendars, DateTimeOffset now = default) =>
        new(now, calendars.Find(agency) ?? WorkingCalendar.Standard, agencies.Find(agency)?.Region, new Dictionary<string, Entry>());

    /// <summary>What of the offers that are asked about is free, by key of the offer.</summary>
    public IReadOnlyDictionary<string, SlotBoard> Boards { get; init; } = new Dictionary<string, SlotBoard>();

    /// <summary>What was sent for the run before, by age.</summary>
    public IReadOnlyList<ServiceFile> Files { get; init; } = [];

    /// <summary>What departments said, by the key of the call.</summary>
    public IReadOnlyDictionary<string, DepartmentReply> Replies { get; init; } = new Dictionary<string, DepartmentReply>();

    /// <summary>What codes to telephone numbers need; null where none is asked for.</summary>
    public CodeLook? Codes { get; init; }

    /// <summary>Departments may still be asked; otherwise one that has not answered counts as out of reach.</summary>
    public bool MayAsk { get; init; }
}

/// <summary>An entry, or in the citizen's language why it is none and what is wanted instead.</summary>
public readonly record struct EntryReading(Entry? Entry, string? Fault)
{
    /// <summary>What is said to the fault in the chat alone: a page has a control for it.</summary>
    public string? How { get; init; }

    public static implicit operator EntryReading(Entry entry) => new(entry, null);

    public static EntryReading Refused(string why) => new(null, why);
}

/// <summary>
/// The one place where what citizens enter is read and checked (校验), for the chat, the page and the mini program alike. Natural answers are taken:
/// 明天, 第二个, 三十五, 鄂a12345. Pure.
/// </summary>
public static partial class EntryReader
{
    private const int LongestText = 500;
    private const int LongestName = 50;

    public static EntryReading Read(ServiceStep step, Offered offered, EntryContext context)
    {
        var text = offered.Text.Trim();
        if (step.Kind == StepKind.Location) return ReadPlace(step, offered.Place);
        if (step.TakesFiles) return FileEntry.Read(step, text, context.Files);
        if (text.Length == 0) return EntryReading.Refused(step.Options.Count > 0 || step.Kind is StepKind.YesNo or StepKind.Consent or StepKind.Slot ? "这一项还没有选。" : "这一项还没有填，请用文字填写。");
        return step.Kind switch
        {
            StepKind.Number => ReadNumber(step, text),
            StepKind.Money => ReadMoney(step, text),
            StepKind.Choice => ReadChoice(step, text),
            StepKind.Choices => ReadChoices(step, text),
            StepKind.YesNo => ReadYesNo(text),
            StepKind.Date => ReadDate(step, text, context),
            StepKind.Plate => Of(NumberPlate.Parse(text, context.Region), static plate => plate.Text),
            StepKind.IdNumber => Of(ResidentId.Parse(text, context.Now.DayInBeijing()), static id => id.Text),
            StepKind.Licence => Of(LicenceNumber.Parse(text, context.Now.DayInBeijing()), static licence => licence.Holder.Text),
            StepKind.Phone => Of(MobileNumber.Parse(text), static phone => phone.Text),
            StepKind.Name => ReadName(text),
            StepKind.Signature => ReadSignature(text, context),
            StepKind.Consent => ReadConsent(text),
            _ => ReadText(step, text),
        };
    }

    private static EntryReading Of<T>(Reading<T> reading, Func<T, string> text) where T : struct =>
        reading.Value is { } value ? new Entry(text(value), text(value)) : EntryReading.Refused(reading.Fault!.Chinese + "。");

    private static EntryReading ReadText(ServiceStep step, string text)
    {
        var length = new StringInfo(text).LengthInTextElements;
        if (length < step.Least) return EntryReading.Refused($"请写得具体一些，至少{step.Least}个字。");
        var most = step.Most ?? LongestText;
        return length > most ? EntryReading.Refused($"太长了，请控制在{most}个字以内，现在是{length}个字。") : new Entry(text, text);
    }

    private static EntryReading ReadNumber(ServiceStep step, string text) => Amount(text, "") is not { } number
        ? EntryReading.Refused("请填写一个数字，比如 3。")
        : OutOf(step, number, "") is { } fault ? EntryReading.Refused(fault) : new Entry(Plain(number), Plain(number));

    private static EntryReading ReadMoney(ServiceStep step, string text)
    {
        if (Amount(text, "元|块|块钱|圆|人民币") is not { } yuan || yuan != Math.Round(yuan, 2)) return EntryReading.Refused("请填写金额，单位是元，最多到分，比如 128.50。");
        return OutOf(step, yuan, "元") is { } fault ? EntryReading.Refused(fault) : new Entry(Plain(yuan * 100), Plain(yuan) + "元");
    }

    private static string? OutOf(ServiceStep step, decimal number, string unit) =>
        number < step.Least ? $"不能小于{Plain(step.Least.Value)}{unit}，请重新填写。" : number > step.Most ? $"不能大于{Plain(step.Most.Value)}{unit}，请重新填写。" : null;

    private static EntryReading ReadChoice(ServiceStep step, string text) =>
        Option(step, text) is { } option ? new Entry(option.Key, option.Label) : EntryReading.Refused($"请在这{step.Options.Count}项里选一项。");

    private static EntryReading ReadChoices(ServiceStep step, string text)
    {
        var chosen = new List<StepOption>();
        foreach (var part in Parts().Split(text).Where(part => part.Length > 0))
        {
            if (Option(step, part) is not { } option) return EntryReading.Refused($"“{part}”不在选项里。");
            if (!chosen.Contains(option)) chosen.Add(option);
        }

        if (chosen.Count == 0 || chosen.Count < step.Least) return EntryReading.Refused($"请至少选{step.Least ?? 1}项。");
        if (chosen.Count > step.Most) return EntryReading.Refused($"最多选{step.Most}项。");
        return new Entry(string.Join(Entry.Separator, chosen.Select(option => option.Key)), string.Join("、", chosen.Select(option => option.Label)));
    }

    /// <summary>By number, by its words, or by words that only one option has.</summary>
    private static StepOption? Option(ServiceStep step, string text)
    {
        var number = Ordinal().Match(ChineseNumber.ToDigits(TypedText.HalfWidth(text)));
        if (number.Success && int.TryParse(number.Groups["place"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            return place >= 1 && place <= step.Options.Count ? step.Options[place - 1] : null;
        var said = TypedText.HalfWidth(text).TrimEnd('。', '.', '！', '!');
        return step.Options.FirstOrDefault(option => string.Equals(option.Label, said, StringComparison.OrdinalIgnoreCase))
            ?? (step.Options.Where(option => option.Label.Contains(said, StringComparison.OrdinalIgnoreCase) || said.Contains(option.Label, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);
    }

    private static EntryReading ReadYesNo(string text) => Spoken.YesOrNo(text) switch
    {
        true => new Entry("yes", "是"),
        false => new Entry("no", "否"),
        _ => EntryReading.Refused("这一项要选是或否。"),
    };

    private static EntryReading ReadConsent(string text) => Spoken.Agrees(text) switch
    {
        true => new Entry("yes", "已同意"),
        false => new Entry("no", "不同意"),
        _ => EntryReading.Refused("这一项要选同意或不同意。"),
    };

    private static EntryReading ReadDate(ServiceStep step, string text, EntryContext context)
    {
        var today = context.Now.DayInBeijing();
        if (SpokenDate.Read(TypedText.HalfWidth(text), today) is not { } day) return EntryReading.Refused("没有看懂日期，请这样填写：明天、下周三、12月3日。");
        if (step.FirstDay is { } first && day < today.AddDays(first))
            return EntryReading.Refused(day < today && first >= 0 ? $"{Spoken.Day(day)}已经过去了，请选{Spoken.Day(today.AddDays(first))}或以后的日期。" : $"最早是{Spoken.Day(today.AddDays(first))}，请重新填写。");
        if (step.LastDay is { } last && day > today.AddDays(last)) return EntryReading.Refused($"最晚是{Spoken.Day(today.AddDays(last))}，请重新填写。");
        if (step.WorkingDays && !context.Calendar.IsWorkingDay(day)) return EntryReading.Refused($"{Spoken.Day(day)}不上班，请选工作日。");
        return new Entry(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Spoken.Day(day));
    }

    private static EntryReading ReadName(string text)
    {
        var name = Blanks().Replace(text, " ").TrimEnd('。', '.');
        // 好了 is said out of habit after the last photograph, which had ended that step by itself.
        if (name.Length is < 2 or > LongestName || Spoken.IsEnough(text) || !name.All(letter => char.IsLetter(letter) || letter is ' ' or '·' or '.' or '-' or '\''))
            return EntryReading.Refused($"请填写真实姓名，2到{LongestName}个字，不带数字和符号。");
        return new Entry(name, name);
    }

    private static EntryReading ReadSignature(string text, EntryContext context)
    {
        var names = context.Entries.Values.Where(entry => !entry.IsLeftOut).Select(entry => entry.Value).ToHashSet(StringComparer.Ordinal);
        return ReadName(text) is { Entry: { } name } && names.Contains(name.Value) ? name : EntryReading.Refused("签名要和前面填写的姓名一致，请重新输入姓名。");
    }

    private static EntryReading ReadPlace(ServiceStep step, SentPlace? sent)
    {
        if (sent is not { } place) return EntryReading.Refused("还没有收到位置，请把位置发过来。");
        if (step.Area is { } area && Globe.Kilometres(place.Latitude, place.Longitude, area.Latitude, area.Longitude) > area.Kilometres) return EntryReading.Refused($"这个位置不在{area.Name}范围内，请重新发送位置。");
        var district = step.Districts?.Of(place.Latitude, place.Longitude);
        if (step.Districts is { } covered && district is null)
            return EntryReading.Refused($"这个位置不在{covered.Name}范围内。可以办理的有：{string.Join("、", covered.Districts.Select(one => one.Name))}。{covered.Outside}");
        var shown = string.IsNullOrWhiteSpace(place.Label) ? string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:F5}, {place.Longitude:F5}") : place.Label;
        if (district is not null) shown = $"{shown}（{district.Name}）";
        return new Entry(string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:F6} {place.Longitude:F6}"), shown);
    }

    /// <summary>A number and nothing else but its unit; 3.5万 is refused rather than misread.</summary>
    private static decimal? Amount(string text, string units)
    {
        var said = ChineseNumber.ToDigits(TypedText.HalfWidth(text).Replace(",", "", StringComparison.Ordinal));
        if (DecimalWithUnit().IsMatch(TypedText.HalfWidth(text))) return null;
        var number = Regex.Match(said, $@"^[约共]?\s*(-?\d{{1,12}}(?:\.\d{{1,4}})?)\s*(?:{units})?[。.]?$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return number.Success ? decimal.Parse(number.Groups[1].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture) : null;
    }

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\s,，、;；和及]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(选择?|我?要|第)?\s*(?<place>\d{1,2})\s*[个项条号种]?\s*[.。、)）!]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\d\.\d*\s*[十百千万亿]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecimalWithUnit();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
