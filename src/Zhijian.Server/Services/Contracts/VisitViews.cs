using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>A service in a list of the service hall (办事大厅).</summary>
public sealed record ServiceCard(string Key, string Title, string? EnglishTitle, string? Intro, OutcomeKind Outcome);

/// <summary>What a citizen reads before beginning: the facts of the item, and what will be asked.</summary>
/// <param name="Steps">Titles of what is asked of everybody or of some.</param>
/// <param name="Hours">When it may be begun, in words; null at any time.</param>
/// <param name="Outcome">What comes of it.</param>
public sealed record ServicePage(string Key, string Title, string? EnglishTitle, string? Intro, ServiceItem Item, string? Hours, IReadOnlyList<string> Steps, OutcomeKind Outcome);

/// <summary>One question as a page shows it: which control by <see cref="Kind"/>, within which limits by <see cref="Limits"/>. New kinds bring limits of their own.</summary>
/// <param name="Entered">What was entered here before; null when nothing was.</param>
public sealed record StepForm(
    string Key, StepKind Kind, string Title, string Ask, string? Help, bool IsOptional, IReadOnlyList<StepOption> Options, StepLimits Limits, EnteredView? Entered)
{
    /// <summary>The telephone number counts once a code was typed that goes to it.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Null at any other step.</summary>
    public GroupForm? Group { get; init; }

    /// <summary>Null while no code is awaited.</summary>
    public CodeForm? Code { get; init; }

    /// <summary>What was sent here so far, in either channel; one is taken away by the words of the chat, such as 删除2.</summary>
    public IReadOnlyList<StepFile> Files { get; init; } = [];
}

/// <param name="Name">As the citizen's telephone called it; null of what was sent in the chat.</param>
/// <param name="IsHere">Else WeChat has not given it out yet.</param>
public sealed record StepFile(Guid Id, string? Name, bool IsHere);

/// <summary>The items of a group so far, to be added to, changed and removed; by the words of the chat, such as 是, 否, 修改1, 删除1.</summary>
/// <param name="Items">Each in one line.</param>
/// <param name="Unit">Measure word, such as 位.</param>
/// <param name="Another">The question for one more.</param>
public sealed record GroupForm(IReadOnlyList<string> Items, int Least, int Most, string Unit, string Another);

/// <summary>A code that was sent by SMS and is awaited.</summary>
/// <param name="Phone">To which it went, masked.</param>
/// <param name="ResendIn">Seconds until it can be sent again; 0 now.</param>
/// <param name="ExpiresIn">Seconds for which it is good; 0 no more.</param>
/// <param name="IsSure">False when the gateway did not answer: it may have been sent.</param>
public sealed record CodeForm(string Phone, int ResendIn, int ExpiresIn, bool IsSure);

/// <summary>What the control may offer; what counts is decided where entries are read.</summary>
/// <param name="Least">Number, yuan, options or characters.</param>
/// <param name="Area">Name of the area a place has to lie in.</param>
public sealed record StepLimits(decimal? Least, decimal? Most, DateOnly? FirstDay, DateOnly? LastDay, bool WorkingDays, string? Area)
{
    /// <summary>What photographs should show.</summary>
    public IReadOnlyList<PictureHint> Pictures { get; init; } = [];
}

/// <param name="Example">Path of a picture on this server; null when there is none.</param>
public sealed record PictureHint(string Title, string? Hint, string? Example);

/// <param name="Key">Of the step.</param>
/// <param name="Value">As it is stored; empty when left out.</param>
/// <param name="Shown">As people read it.</param>
public sealed record EnteredView(string Key, string Title, string Value, string Shown);

/// <summary>A citizen's own way through a service, as pages show it.</summary>
/// <param name="Revision">Changes with what is asked and entered; a page that acts says which it saw.</param>
/// <param name="At">Place of the step, from 1; null while the summary waits and when it is over.</param>
/// <param name="Of">How many steps there are as it stands.</param>
/// <param name="Step">What is asked now; null at the summary and when it is over.</param>
/// <param name="Entered">In the order of the steps.</param>
/// <param name="Said">The words it ended with, as far as this action ended it.</param>
public sealed record VisitRun(
    Guid Id, string Service, string Title, string? EnglishTitle, RunState State, string Revision, int? At, int Of, StepForm? Step, IReadOnlyList<EnteredView> Entered, string? Number,
    string? Said, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, DateTimeOffset? HandledAt, string? HandledNote)
{
    /// <summary>What comes of it.</summary>
    public OutcomeKind Outcome { get; init; }

    /// <summary>While two parties are at it; else null.</summary>
    public VisitParty? Party { get; init; }
}

/// <summary>How far a report of two parties is, for either of them.</summary>
/// <param name="Code">By which the other comes in; null for the second party.</param>
/// <param name="HasJoined">The other is adding their side.</param>
/// <param name="ExpiresAt">Both have to confirm until then.</param>
/// <param name="FirstSaid">What the first entered, with numbers masked; null for the first party.</param>
public sealed record VisitParty(string? Code, bool HasJoined, DateTimeOffset ExpiresAt, string? FirstSaid)
{
    /// <summary>A QR code of the account that brings the other in, as a data address; null while WeChat has made none.</summary>
    public string? Picture { get; init; }
}

/// <summary>The same in a list, without what was entered.</summary>
public sealed record VisitCard(
    Guid Id, string Service, string Title, string? EnglishTitle, RunState State, int? At, int Of, string? Number, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? HandledAt, string? HandledNote);
