using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Citizens;

/// <summary>Stands where api.weixin.qq.com is: gives codes and exchanges each of them once, for the app it was made for.</summary>
internal sealed class ConsentStub : HttpMessageHandler
{
    private readonly Dictionary<string, (string AppId, string OpenId, string? UnionId)> _codes = [];
    private readonly HashSet<string> _used = [];

    /// <summary>WeChat shows a snapshot of the page to a made-up person.</summary>
    public bool IsSnapshot { get; set; }

    public void Install(ServerSetup setup) => setup.Services += services => services.AddHttpClient(OfficialAccountClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => this);

    public string NewCode(string appId, string openId, string? unionId = null)
    {
        lock (_codes)
        {
            var code = $"code{_codes.Count}";
            _codes[code] = (appId, openId, unionId);
            return code;
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = QueryHelpers.ParseQuery(request.RequestUri!.Query);
        var body = request.RequestUri.AbsolutePath switch
        {
            "/sns/oauth2/access_token" => Exchange(query["code"].ToString(), query["appid"].ToString(), isProgram: false),
            "/sns/jscode2session" => Exchange(query["js_code"].ToString(), query["appid"].ToString(), isProgram: true),
            "/cgi-bin/stable_token" => """{"access_token":"token","expires_in":7200}""",
            _ => """{"errcode":0,"errmsg":"ok"}""",
        };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }

    private string Exchange(string code, string appId, bool isProgram)
    {
        lock (_codes)
        {
            if (!_codes.TryGetValue(code, out var known) || known.AppId != appId) return """{"errcode":40029,"errmsg":"invalid code"}""";
            if (!_used.Add(code)) return """{"errcode":40163,"errmsg":"code been used"}""";
            var union = known.UnionId is null ? "" : $",\"unionid\":\"{known.UnionId}\"";
            return isProgram
                ? $$"""{"openid":"{{known.OpenId}}","session_key":"MDEyMzQ1Njc4OWFiY2RlZg=="{{union}}}"""
                : $$"""{"access_token":"web","expires_in":7200,"refresh_token":"refresh","openid":"{{known.OpenId}}","scope":"snsapi_base","is_snapshotuser":{{(IsSnapshot ? 1 : 0)}}{{union}}}""";
        }
    }
}
