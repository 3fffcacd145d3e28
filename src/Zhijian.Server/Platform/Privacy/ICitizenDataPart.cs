using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Privacy;

/// <summary>One person at one agency: every follower that is known to be them (unionid), each with the conversation between them and the account.</summary>
public sealed record CitizenSubject(AgencyId Agency, IReadOnlyList<SubjectFollower> Followers)
{
    public IReadOnlyList<Guid> Conversations { get; } = [.. Followers.Select(follower => follower.Conversation).OfType<Guid>()];
}

/// <param name="Account">Id of the official account.</param>
/// <param name="Conversation">Null when there has never been anything between them.</param>
public sealed record SubjectFollower(Guid Account, string OpenId, Guid? Conversation);

/// <summary>One chapter of what a citizen takes along.</summary>
/// <param name="Title">In the words of citizens.</param>
/// <param name="Items">What stands in it; written as JSON.</param>
public sealed record DataSection(string Title, IReadOnlyList<object> Items);

/// <summary>What becomes of something that is not simply erased.</summary>
public enum DeletionFate
{
    /// <summary>A booking is cancelled; the seat is free again.</summary>
    Cancelled,

    /// <summary>A place on a waitlist is given up.</summary>
    LeftWaitlist,

    /// <summary>Something that waits for another party is taken back; they are told.</summary>
    TakenBack,

    /// <summary>A record nobody has handled yet is withdrawn.</summary>
    Withdrawn,

    /// <summary>The record stays with its number and what was done, without what was entered.</summary>
    Kept,

    /// <summary>Nothing can be deleted before it is settled.</summary>
    InHand,
}

/// <param name="Number">Of the record or booking; null when it has none.</param>
public sealed record DeletionItem(DeletionFate Fate, string Title, string? Number);

/// <summary>
/// What one module holds of citizens (个人信息): it gives a copy to whoever it is about, and deletes it. Both may be asked again and again. Rows are found by the follower or by the
/// conversation, so who these are is deleted last.
/// </summary>
public interface ICitizenDataPart
{
    /// <summary>Lower ones delete first.</summary>
    int Order { get; }

    Task<IReadOnlyList<DataSection>> ExportAsync(CitizenSubject subject, CancellationToken cancellation);

    /// <summary>What deleting would end or leave behind.</summary>
    Task<IReadOnlyList<DeletionItem>> LookAheadAsync(CitizenSubject subject, CancellationToken cancellation);

    /// <returns>How many rows were deleted or emptied.</returns>
    Task<int> ForgetAsync(CitizenSubject subject, CancellationToken cancellation);
}
