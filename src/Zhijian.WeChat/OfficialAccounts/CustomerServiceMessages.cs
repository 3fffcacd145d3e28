using Zhijian.WeChat.Messages;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// Messages to followers outside the passive reply (客服消息): five within 48 hours of what the follower last wrote, three within a
/// minute of a menu click, scan or follow. Official docs: 客服消息, 客服输入状态.
/// </summary>
public sealed class CustomerServiceMessages
{
    private readonly ApiCaller caller;

    internal CustomerServiceMessages(ApiCaller caller) => this.caller = caller;

    /// <summary>Sends once. It is never repeated when the answer is lost: the follower would get it twice.</summary>
    /// <param name="agent">Speak as this agent, <c>name@account</c>.</param>
    /// <exception cref="ArgumentException">A hand-over to agents is no message: it is only a passive reply.</exception>
    /// <exception cref="WeChatApiException">45015 outside the window or not following, 45047 count used up, 48002 switched off, 43019 blacklisted …</exception>
    /// <exception cref="WeChatOutcomeUnknownException"/>
    /// <exception cref="WeChatUnavailableException">It was certainly not sent.</exception>
    public Task SendAsync(string openId, ReplyContent content, string? agent = null, CancellationToken ct = default)
    {
        var json = CustomMessageJson.Write(openId, content, agent);
        return caller.CallAsync(
            new ApiRequest(HttpMethod.Post, "cgi-bin/message/custom/send", Repeatable: false, Content: () => PlainJson.Content(json)), ct);
    }

    /// <summary>Shows "typing…" (对方正在输入) for up to 15 seconds.</summary>
    /// <exception cref="WeChatApiException">45080 nothing written in the last 30 seconds, 45081 shown already.</exception>
    public Task StartTypingAsync(string openId, CancellationToken ct = default) => TypingAsync(openId, "Typing", ct);

    /// <inheritdoc cref="StartTypingAsync"/>
    public Task StopTypingAsync(string openId, CancellationToken ct = default) => TypingAsync(openId, "CancelTyping", ct);

    private Task TypingAsync(string openId, string command, CancellationToken ct)
    {
        var body = new TypingRequest(openId, command);
        return caller.CallAsync(
            ApiRequest.Post("cgi-bin/message/custom/typing", body, WeChatJson.Plain.TypingRequest), ct);
    }
}

internal sealed record TypingRequest(string Touser, string Command);
