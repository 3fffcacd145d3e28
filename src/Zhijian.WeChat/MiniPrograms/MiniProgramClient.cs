using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.MiniPrograms;

/// <summary>The server APIs of one mini program (小程序服务端 API); fails in the same ways as <see cref="OfficialAccountClient"/>.</summary>
public sealed class MiniProgramClient
{
    private static readonly Uri ApiAddress = new("https://api.weixin.qq.com/");

    private readonly ApiCaller caller;
    private readonly AccountIdentity identity;

    /// <param name="http">Its BaseAddress decides the host, WeChat's when it has none.</param>
    /// <param name="identity">Of the mini program, not of an official account.</param>
    public MiniProgramClient(HttpClient http, AccountIdentity identity, TimeProvider time, OfficialAccountOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.BaseAddress ??= ApiAddress;
        this.identity = identity;
        caller = new ApiCaller(http, time, options ?? new OfficialAccountOptions());
    }

    /// <summary>Who opened the mini program (小程序登录). A code of wx.login holds for five minutes and once, so the call is never repeated.</summary>
    /// <exception cref="WeChatApiException">40029 wrong, 40163 used already, 45011 too often, 40226 a person WeChat holds for a risk.</exception>
    public Task<MiniProgramSession> ExchangeAsync(string jsCode, CancellationToken ct = default) => caller.CallAsync(
        ApiRequest.Get("sns/jscode2session", ("appid", identity.AppId), ("secret", identity.AppSecret), ("js_code", jsCode), ("grant_type", "authorization_code")) with
        {
            WithToken = false,
            Repeatable = false,
        },
        WeChatJson.Plain.MiniProgramSession, ct);
}
