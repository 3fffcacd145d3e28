using System.Globalization;
using System.Text;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Traffic.Contracts;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>Verdicts in the citizen's words, Chinese and English, short enough for one passive reply. Pure.</summary>
internal static class RestrictionPhrases
{
    private const string Weekdays = "日一二三四五六";

    public static RestrictionReply AskTail(CityRules city) => new(
        RestrictionReplyKind.AskTail,
        $"请发车牌号或尾号，例如“{city.Local.FirstOrDefault("鄂A")}12345”或“5”，马上告诉您今天和明天在{city.Name}能不能走。",
        $"Send your plate or its last digit, such as 5, and you will be told where in {city.EnglishName} you may drive today and tomorrow.",
        IsBareTail: false);

    public static RestrictionReply BadPlate(IdentifierFault fault) =>
        new(RestrictionReplyKind.BadPlate, fault.Chinese + "。也可以只发尾号，例如“5”。", fault.English + ". The last digit alone will do, such as 5.", IsBareTail: false);

    /// <returns>The texts without the vehicle's name in front.</returns>
    public static (string Chinese, string English) Answer(CitySheet city, in Vehicle vehicle, DateOnly today)
    {
        var told = new List<RuleCalendar>();
        foreach (var calendar in city.Calendars)
            if (IsTold(calendar, vehicle, today)) told.Add(calendar);
        var chinese = new StringBuilder($"，{city.Rules.Name}：\n");
        var english = new StringBuilder($", {city.Rules.EnglishName}:\n");
        if (told.Count == 0)
        {
            chinese.Append("没有收录今天、明天适用的限行规则，请以交警公告为准。");
            english.Append("No rule for today or tomorrow is known here; please look at the notices of the traffic police.");
            return (chinese.ToString(), english.ToString());
        }

        var isDoubtful = AddDay(chinese, english, city, told, vehicle, today, ("今天", "Today")) | AddDay(chinese, english, city, told, vehicle, today.AddDays(1), ("明天", "Tomorrow"));
        AddGrounds(chinese, english, told);
        AddCaution(chinese, english, told, isDoubtful);
        return (chinese.ToString(), english.ToString());
    }

    /// <summary>Rules of the past, and those for vehicles that hardly anybody asks about, are left out.</summary>
    private static bool IsTold(RuleCalendar calendar, in Vehicle vehicle, DateOnly today) =>
        !calendar.Rule.IsEnded
        && (calendar.On(today).State != RuleDayState.NotInForce || calendar.On(today.AddDays(1)).State != RuleDayState.NotInForce)
        && (vehicle.Class is not null || Crossing.Covers(calendar.Rule, VehicleClass.SmallCar));

    /// <returns>Whether something that is not confirmed had a part in it.</returns>
    private static bool AddDay(
        StringBuilder chinese, StringBuilder english, CitySheet city, List<RuleCalendar> told, in Vehicle vehicle, DateOnly day, (string Chinese, string English) name)
    {
        chinese.Append($"{name.Chinese}{day.Month}月{day.Day}日（周{Weekdays[(int)day.DayOfWeek]}）");
        english.Append(CultureInfo.InvariantCulture, $"{name.English} ({day:ddd d MMM}): ");
        var isDoubtful = false;
        var segments = new List<string>();
        (Verdict Verdict, RuleCalendar Calendar)? free = null;
        foreach (var calendar in told)
        {
            var verdict = city.Judge(calendar, vehicle, day);
            isDoubtful |= verdict.IsDoubtful;
            if (verdict.Outcome is Outcome.Free) free ??= (verdict, calendar);
            if (verdict.Outcome is Outcome.Free or Outcome.NotInForce) continue;
            var (segment, segmentEnglish) = Segment(calendar.Rule, verdict, vehicle);
            // Two rules that part the plates between them say the same when the plate is not known.
            if (segments.Contains(segment)) continue;
            chinese.Append(segments.Count == 0 ? "" : "；").Append(segment);
            english.Append(segments.Count == 0 ? "" : "; ").Append(segmentEnglish);
            segments.Add(segment);
        }

        if (segments.Count == 0)
        {
            var (why, whyEnglish) = free is { } shown ? RestrictionReasons.Free(shown.Verdict.Ground, shown.Calendar.On(day)) : ("", "");
            chinese.Append("不限行").Append(why);
            english.Append("free to drive").Append(whyEnglish);
        }

        chinese.Append("。\n");
        english.Append(".\n");
        return isDoubtful;
    }

    private static (string Chinese, string English) Segment(RestrictionRule rule, Verdict verdict, in Vehicle vehicle)
    {
        var scope = string.Join('、', rule.Scope);
        var scopeEnglish = string.Join(", ", rule.Scope);
        var (when, whenEnglish) = rule.Windows.Count > 0 ? (string.Join('、', rule.Windows), string.Join(", ", rule.Windows)) : ("时段见公告", "see the notice for the hours");
        if (verdict.Outcome == Outcome.Restricted) return ($"限行：{scope}，{when}", $"restricted on {scopeEnglish}, {whenEnglish}");
        var (why, whyEnglish) = RestrictionReasons.Open(verdict.Ground, vehicle);
        return ($"视情况：{scope}，{when}{why}", $"it depends, {scopeEnglish}, {whenEnglish}{whyEnglish}");
    }

    private static void AddGrounds(StringBuilder chinese, StringBuilder english, List<RuleCalendar> told)
    {
        var exemptions = told.SelectMany(calendar => calendar.Rule.Exemptions).Distinct().ToList();
        if (exemptions.Count > 0)
        {
            chinese.Append("不受限：").AppendJoin('、', exemptions).Append("。\n");
            english.Append("Exempt: ").AppendJoin(", ", exemptions).Append(".\n");
        }

        var bases = told.Select(calendar => calendar.Rule.Basis).OfType<string>().Distinct().ToList();
        if (bases.Count == 0) return;
        chinese.Append("依据：").AppendJoin('、', bases).Append("。\n");
        english.Append("Source: ").AppendJoin(", ", bases).Append(".\n");
    }

    private static void AddCaution(StringBuilder chinese, StringBuilder english, List<RuleCalendar> told, bool isDoubtful)
    {
        var (caution, cautionEnglish) = told.Exists(calendar => !calendar.Rule.IsConfirmed)
            ? ("这条规则未经官方文件核实，仅供参考，请以交警最新公告为准。", "This rule was not checked against an official paper; please rely on the latest notice of the traffic police.")
            : isDoubtful
                ? ("其中个别情形未经核实，请以交警最新公告为准。", "Part of this is not confirmed; please rely on the latest notice of the traffic police.")
                : ("以现场标志和交警最新公告为准。", "Road signs and the latest notice of the traffic police decide.");
        chinese.Append(caution);
        english.Append(cautionEnglish);
    }
}
