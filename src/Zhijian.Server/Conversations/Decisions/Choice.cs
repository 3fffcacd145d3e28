namespace Zhijian.Server.Conversations.Decisions;

/// <summary>Reads a reply that picks a numbered suggestion: 2, ２, ②, 二, 第二个, 选2, 2。</summary>
public static class Choice
{
    private const string Before = "选择我要第 　";
    private const string After = "个条项号吧、.。．!！ 　";

    /// <returns>1 to 9, or null when the text is no choice.</returns>
    public static int? Read(string text)
    {
        if (text.Length > 8) return null;
        var core = text.AsSpan().Trim().TrimStart(Before).TrimEnd(After);
        return core.Length != 1 ? null : core[0] switch
        {
            >= '1' and <= '9' and var digit => digit - '0',
            >= '１' and <= '９' and var wide => wide - '０',
            >= '①' and <= '⑨' and var circled => circled - '①' + 1,
            '一' => 1,
            '二' or '两' => 2,
            '三' => 3,
            _ => null,
        };
    }
}
