using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.QrCodes;

/// <summary>qrcode/create and showqrcode.</summary>
public static class QrApi
{
    private const int MostSeconds = 2_592_000;

    /// <summary>Life of a temporary code when the call names none.</summary>
    private const int StandardSeconds = 30;

    private const int MostPermanentId = 100_000;
    private const int MostSceneCharacters = 64;

    public static ValueTask<ApiReply> Create(ApiCall call)
    {
        var scene = call.Body.Child("action_info")?.Child("scene");
        var action = call.Body.Text("action_name");
        var id = action is "QR_SCENE" or "QR_LIMIT_SCENE" ? scene?.Number("scene_id") : null;
        var text = action is "QR_STR_SCENE" or "QR_LIMIT_STR_SCENE" ? scene?.Text("scene_str") : null;
        return ValueTask.FromResult(action switch
        {
            "QR_SCENE" when id is > 0 and <= uint.MaxValue => Temporary(call, id, null),
            "QR_STR_SCENE" when text is { Length: >= 1 and <= MostSceneCharacters } => Temporary(call, null, text),
            "QR_LIMIT_SCENE" when id is >= 1 and <= MostPermanentId => Permanent(call, id, null),
            "QR_LIMIT_STR_SCENE" when text is { Length: >= 1 and <= MostSceneCharacters } => Permanent(call, null, text),
            "QR_SCENE" or "QR_STR_SCENE" or "QR_LIMIT_SCENE" or "QR_LIMIT_STR_SCENE" => throw new ApiException(ApiErrors.InvalidActionInfo),
            _ => throw new ApiException(ApiErrors.InvalidActionName),
        });
    }

    /// <summary>Public: whoever has the ticket may see the picture; 404 for a bad or expired one.</summary>
    public static ValueTask<ApiReply> Show(ApiCall call) =>
        ValueTask.FromResult(call.Query("ticket") is { } ticket && call.World.QrCodes.FindTicket(ticket, call.Now) is { } code
            ? ApiReply.File(QrPicture.Jpeg(code.Url), "image/jpeg", null)
            : ApiReply.NotFound);

    private static ApiReply Temporary(ApiCall call, long? id, string? text)
    {
        var seconds = call.Body.Number("expire_seconds") ?? StandardSeconds;
        if (seconds is < 1 or > MostSeconds) throw new ApiException(ApiErrors.InvalidArgs);
        var code = call.World.QrCodes.CreateTemporary(call.Account.AppId, id, text, call.Now.AddSeconds(seconds));
        return ApiReply.Json(new { ticket = code.Ticket, expire_seconds = seconds, url = code.Url });
    }

    private static ApiReply Permanent(ApiCall call, long? id, string? text)
    {
        var code = call.World.QrCodes.CreatePermanent(call.Account.AppId, id, text) ?? throw new ApiException(ApiErrors.QrCountLimit);
        return ApiReply.Json(new { ticket = code.Ticket, url = code.Url });
    }
}
