using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>Quotas, addresses and the reach of the callback. Official docs: openApi 管理, 获取微信服务器 IP, 网络通信检测.</summary>
public sealed class Platform
{
    private readonly ApiCaller caller;
    private readonly AccountIdentity identity;

    internal Platform(ApiCaller caller, AccountIdentity identity) => (this.caller, this.identity) = (caller, identity);

    /// <summary>From where WeChat pushes: addresses and CIDR ranges.</summary>
    public async Task<IReadOnlyList<string>> CallbackAddressesAsync(CancellationToken ct = default) =>
        (await caller.CallAsync(ApiRequest.Get("cgi-bin/getcallbackip"), WeChatJson.Plain.AddressList, ct)).IpList;

    /// <summary>Where the API itself is.</summary>
    public async Task<IReadOnlyList<string>> ApiAddressesAsync(CancellationToken ct = default) =>
        (await caller.CallAsync(ApiRequest.Get("cgi-bin/get_api_domain_ip"), WeChatJson.Plain.AddressList, ct)).IpList;

    /// <summary>Lets WeChat look up and ping the callback address.</summary>
    /// <param name="action">all, dns or ping.</param>
    /// <param name="network">DEFAULT, CHINANET, UNICOM or CAP.</param>
    /// <exception cref="WeChatApiException">40201 the account has no callback address.</exception>
    public Task<CallbackCheck> CheckCallbackAsync(string action = "all", string network = "DEFAULT", CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.Post("cgi-bin/callback/check", new CallbackCheckRequest(action, network), WeChatJson.Plain.CallbackCheckRequest), WeChatJson.Plain.CallbackCheck, ct);

    /// <summary>Sets the day's counters of all calls to zero; ten times a month.</summary>
    /// <exception cref="WeChatApiException">48006 used up.</exception>
    public Task ClearQuotaAsync(CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.PostOnce("cgi-bin/clear_quota", new AppIdBody(identity.AppId), WeChatJson.Plain.AppIdBody), ct);

    /// <param name="path">With leading slash: <c>/cgi-bin/message/custom/send</c>.</param>
    /// <exception cref="WeChatApiException">76021 wrong path.</exception>
    public async Task<ApiQuota> QuotaAsync(string path, CancellationToken ct = default) =>
        (await caller.CallAsync(ApiRequest.Post("cgi-bin/openapi/quota/get", new QuotaRequest(path), WeChatJson.Plain.QuotaRequest), WeChatJson.Plain.QuotaAnswer, ct)).Quota;
}

public sealed record CallbackCheck(IReadOnlyList<CallbackLookup>? Dns = null, IReadOnlyList<CallbackPing>? Ping = null);

public sealed record CallbackLookup(string Ip, string? RealOperator = null);

/// <param name="PackageLoss"><c>0%</c></param>
/// <param name="Time"><c>23.079ms</c></param>
public sealed record CallbackPing(string Ip, string? FromOperator = null, string? PackageLoss = null, string? Time = null);

/// <summary>Calls of one path today.</summary>
public sealed record ApiQuota(long DailyLimit, long Used, long Remain);

internal sealed record AddressList(IReadOnlyList<string> IpList);

internal sealed record CallbackCheckRequest(string Action, string CheckOperator);

internal sealed record AppIdBody(string Appid);

internal sealed record QuotaRequest(string CgiPath);

internal sealed record QuotaAnswer(ApiQuota Quota);
