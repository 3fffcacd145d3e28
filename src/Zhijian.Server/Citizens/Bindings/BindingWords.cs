using Zhijian.Server.Citizens.Contracts;

namespace Zhijian.Server.Citizens.Bindings;

/// <summary>What citizens read about their documents. Pure.</summary>
internal static class BindingWords
{
    public static string NameOf(DocumentKind kind) => kind == DocumentKind.Licence ? "驾驶证" : "车辆";

    /// <summary>鄂A···45: enough to tell two apart, too little to use.</summary>
    public static string Mask(DocumentKind kind, string number) => kind == DocumentKind.Licence ? $"{number[..3]}···{number[^2..]}" : $"{number[..2]}···{number[^2..]}";

    public static string Of(BindingFate fate, DocumentKind kind, string shown) => fate switch
    {
        BindingFate.Bound => $"已绑定{NameOf(kind)}{shown}，以后办事可以直接选用，不用再输入。随时可以在“我的绑定”里查看，用“解绑”取消。",
        BindingFate.Own => $"{NameOf(kind)}{shown}您已经绑定过了，不用重复绑定。",
        BindingFate.Taken => $"{NameOf(kind)}{shown}已经绑定在另一个微信上，这次没有绑定。如果不是您本人绑定的，请在公众号聊天里说“人工”，或者带身份证到车管窗口核实。",
        _ => $"每个人最多绑定{(kind == DocumentKind.Licence ? "1本驾驶证" : "5辆车")}。请先用“解绑”取消一个，再来绑定。",
    };
}
