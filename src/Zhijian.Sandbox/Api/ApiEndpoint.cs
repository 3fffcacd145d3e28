using System.Text.Json;
using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Traffic;

namespace Zhijian.Sandbox.Api;

/// <summary>Serves one row of the API table: faults, gate, handler, request id, traffic record.</summary>
public sealed class ApiEndpoint(WeChatApi api, World world, Services services)
{
    public async Task ServeAsync(HttpContext http)
    {
        var started = world.Clock.GetTimestamp();
        var exchange = new Exchange { AppId = GuessAppId(http) };
        var fault = world.Faults.Strike(FaultSide.Api, exchange.AppId, api.Path);
        if (fault?.Kind == FaultKind.Drop)
        {
            Record(http, exchange, null, started, "dropped by a fault");
            http.Abort();
            return;
        }
        var reply = fault switch
        {
            { Kind: FaultKind.Status, Status: { } status } => new ApiReply(status, "text/plain", [], ""),
            { Kind: FaultKind.ErrorCode, ErrorCode: { } code } => Refuse(http, exchange, ApiErrors.Of(code), started),
            _ => await HandleAsync(http, exchange, started),
        };
        if (fault is { Kind: FaultKind.Slow, Milliseconds: { } late }) await Task.Delay(late, http.RequestAborted);
        if (fault?.Kind == FaultKind.Malformed) reply = reply with { Content = reply.Content[..(reply.Content.Length / 2)] };
        Record(http, exchange, reply, started, fault is null ? null : $"fault {fault.Id}: {fault.Kind}");
        await reply.SendAsync(http);
    }

    private async Task<ApiReply> HandleAsync(HttpContext http, Exchange exchange, long started)
    {
        try
        {
            var caller = ApiGate.Authenticate(api, http, world);
            exchange.AppId = caller?.AppId ?? exchange.AppId;
            ApiGate.CheckMethod(api, http.Request.Method);
            var body = default(JsonElement);
            if (api.Body == Body.Json && http.Request.Method == HttpMethods.Post)
            {
                var raw = await ApiGate.ReadAsync(http.Request, http.RequestAborted);
                exchange.RequestBody = raw ?? "(too long)";
                body = ApiGate.Parse(raw);
                exchange.AppId ??= body.Text("appid");
            }
            ApiGate.CheckRights(api, caller, world.Now);
            return await api.Handle(new(api, http, world, services, caller, body, exchange.RequestBody ?? ""));
        }
        catch (ApiException refusal)
        {
            return Refuse(http, exchange, refusal.Error, started);
        }
    }

    private ApiReply Refuse(HttpContext http, Exchange exchange, ApiError error, long started)
    {
        var rid = RequestIds.New(world.Now);
        var reply = ApiReply.Error(error, rid, api.IsSns);
        var took = (int)world.Clock.GetElapsedTime(started).TotalMilliseconds;
        var call = new FailedCall(exchange.AppId ?? "", world.Now, took, QueryMask.Hide(http.Request.QueryString.Value), QueryMask.HideSecret(exchange.RequestBody) ?? "", reply.Text, $"{http.Connection.RemoteIpAddress}");
        world.RequestIds.Remember(rid, call);
        return reply;
    }

    private void Record(HttpContext http, Exchange exchange, ApiReply? reply, long started, string? reason) =>
        world.Traffic.Add(new("api", exchange.AppId, world.Now, http.Request.Method, http.Request.Path)
        {
            Query = QueryMask.Hide(http.Request.QueryString.Value),
            RequestHeaders = http.Request.ContentType is { } type ? new Dictionary<string, string> { ["Content-Type"] = type } : null,
            RequestBody = QueryMask.HideSecret(exchange.RequestBody),
            ResponseStatus = reply?.Status,
            ResponseBody = reply?.Text,
            Milliseconds = Math.Round(world.Clock.GetElapsedTime(started).TotalMilliseconds, 2),
            Outcome = reply is { ErrorCode: 0, Status: 200 } ? Outcome.Success : Outcome.Error,
            Reason = reason,
            ErrorCode = reply?.ErrorCode is { } code and not 0 ? code : null,
        });

    // Only for faults and the log of calls that fail before they are known; the gate decides who calls.
    private string? GuessAppId(HttpContext http)
    {
        var query = http.Request.Query;
        if (query["appid"].ToString() is { Length: > 0 } appId) return appId;
        var token = query["access_token"].ToString();
        return Tokens.TokenFormat.IsWellFormed(token) ? world.Accounts.FindByToken(token)?.AppId : null;
    }

    private sealed class Exchange
    {
        public string? AppId { get; set; }

        public string? RequestBody { get; set; }
    }
}
