using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>Makes what staff see of a conversation; ids of WeChat only in part, as they identify a person.</summary>
internal static class ConversationViews
{
    public static ConversationView Of(Conversation row, Follower? follower, AccountDirectory accounts) => new(
        row.Id.Value, row.AccountId.Value, accounts.Find(row.AccountId)?.Name ?? "", row.Id.Value, PersonalData.Mask(follower?.Nickname), Mask(row.OpenId), row.Subscribed, row.State,
        PersonalData.Mask(row.LastText), row.LastKind, row.LastAt, row.LastDirection, row.WaitingSince,
        row.AssignedTo is { } staff ? new AssigneeView(staff.Value, row.AssignedName ?? "") : null, row.Unread, new ReplyWindowView(row.WindowEndsAt, row.WindowRemaining), row.DueAt)
    {
        Department = row.Department,
        Skill = row.Skill,
        Kept = row.Kept,
    };

    public static FollowerView Of(Follower? follower) => new(
        follower?.UnionId is { } union ? Mask(union) : null, follower?.SubscribedAt, follower?.Source, PersonalData.Mask(follower?.Remark),
        follower?.Tags?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);

    private static string Mask(string id) => id.Length <= 8 ? "…" : $"{id[..4]}…{id[^4..]}";
}
