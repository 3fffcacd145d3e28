using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk;

/// <summary>What the live feed carries as <c>typing</c>.</summary>
/// <param name="Seconds">After these it says nothing any more.</param>
public sealed record TypingNews(Guid ConversationId, Guid StaffId, string DisplayName, int Seconds)
{
    [JsonIgnore]
    public string? Department { get; init; }

    [JsonIgnore]
    public Guid? Holder { get; init; }
}

/// <summary>Tells colleagues that somebody is writing a reply (正在输入). Nothing is kept: it expires by itself where it is shown.</summary>
internal static class TellTyping
{
    /// <summary>A console tells it every three seconds while somebody types.</summary>
    private const int HoldsSeconds = 6;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, ConversationReader conversations, LiveFeed feed, HttpContext http)
    {
        if (await conversations.FindAsync(new ConversationId(id), http.RequestAborted) is not { Conversation: var conversation }) return ReadConversations.NotFound();
        var news = new TypingNews(id, http.User.StaffId(), http.User.DisplayName(), HoldsSeconds) { Department = conversation.Department, Holder = conversation.AssignedTo?.Id };
        feed.Publish(http.User.AgencyId(), "typing", news);
        return TypedResults.NoContent();
    }
}
