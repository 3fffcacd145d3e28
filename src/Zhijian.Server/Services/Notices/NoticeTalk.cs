using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Services.Notices;

/// <summary>
/// The words about one's own subscriptions (我的订阅, 退订), understood at any time, and what is said to them. Pure.
/// </summary>
/// <param name="Place">Which of the list ends; 0 the only one, or ask which; null lists them.</param>
/// <param name="EndsAll">退订全部.</param>
internal sealed partial record NoticeTalk(int? Place, bool EndsAll = false)
{
    /// <summary>Stands below each notice in the chat.</summary>
    public const string HowToEnd = "\n\n不想再收，请回复“退订”。";

    /// <summary>Stands below what is said to who has just subscribed in the chat.</summary>
    public const string HowToSee = "\n\n回复“我的订阅”可以查看，回复“退订”不再接收。";

    private const int LongestText = 12;
    private const string None = "您没有订阅通知。";

    /// <returns>Null when it is about something else.</returns>
    public static NoticeTalk? Hear(string? text)
    {
        if (text is not { Length: > 1 and <= LongestText } || Words().Match(TypedText.HalfWidth(text).Trim().TrimEnd('。', '.', '!')) is not { Success: true } match) return null;
        if (match.Groups["list"].Success) return new NoticeTalk((int?)null);
        return new NoticeTalk(match.Groups["place"] is { Success: true } place ? int.Parse(place.Value, CultureInfo.InvariantCulture) : 0, match.Groups["all"].Success);
    }

    /// <param name="own">In the order in which they are counted.</param>
    public (string Say, IReadOnlyList<Statement> Writes) Answer(Guid conversation, IReadOnlyList<OwnNotice> own)
    {
        if (own.Count == 0) return (None, []);
        if (Place is not { } place) return (List(own, "您订阅的通知：", "不想再收的，回复“退订”加前面的数字，比如“退订1”。"), []);
        if (EndsAll) return ("已全部退订，以后不再通知。", [.. own.Select(one => NoticeSubscription.End(conversation, one.Id))]);
        if (place == 0 && own.Count > 1) return (List(own, "要退订哪一项？", "请回复“退订”加前面的数字，比如“退订1”；都不要了，回复“退订全部”。"), []);
        if (place > own.Count) return (List(own, $"没有第{place}项。您订阅的通知：", "请回复“退订”加前面的数字。"), []);
        var ended = own[Math.Max(place, 1) - 1];
        return ($"已退订：{Describe(ended)}。需要时可以重新订阅。", [NoticeSubscription.End(conversation, ended.Id)]);
    }

    /// <summary>Told when it ends by itself.</summary>
    public static string Over(string title, string about) => $"您订阅的“{Describe(title, about)}”到期了，以后不再通知。还需要的话，请重新订阅。";

    private static string List(IReadOnlyList<OwnNotice> own, string head, string foot)
    {
        var words = new StringBuilder(head);
        foreach (var (one, place) in own.Select((one, place) => (one, place + 1))) words.Append($"\n{place}. {Describe(one)}（到{one.Until.InBeijing():yyyy年M月d日}）");
        return words.Append('\n').Append(foot).ToString();
    }

    private static string Describe(OwnNotice one) => Describe(one.Title, one.About);

    private static string Describe(string title, string about) => about.Length > 0 ? $"{title}：{about}" : title;

    [GeneratedRegex("^(?:(?<list>(?:查看|查询)?我的(?:订阅|通知)|查看订阅|订阅管理|通知订阅)|(?:退订|取消订阅|td)(?:(?<all>全部|所有)|第?(?<place>[1-9][0-9]?)项?)?)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
