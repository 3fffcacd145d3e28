using System.Collections.Frozen;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>Recognises a citizen who asks for a person (转人工), said as such and as nothing else.</summary>
public static class PersonWanted
{
    private static readonly FrozenSet<string> Phrases = new[]
    {
        "人工", "转人工", "人工客服", "转人工客服", "人工服务", "转人工服务", "找人工", "要人工", "我要人工", "我要转人工", "人工在吗", "客服", "找客服", "真人",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool In(string text) => text.Length <= 16 && Phrases.Contains(text.AsSpan().Trim().TrimEnd("。.！!？?吧啊～~ ").ToString());
}
