using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Parties;

namespace Zhijian.Server.Services.Runs;

/// <summary>The numbers stand in the database.</summary>
public enum RunState
{
    Open = 0,

    /// <summary>Everything was entered and the outcome has come about.</summary>
    Done = 1,

    /// <summary>The citizen left it, or a condition ended it.</summary>
    Ended = 2,

    /// <summary>A person goes on with what was entered.</summary>
    HandedOver = 3,

    /// <summary>Submitted by its citizen; the other party has not confirmed yet.</summary>
    Waiting = 4,
}

/// <summary>One citizen going through one service (办理), on the version they began with; over days, channels and restarts.</summary>
public sealed record ServiceRun : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Key of the service.</summary>
    public required string Service { get; init; }

    public required int Version { get; init; }

    /// <summary>Key of the department that is responsible; null is the whole agency.</summary>
    public string? Department { get; init; }

    public RunState State { get; init; }

    /// <summary>Key of the step that is asked; null while the summary waits to be confirmed.</summary>
    public string? Step { get; init; }

    /// <summary>By key of the step; in the database only as <see cref="SealedEntries"/>.</summary>
    public IReadOnlyDictionary<string, Entry> Entries { get; init; } = new Dictionary<string, Entry>();

    /// <summary>The entries as they are stored: they are personal data. Of the last reading, so behind a run that has moved since.</summary>
    public string SealedEntries { get; init; } = "";

    /// <summary>What of the offers in the service is free at this moment, by key of the offer; read for each message and not stored.</summary>
    public IReadOnlyDictionary<string, SlotBoard> Boards { get; init; } = new Dictionary<string, SlotBoard>();

    /// <summary>Another service the citizen asked for meanwhile; the next reply says which.</summary>
    public string? Instead { get; init; }

    /// <summary>Moved last on a page: what the chat asked last is no longer what is asked, so its next message is told where it stands.</summary>
    public bool IsOnPage { get; init; }

    /// <summary>Number of the record, once there is one.</summary>
    public string? Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When somebody finished the record; what they did stands beside it.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    public string? HandledBy { get; init; }

    public string? HandledNote { get; init; }

    /// <summary>What the command centre decided last: accepted, guided or rejected; null when nothing.</summary>
    public string? Decision { get; init; }

    /// <summary>The first party's run, of the second party's.</summary>
    public Guid? PartyOf { get; init; }

    /// <summary>How far the two parties are; read for each message and not stored.</summary>
    public ServiceParty? Party { get; init; }

    /// <summary>The second party's side of a report that was taken back or whose time is over: it leads nowhere, and who touches it is told so.</summary>
    public bool IsGone => State == RunState.Open && PartyOf is not null && Party is not { State: PartyState.Joined };

    /// <summary>The first party's run, for the second's; read for each message and not stored.</summary>
    public ServiceRun? Other { get; init; }
}
