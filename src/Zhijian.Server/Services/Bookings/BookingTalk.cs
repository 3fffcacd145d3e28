using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Services.Bookings;

/// <summary>What a citizen wants of bookings they have.</summary>
internal enum BookingWish
{
    /// <summary>我的预约.</summary>
    List,

    /// <summary>取消预约: which one, and are you sure.</summary>
    AskCancel,

    /// <summary>确认取消 4821.</summary>
    Cancel,

    /// <summary>改预约: when instead.</summary>
    AskMove,

    /// <summary>改到明天下午三点.</summary>
    Move,

    /// <summary>确认预约: takes the seat that is held for somebody on the waitlist.</summary>
    Confirm,

    /// <summary>放弃候补.</summary>
    LeaveWaitlist,
}

/// <summary>
/// The words about one's own bookings (我的预约). They say all of what is meant themselves, so no question has to be kept open, and they are understood in the
/// middle of a service too. Pure.
/// </summary>
/// <param name="Short">Last four digits of the number, where one of several is meant.</param>
/// <param name="Rest">The new time.</param>
internal sealed partial record BookingTalk(BookingWish Wish, string? Short = null, string Rest = "")
{
    private const int LongestText = 40;
    private static readonly DateOnly AnyDay = new(2026, 1, 1);

    /// <returns>Null when it is about something else.</returns>
    public static BookingTalk? Hear(string? text)
    {
        if (text is not { Length: > 1 and <= LongestText }) return null;
        var said = Blanks().Replace(TypedText.HalfWidth(text), "").TrimEnd('。', '.', '!', '~');
        if (Words().Match(said) is not { Success: true } match) return null;
        var number = match.Groups["number"] is { Success: true } one ? one.Value : null;
        var wish = match switch
        {
            _ when match.Groups["list"].Success => BookingWish.List,
            _ when match.Groups["sure"].Success => BookingWish.Cancel,
            _ when match.Groups["cancel"].Success => BookingWish.AskCancel,
            _ when match.Groups["to"].Success => BookingWish.Move,
            _ when match.Groups["move"].Success => BookingWish.AskMove,
            _ when match.Groups["take"].Success => BookingWish.Confirm,
            _ => BookingWish.LeaveWaitlist,
        };
        var rest = match.Groups["rest"].Value;
        // 改到南门 is an address, no time.
        return wish == BookingWish.Move && SpokenSlot.Read(rest, AnyDay) is null && !TypedText.IsDigits(rest) ? null : new BookingTalk(wish, number, rest);
    }

    [GeneratedRegex(
        """
        ^(?:
        (?<list>(?:查看|查询|查)?(?:我的预约|我的候补|预约记录)|查预约|查询预约|预约查询|我约了什么)
        |(?<sure>确认取消|确定取消)(?:预约)?(?<number>\d{4})?
        |(?<cancel>(?:我要|我想)?(?:取消预约|退预约|退号|预约取消|取消我的预约))(?<number>\d{4})?
        |(?:(?<number>\d{4}))?(?<to>预约改到|改到|改约到)(?<rest>.{1,30})
        |(?<move>(?:我要|我想)?(?:改预约|改约|改期|预约改期|修改预约|改预约时间))(?<number>\d{4})?
        |(?<take>确认预约|确认候补|我要这个名额)
        |(?<leave>放弃候补|取消候补|退出候补)
        )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
