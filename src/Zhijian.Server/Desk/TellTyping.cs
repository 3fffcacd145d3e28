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

    private const string Kind = "typing";

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, ConversationReader conversations, LiveFeed feed, LivePeers peers, HttpContext http)
    {
        if (await conversations.FindAsync(new ConversationId(id), http.RequestAborted) is not { Conversation: var conversation }) return ReadConversations.NotFound();
        var news = new TypingNews(id, http.User.StaffId(), http.User.DisplayName(), HoldsSeconds) { Department = conversation.Department, Holder = conversation.AssignedTo?.Id };
        feed.Publish(http.User.AgencyId(), Kind, news);
        peers.Tell(http.User.AgencyId(), Kind, new TypingNote(news, news.Department, news.Holder));
        return TypedResults.NoContent();
    }

    /// <summary>Officers who write at other servers.</summary>
    public static void HearOthers(LivePeers peers, LiveFeed feed) => peers.On<TypingNote>(Kind, (agency, notes, _) =>
    {
        foreach (var note in notes) feed.Publish(agency, Kind, note.News with { Department = note.Department, Holder = note.Holder });
        return Task.CompletedTask;
    });

    /// <summary>With what consoles are not told.</summary>
    private sealed record TypingNote(TypingNews News, string? Department, Guid? Holder);
}
