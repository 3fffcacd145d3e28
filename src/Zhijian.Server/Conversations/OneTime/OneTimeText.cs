using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>What a one-time message says of a reply.</summary>
/// <param name="IsWhole">Nothing of the reply is left to be sent.</param>
internal readonly record struct OneTimeText(string Content, bool IsWhole)
{
    public const string Title = "您的咨询有了回复";

    public const string AppointmentTitle = "您的预约有新消息";

    public const string NoticeTitle = "您订阅的通知";

    private const string Rest = "…\n全文请在对话中发任意消息查看";
    private const string NotText = "您有一条新的回复，请在对话中发任意消息查看。";

    public static OneTimeText Of(MessageKind kind, string reply)
    {
        if (kind != MessageKind.Text) return new OneTimeText(NotText, IsWhole: false);
        var text = reply.Trim();
        if (text.Length is > 0 and <= OneTimeMessages.MostContentCharacters) return new OneTimeText(text, IsWhole: true);
        var end = Math.Min(text.Length, OneTimeMessages.MostContentCharacters - Rest.Length);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return new OneTimeText(text[..end] + Rest, IsWhole: false);
    }
}
