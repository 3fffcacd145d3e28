using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Quotas;

/// <summary>clear_quota, openapi/quota/* and openapi/rid/get.</summary>
public static class QuotaApi
{
    public static async ValueTask<ApiReply> ClearAll(ApiCall call)
    {
        // v2 names the account in the query and may come without a body; v1 names it in the body, which must be the token's account.
        if (!call.Http.Request.Query.ContainsKey("appsecret"))
        {
            var body = ApiGate.Parse(await ApiGate.ReadAsync(call.Http.Request, call.Http.RequestAborted));
            if (body.Text("appid") != call.Account.AppId) throw new ApiException(ApiErrors.InvalidAppId);
        }
        return call.Account.Quotas.TryClearAll(call.Now) ? ApiReply.Ok : throw new ApiException(ApiErrors.ClearLimit);
    }

    public static ValueTask<ApiReply> ClearOne(ApiCall call)
    {
        var path = KnownPath(call);
        return ValueTask.FromResult(call.Account.Quotas.TryClear(path, call.Now) ? ApiReply.Ok : throw new ApiException(ApiErrors.ClearLimit));
    }

    public static ValueTask<ApiReply> Get(ApiCall call)
    {
        var path = KnownPath(call);
        var quotas = call.Account.Quotas;
        var limit = quotas.DailyLimit(path, ApiTable.Find(path)!.PerDay);
        var used = quotas.Used(path, call.Now);
        return ValueTask.FromResult(ApiReply.Json(new { errcode = 0, errmsg = "ok", quota = new { daily_limit = limit, used, remain = Math.Max(0, limit - used) } }));
    }

    public static ValueTask<ApiReply> Rid(ApiCall call)
    {
        var rid = call.Body.Text("rid") ?? "";
        if (!RequestIds.IsWellFormed(rid)) throw new ApiException(ApiErrors.RidMalformed);
        var found = call.World.RequestIds.Find(rid) ?? throw new ApiException(ApiErrors.RidNotFound);
        if (found.AppId != call.Account.AppId) throw new ApiException(ApiErrors.RidOfOtherAccount);
        if (call.Now - found.At > RequestIds.Life) throw new ApiException(ApiErrors.RidExpired);
        var request = new
        {
            invoke_time = found.At.ToUnixTimeSeconds(),
            cost_in_ms = found.Milliseconds,
            request_url = found.Query,
            request_body = found.RequestBody,
            response_body = found.ResponseBody,
            client_ip = found.ClientAddress,
        };
        return ValueTask.FromResult(ApiReply.Json(new { errcode = 0, errmsg = "ok", request }));
    }

    private static string KnownPath(ApiCall call) =>
        call.Body.Text("cgi_path") is { } path && ApiTable.Find(path) is not null ? path : throw new ApiException(ApiErrors.InvalidCgiPath);
}
