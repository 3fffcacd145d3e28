using System.Buffers;
using System.Globalization;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;

namespace Zhijian.Server.Ingress;

/// <summary>
/// <c>/wechat/callback/{appId}</c>. Plain request delegates, as this is the one endpoint that has to keep up with a whole province writing
/// at once. Answered only when the message is durable.
/// </summary>
internal sealed partial class CallbackEndpoint(AccountDirectory accounts, CallbackDoor door, Inbox inbox, AccountHealth health, TimeProvider time, ILogger<CallbackEndpoint> log)
{
    /// <summary>WeChat checks the address (接入验证): the echo is the whole answer.</summary>
    public Task VerifyAsync(HttpContext http)
    {
        var query = CallbackQuery.Read(http.Request.QueryString);
        if (!accounts.TryFind(AppIdOf(http), out var account)) return Refuse(http, CallbackRefusal.UnknownAccount);
        if (door.CheckAddress(account, query) is { } refusal) return Refuse(http, refusal, account);
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(query.Echo ?? "");
    }

    public async Task ReceiveAsync(HttpContext http)
    {
        var query = CallbackQuery.Read(http.Request.QueryString);
        if (!accounts.TryFind(AppIdOf(http), out var account))
        {
            await Refuse(http, CallbackRefusal.UnknownAccount);
        }
        else if (door.CheckAddress(account, query) is { } refusal)
        {
            await Refuse(http, refusal, account);
        }
        else if (await ReadAsync(http, account, query) is { } message)
        {
            await AnswerAsync(http, account, query, message, await inbox.ReceiveAsync(account, message));
        }
    }

    /// <returns>Null when the push was refused; then the response is written.</returns>
    private async Task<InboundMessage?> ReadAsync(HttpContext http, AccountCredentials account, CallbackQuery query)
    {
        CallbackRefusal refusal;
        try
        {
            if (await CallbackBody.ReadAsync(http.Request, http.RequestAborted) is var (buffer, length))
            {
                try
                {
                    if (door.Open(account, query, buffer.AsMemory(0, length), out refusal) is { } message) return message;
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
            }
            else
            {
                refusal = CallbackRefusal.TooLarge;
            }
        }
        catch (MessageCryptoException problem)
        {
            refusal = CallbackRefusal.Of(problem);
        }
        catch (MalformedMessageException problem)
        {
            refusal = CallbackRefusal.Of(problem);
        }
        catch (BadHttpRequestException)
        {
            refusal = CallbackRefusal.CutOff;
        }

        await Refuse(http, refusal, account);
        return null;
    }

    private ValueTask AnswerAsync(HttpContext http, AccountCredentials account, CallbackQuery query, InboundMessage message, InboundAnswer answer)
    {
        if (!answer.IsDurable)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return ValueTask.CompletedTask;
        }

        health.CallbackAccepted(account.Id);
        if (answer.Reply is null) return WriteAsync(http, PassiveReply.Nothing, "text/plain");
        var reply = PassiveReply.Write(answer.Reply, message.FromUserName, message.ToUserName, answer.At);
        if (query.EncryptType == "aes") reply = CallbackEnvelope.WriteEncryptedReply(door.CipherOf(account), reply, time.GetUtcNow(), query.Nonce!);
        return WriteAsync(http, reply, "text/xml; charset=utf-8");
    }

    private static async ValueTask WriteAsync(HttpContext http, ReadOnlyMemory<byte> body, string type)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body);
    }

    private Task Refuse(HttpContext http, CallbackRefusal refusal, AccountCredentials? account = null)
    {
        if (account is not null) health.CallbackRefused(account.Id, refusal.Reason);
        LogRefused(log, account?.AppId ?? "unknown", refusal.Reason);
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{refusal.Reason}\n"));
    }

    private static string AppIdOf(HttpContext http) => http.Request.RouteValues["appId"] as string ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A callback for {AppId} was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string appId, string reason);
}
