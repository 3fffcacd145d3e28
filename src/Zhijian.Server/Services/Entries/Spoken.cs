using System.Collections.Frozen;

namespace Zhijian.Server.Services.Entries;

/// <summary>The few words of a dialogue that mean the same in every service. Pure.</summary>
internal static class Spoken
{
    /// <summary>Leaves an optional step out.</summary>
    public const string Skip = "跳过";

    /// <summary>What goes on with a service.</summary>
    public const string Resume = "继续";

    private const string Weekdays = "日一二三四五六";

    private static readonly FrozenSet<string> Yes = Set("是", "是的", "对", "对的", "有", "有的", "要", "需要", "好", "好的", "可以", "嗯", "1", "y", "yes", "ok");
    private static readonly FrozenSet<string> No = Set("否", "不是", "不", "没有", "没", "不对", "无", "不要", "不需要", "不用", "2", "n", "no");
    private static readonly FrozenSet<string> Agree = Set("同意", "我同意", "已阅读", "已阅读并同意", "接受");
    private static readonly FrozenSet<string> Disagree = Set("不同意", "我不同意", "拒绝", "不接受");
    private static readonly FrozenSet<string> BackWords = Set("返回", "上一步", "上一题", "后退", "back");
    private static readonly FrozenSet<string> LeaveWords = Set("退出", "取消", "不办了", "结束", "cancel", "quit");
    private static readonly FrozenSet<string> HelpWords = Set("帮助", "说明", "怎么填", "?", "help");
    private static readonly FrozenSet<string> SkipWords = Set(Skip, "略过", "没有", "无", "不填", "skip");
    private static readonly FrozenSet<string> SubmitWords = Set("提交", "确认", "确定", "确认提交", "submit");
    private static readonly FrozenSet<string> ResumeWords = Set("继续", "继续办理", "接着办", "resume");

    private static readonly FrozenSet<string> EnoughWords = Set("好了", "好", "完成", "发完了", "够了", "就这些", "没有了", "下一步", "done");
    private static readonly FrozenSet<string> AnewWords = Set("重来", "重拍", "全部重来", "全部重拍", "重新发");
    private static readonly FrozenSet<string> WithoutWords = Set("删掉", "删除", "去掉", "撤回", "不要这张");
    private static readonly FrozenSet<string> OwnMattersWords = Set("我的办件", "我的事项", "办件查询", "办件进度", "查办件", "我的申请", "我的异议");
    private static readonly FrozenSet<string> UnchangedWords = Set("不变", "不改", "一样", "照旧", "保持不变");
    private static readonly FrozenSet<string> ResendWords = Set("重发", "重新发送", "重新发", "再发一次", "再发", "没收到", "没有收到", "收不到", "resend");
    private static readonly FrozenSet<string> OtherNumberWords = Set("换号码", "换号", "换个号码", "换手机号", "换一个号码", "改号码", "号码错了", "号码不对");
    private static readonly FrozenSet<string> RetryWords = Set("重试", "再试", "再试一次", "再查一次", "刷新", "retry");

    public static bool? YesOrNo(string text) => Yes.Contains(Core(text)) ? true : No.Contains(Core(text)) ? false : null;

    public static bool? Agrees(string text) => Disagree.Contains(Core(text)) ? false : Agree.Contains(Core(text)) ? true : YesOrNo(text);

    public static bool IsRetry(string text) => RetryWords.Contains(Core(text));

    /// <summary>What was submitted is asked for.</summary>
    public static bool IsOwnMatters(string text) => OwnMattersWords.Contains(Core(text));

    /// <summary>What stood there before is right.</summary>
    public static bool IsUnchanged(string text) => UnchangedWords.Contains(Core(text));

    /// <summary>The code is to be sent once more.</summary>
    public static bool IsResend(string text) => ResendWords.Contains(Core(text));

    /// <summary>The code is to go to another telephone number.</summary>
    public static bool IsOtherNumber(string text) => OtherNumberWords.Contains(Core(text));

    public static bool IsBack(string text) => BackWords.Contains(Core(text));

    public static bool IsLeave(string text) => LeaveWords.Contains(Core(text));

    public static bool IsHelp(string text) => HelpWords.Contains(Core(text));

    public static bool IsSkip(string text) => SkipWords.Contains(Core(text));

    public static bool IsSubmit(string text) => SubmitWords.Contains(Core(text));

    public static bool IsResume(string text) => ResumeWords.Contains(Core(text));

    /// <summary>All pictures are sent.</summary>
    public static bool IsEnough(string text) => EnoughWords.Contains(Core(text));

    /// <summary>None of the pictures is wanted.</summary>
    public static bool IsAnew(string text) => AnewWords.Contains(Core(text));

    /// <summary>The last picture is not wanted.</summary>
    public static bool IsWithout(string text) => WithoutWords.Contains(Core(text));

    /// <summary>2026年12月3日（周四）: without the year a day in January would be anybody's guess.</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日（周{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>What is said without the signs around it, in lower case.</summary>
    public static string Core(string text) => text.Length > 20 ? "" : text.Trim().Trim('。', '.', '！', '!', '“', '”', '"', ' ', '～', '~', '「', '」').Replace('？', '?').ToLowerInvariant();

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
