using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Messages;

/// <summary>What a person sees: the chat list and the chats.</summary>
public static class ChatModule
{
    public static void MapChats(this RouteGroupBuilder control)
    {
        var chats = control.MapGroup("/followers/{personId}/chats").WithTags("Chats");
        chats.MapGet("", List);
        chats.MapGet("/{appId}/messages", Messages).WithSummary("Messages with a seq above `after`, oldest first");
        chats.MapPost("/{appId}/read", Read);
    }

    private static Results<Ok<List<ChatSummary>>, ProblemHttpResult> List(string personId, World world, Phones phones)
    {
        if (world.People.Find(personId) is not { } person) return NoPerson(personId);
        var shown = person.Followers.Where(follower => follower.Subscribed || follower.ChatIfAny?.Last is not null);
        return TypedResults.Ok(shown.Select(phones.Summary).OrderByDescending(chat => chat.LastAt).ThenBy(chat => chat.AppId, StringComparer.Ordinal).ToList());
    }

    private static Results<Ok<IReadOnlyList<ChatMessage>>, ProblemHttpResult> Messages(string personId, string appId, World world, long? after) =>
        Find(personId, appId, world) is { } follower ? TypedResults.Ok(follower.ChatIfAny?.After(after ?? 0) ?? []) : NoChat(personId, appId);

    private static Results<NoContent, ProblemHttpResult> Read(string personId, string appId, World world, Phones phones)
    {
        if (Find(personId, appId, world) is not { } follower) return NoChat(personId, appId);
        follower.ChatIfAny?.MarkRead();
        phones.ChatChanged(follower);
        return TypedResults.NoContent();
    }

    private static Follower? Find(string personId, string appId, World world) => world.People.Find(personId) is { } person ? world.Accounts.Find(appId)?.Followers.Find(person) : null;

    private static ProblemHttpResult NoPerson(string personId) => Problem.NotFound("person_not_found", $"Nobody has the id {personId}.");

    private static ProblemHttpResult NoChat(string personId, string appId) => Problem.NotFound("chat_not_found", $"{personId} never dealt with {appId}.");
}
