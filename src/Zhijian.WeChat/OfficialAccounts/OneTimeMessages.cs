using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// One-time subscription messages (一次性订阅消息) of verified accounts: a person agrees on a page of WeChat's, and the account may send that person one
/// message, whenever it wants. Official docs: 一次性订阅消息.
/// </summary>
public sealed class OneTimeMessages
{
    public const int MostTitleCharacters = 15;

    public const int MostContentCharacters = 200;

    public const int LargestScene = 10_000;

    private readonly ApiCaller caller;
    private readonly AccountIdentity identity;
    private readonly Uri pages;

    internal OneTimeMessages(ApiCaller caller, AccountIdentity identity, Uri pages) => (this.caller, this.identity, this.pages) = (caller, identity, pages);

    /// <summary>
    /// Where to send a person to be asked; WeChat's page comes back to <paramref name="returnTo"/> with <c>openid</c>, <c>template_id</c>, <c>action</c>
    /// (confirm or cancel), <c>scene</c> and <c>reserved</c>.
    /// </summary>
    /// <param name="scene">0 to <see cref="LargestScene"/>; the message has to name the same.</param>
    /// <param name="reserved">Comes back as it was; check it on return.</param>
    public Uri ConfirmUrl(string templateId, int scene, Uri returnTo, string reserved)
    {
        ArgumentNullException.ThrowIfNull(returnTo);
        return new Uri(
            pages,
            $"mp/subscribemsg?action=get_confirm&appid={identity.AppId}&scene={Checked(scene)}&template_id={Uri.EscapeDataString(templateId)}"
            + $"&redirect_url={Uri.EscapeDataString(returnTo.AbsoluteUri)}&reserved={Uri.EscapeDataString(reserved)}#wechat_redirect");
    }

    /// <summary>Sends once. It is never repeated when the answer is lost: the person agreed to one message.</summary>
    /// <exception cref="ArgumentException">The title or the content is empty or too long, or there is no such scene.</exception>
    /// <exception cref="WeChatApiException">43101 refused or nothing left, 43004 not following, 40037 wrong template, 48001 not for this account …</exception>
    /// <exception cref="WeChatOutcomeUnknownException"/>
    /// <exception cref="WeChatUnavailableException">It was certainly not sent.</exception>
    public Task SendAsync(OneTimeMessage message, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Title.Length is 0 or > MostTitleCharacters) throw new ArgumentException($"A title has 1 to {MostTitleCharacters} characters.", nameof(message));
        if (message.Content.Length is 0 or > MostContentCharacters) throw new ArgumentException($"A content has 1 to {MostContentCharacters} characters.", nameof(message));
        var body = new OneTimeRequest(
            message.OpenId, message.TemplateId, message.Url?.AbsoluteUri, $"{Checked(message.Scene)}", message.Title, new OneTimeData(new OneTimeValue(message.Content, message.Color)));
        return caller.CallAsync(ApiRequest.PostOnce("cgi-bin/message/template/subscribe", body, WeChatJson.Plain.OneTimeRequest), ct);
    }

    private static int Checked(int scene) => scene is >= 0 and <= LargestScene
        ? scene
        : throw new ArgumentOutOfRangeException(nameof(scene), scene, $"A scene is 0 to {LargestScene}.");
}

/// <param name="Scene">The one the person was asked with.</param>
/// <param name="Url">What a tap on the message opens.</param>
/// <param name="Color">Of the content, such as <c>#173177</c>.</param>
public sealed record OneTimeMessage(string OpenId, string TemplateId, int Scene, string Title, string Content, Uri? Url = null, string? Color = null);

internal sealed record OneTimeRequest(string Touser, string TemplateId, string? Url, string Scene, string Title, OneTimeData Data);

internal sealed record OneTimeData(OneTimeValue Content);

internal sealed record OneTimeValue(string Value, string? Color = null);
