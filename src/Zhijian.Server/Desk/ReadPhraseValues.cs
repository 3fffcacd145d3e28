using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Desk;

/// <summary>What the variables of a canned phrase mean in one conversation now; null is not known and stays for the officer to fill in.</summary>
public sealed record PhraseValues(string? Citizen, string Officer, string Account, string Date, string? NextOpening);

internal static class ReadPhraseValues
{
    public static async Task<Results<Ok<PhraseValues>, ProblemHttpResult>> HandleAsync(
        Guid id, ConversationReader conversations, AgencyCalendars calendars, TimeProvider time, HttpContext http)
    {
        if (await conversations.FindAsync(new ConversationId(id), http.RequestAborted) is not { Conversation: var conversation }) return ReadConversations.NotFound();
        var now = time.GetUtcNow();
        var today = now.DayInBeijing();
        var opening = calendars.Find(http.User.AgencyId()) is { } calendar ? SpokenTime.Of(calendar.NextOpening(now), now) : null;
        return TypedResults.Ok(new PhraseValues(conversation.Nickname, http.User.DisplayName(), conversation.AccountName, $"{today.Year}年{today.Month}月{today.Day}日", opening));
    }
}
