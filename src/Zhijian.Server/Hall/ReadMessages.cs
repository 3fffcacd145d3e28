using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Hall;

/// <summary>What the account said to the citizen (消息), also what WeChat did not let through.</summary>
internal static class ReadMessages
{
    private const int UsualPage = 20;
    private const int LargestPage = 50;

    public static void MapMessages(this IEndpointRouteBuilder routes) => routes.MapGet("messages", ListAsync).WithName("listOwnMessages");

    /// <param name="before">Sequence number of the last one of the page before.</param>
    private static async Task<Ok<CitizenMessagePage>> ListAsync(HttpContext http, OwnConversation own, CitizenDoor door, int? before = null, int? size = null) =>
        TypedResults.Ok(await own.FindAsync(http) is { } conversation
            ? await door.MessagesAsync(conversation, before, Math.Clamp(size ?? UsualPage, 1, LargestPage), http.RequestAborted)
            : new CitizenMessagePage([], HasMore: false));
}
