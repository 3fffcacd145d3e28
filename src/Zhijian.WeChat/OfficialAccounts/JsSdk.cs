using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>Signs web pages for WeChat's JS-SDK. Official docs: JS-SDK 说明文档.</summary>
public sealed class JsSdk
{
    private const int NonceBytes = 8;

    private readonly ApiCaller caller;
    private readonly AccountIdentity identity;
    private readonly TimeProvider time;
    private readonly ExpiringValue ticket;

    internal JsSdk(ApiCaller caller, AccountIdentity identity, TimeProvider time)
    {
        (this.caller, this.identity, this.time) = (caller, identity, time);
        ticket = new ExpiringValue(FetchAsync, time);
    }

    /// <summary>The jsapi_ticket in force: kept for its two hours, as WeChat grants few a day.</summary>
    public async ValueTask<string> TicketAsync(CancellationToken ct = default) => (await ticket.GetAsync(ct)).Value;

    /// <summary>What <c>wx.config</c> needs on a page.</summary>
    /// <param name="page">The page's own address; what stands behind # is left out.</param>
    public async Task<JsSdkConfig> SignAsync(Uri page, CancellationToken ct = default)
    {
        var nonce = RandomNumberGenerator.GetHexString(2 * NonceBytes, lowercase: true);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        return new JsSdkConfig(identity.AppId, timestamp, nonce, Sign(await TicketAsync(ct), nonce, timestamp, page.OriginalString));
    }

    /// <returns>40 lower-case hex digits.</returns>
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what the protocol prescribes.")]
    public static string Sign(string ticket, string nonce, long timestamp, string url)
    {
        var end = url.IndexOf('#', StringComparison.Ordinal);
        var page = end < 0 ? url : url[..end];
        var text = string.Create(CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={page}");
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private async Task<ExpiringValue.Fetched> FetchAsync()
    {
        var answer = await caller.CallAsync(ApiRequest.Get("cgi-bin/ticket/getticket", ("type", "jsapi")), WeChatJson.Plain.TicketAnswer, CancellationToken.None);
        var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn);
        return new ExpiringValue.Fetched(answer.Ticket, time.GetUtcNow() + lifetime, lifetime);
    }
}

/// <summary>Goes to the page as it is, in camel case.</summary>
/// <param name="Timestamp">Unix seconds.</param>
public sealed record JsSdkConfig(string AppId, long Timestamp, string NonceStr, string Signature);

internal sealed record TicketAnswer(string Ticket, int ExpiresIn);
