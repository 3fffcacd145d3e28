using System.Globalization;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge.Packs;

/// <summary>A keyword rule of an account as a pack gives it.</summary>
internal sealed record PackRule(
    string Name, KeywordRuleKind Kind, IReadOnlyList<string> Terms, int Priority, ReplyDraft Reply, TimeOnly? FromTime, TimeOnly? ToTime, IReadOnlyList<int> Days)
{
    /// <summary>Null when it has a mistake that was complained about.</summary>
    public static PackRule? Read(PackMap map, ReplyReader replies)
    {
        var (from, to, days) = ReadHours(map.Map("hours"));
        var reply = replies.Read(map, "reply");
        if (!map.Has("reply")) map.Complain("reply: is missing");
        if (!map.Has("kind")) map.Complain("kind: is missing");
        var rule = new PackRule(
            map.RequiredText("name", 128), map.Choice<KeywordRuleKind>("kind") ?? default, map.Texts("terms"), map.Integer("priority", -1000, 1000) ?? 0,
            reply ?? new ReplyDraft(), from, to, days);
        foreach (var (field, message) in KeywordRuleForm.Check(rule.Kind, rule.Terms)) map.Complain(field, message);
        return reply is null ? null : rule;
    }

    private static (TimeOnly? From, TimeOnly? To, IReadOnlyList<int> Days) ReadHours(PackMap? hours)
    {
        if (hours is null) return (null, null, []);
        var days = new List<int>();
        foreach (var day in hours.Texts("days"))
            if (int.TryParse(day, out var number) && number is >= 1 and <= 7) days.Add(number);
            else hours.Complain("days", $"must be numbers from 1 (Monday) to 7 (Sunday), not “{day}”");
        return (ReadTime(hours, "from"), ReadTime(hours, "to"), days.Count == 7 ? [] : days);
    }

    /// <summary>24:00 and 00:00 both are the end of the day when it ends there, which is what null says.</summary>
    private static TimeOnly? ReadTime(PackMap hours, string field)
    {
        if (hours.Text(field) is not { } text || text is "24:00" or "00:00") return null;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        hours.Complain(field, $"must be a time such as \"08:30\" in quotes, not “{text}”");
        return null;
    }
}
