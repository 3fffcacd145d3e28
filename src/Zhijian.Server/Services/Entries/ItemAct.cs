using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Identifiers;

namespace Zhijian.Server.Services.Entries;

/// <summary>One of several things that were entered is to go or to be entered anew (修改2, 删除第2张): the same words at a group and at photographs. Pure.</summary>
/// <param name="Place">From 1; whether there is such a one knows the step.</param>
/// <param name="Changes">Else it goes.</param>
internal readonly partial record struct ItemAct(int Place, bool Changes)
{
    /// <returns>Null when something else was said.</returns>
    public static ItemAct? Hear(string said)
    {
        var act = Form().Match(ChineseNumber.ToDigits(TypedText.HalfWidth(said.Trim())));
        return act.Success ? new ItemAct(int.Parse(act.Groups["item"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), act.Groups["change"].Success) : null;
    }

    [GeneratedRegex(@"^((?<change>修改|更改|改)|删除|删掉|去掉|移除|不要)\s*第?\s*(?<item>\d{1,2})\s*[^\W\d]{0,3}\s*[。.]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
