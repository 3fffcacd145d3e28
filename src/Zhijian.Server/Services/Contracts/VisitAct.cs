using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Contracts;

/// <summary>What a citizen does with a service on a page (网页办理).</summary>
/// <param name="Run">Of the citizen; null when one is begun.</param>
/// <param name="Revision">What the page saw; null when that does not matter.</param>
public abstract record VisitAct(Guid? Run, string? Revision);

/// <summary>Begins it, or goes on where it was left in whichever channel.</summary>
public sealed record BeginVisit(string Service) : VisitAct(null, null);

/// <param name="Text">As it would be typed in the chat.</param>
/// <param name="Skips">Leaves an optional step out.</param>
public sealed record EnterStep(Guid Id, string Seen, string Step, string Text, SentPlace? Place, bool Skips) : VisitAct(Id, Seen);

/// <summary>What was uploaded for the step becomes part of it; wherever else something was added meanwhile, it is one more.</summary>
public sealed record AttachFile(Guid Id, string Step, Guid File) : VisitAct(Id, null);

public sealed record GoBack(Guid Id, string Seen) : VisitAct(Id, Seen);

/// <summary>One entry of the summary is to be entered anew.</summary>
public sealed record CorrectStep(Guid Id, string Seen, string Step) : VisitAct(Id, Seen);

public sealed record SubmitVisit(Guid Id, string Seen) : VisitAct(Id, Seen);

public sealed record LeaveVisit(Guid Id) : VisitAct(Id, null);

/// <summary>Comes in to a report of two parties by the code of the other (对方确认码).</summary>
public sealed record JoinParty(string Code) : VisitAct(null, null);

public enum VisitFate
{
    Moved,

    /// <summary>What was entered is no entry; the words say why.</summary>
    Refused,

    /// <summary>The page shows what is no longer so: moved in the chat or on another page, or over.</summary>
    OutOfDate,

    /// <summary>No such service, or no such run of this citizen.</summary>
    NotFound,
}

/// <summary>What came of it, with what is to be written in the same transaction.</summary>
/// <param name="Run">As it stands now; null when there is none.</param>
public sealed record VisitMove(VisitFate Fate, VisitRun? Run)
{
    /// <summary>Why it was refused, in the words of the chat.</summary>
    public string? Refusal { get; init; }

    public IReadOnlyList<Statement> Writes { get; init; } = [];

    /// <summary>A record came about that people have to handle.</summary>
    public bool MakesRecord { get; init; }

    /// <summary>A booking came about.</summary>
    public bool TouchesBookings { get; init; }

    public bool IsOver { get; init; }

    /// <summary>Told in the chat too, as it is to be found again; null tells nothing.</summary>
    public string? TellsChat { get; init; }
}
