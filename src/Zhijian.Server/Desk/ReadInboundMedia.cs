using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Desk;

/// <summary>Gives a follower's picture, recording or film to an officer's browser. What it is, is told by its bytes, never by its sender.</summary>
internal static class ReadInboundMedia
{
    private const int SniffedBytes = 12;

    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ReadAsync(
        string id, ConversationReader conversations, InboundMediaShelf shelf, HttpContext http, CancellationToken cancellation)
    {
        if (!MessageReference.TryParse(id, out var message) || await conversations.FindMediaAsync(message.Value, cancellation) is not { } media)
            return Problem.NotFound("media_not_found", "This message has no picture or recording in your agency.");
        try
        {
            var file = await shelf.OpenAsync(message.Value, media, cancellation);
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "private, max-age=86400";
            return TypedResults.Stream(file, await TypeOfAsync(file, cancellation), enableRangeProcessing: true);
        }
        catch (WeChatApiException refused)
        {
            return Problem.Because(StatusCodes.Status410Gone, "media_expired", $"WeChat no longer has this file ({refused.ErrCode}); it keeps them for three days. Ask the citizen to send it again.");
        }
        catch (Exception problem) when (problem is HttpRequestException or WeChatUnavailableException or InvalidDataException)
        {
            return Problem.Because(StatusCodes.Status502BadGateway, "media_unreachable", "WeChat does not give out this file right now. Try again in a moment.");
        }
    }

    private static async Task<string> TypeOfAsync(FileStream file, CancellationToken cancellation)
    {
        var start = new byte[SniffedBytes];
        var read = await file.ReadAtLeastAsync(start, SniffedBytes, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        return start.AsSpan(0, read) switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E'] => "audio/wav",
            [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
            [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => "audio/mpeg",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
            _ => "application/octet-stream",
        };
    }
}
