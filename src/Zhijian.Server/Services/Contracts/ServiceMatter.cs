using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>What a service answers to a message, with what is to be written in the same transaction.</summary>
/// <param name="Running">The run the conversation is in from now on; null when it is over.</param>
/// <param name="Department">Key of the department the matter belongs to.</param>
public sealed record ServiceReply(string Say, Guid? Running, string? Department, IReadOnlyList<Statement> Writes)
{
    /// <summary>A record came about that people have to handle.</summary>
    public bool MakesRecord { get; init; }

    /// <summary>A booking came about or changed.</summary>
    public bool TouchesBookings { get; init; }

    /// <summary>The citizen is reminded later and may allow a message for it.</summary>
    public bool WillRemind { get; init; }
}

/// <summary>A message that may belong to a service, with everything that was read to decide it. Deciding is pure but for the id of a new run.</summary>
public sealed class ServiceMatter
{
    private readonly ServiceBook _book;
    private readonly SecretBox _box;
    private readonly EntryContext _context;
    private readonly AgencyId _agency;
    private readonly Guid _conversation;
    private readonly ServiceRun? _current;
    private readonly IReadOnlyList<ServiceRun> _open;
    private readonly string? _wanted;
    private readonly LookupMemory _memory;
    private bool _mayAsk;
    private DepartmentCall? _asks;

    /// <summary>What was sent with the message, as the step takes it.</summary>
    internal ServiceFile? File { get; init; }

    /// <summary>Where citizens reach this server; without it nothing that is said links to it.</summary>
    internal Uri? Root { get; init; }

    /// <summary>Of the account that is written to.</summary>
    internal string AppId { get; init; } = "";

    internal ServiceMatter(
        ServiceBook book, SecretBox box, EntryContext context, AgencyId agency, Guid conversation, ServiceRun? current, IReadOnlyList<ServiceRun> open, string? wanted, LookupMemory memory)
    {
        (_book, _box, _context, _agency, _conversation, _wanted, _memory) = (book, box, context, agency, conversation, wanted, memory);
        _current = current is null ? null : current with { Boards = context.Boards };
        _open = [.. open.Select(run => run with { Boards = context.Boards })];
    }

    /// <summary>Looks up whatever the answer to this message needs, until nothing is missing or no time is left.</summary>
    internal async Task AskAsync(LookupDesk desk, ServiceSaid said, DateTimeOffset now)
    {
        _mayAsk = true;
        await _memory.AskAsync(desk, [.. Concerned()], () =>
        {
            _asks = null;
            Answer(said, now);
            return _asks;
        });
        _mayAsk = false;
    }

    /// <summary>What is wanted of the citizen's own bookings; null when nothing is.</summary>
    internal BookingTalk? Talk { get; init; }

    internal OwnBookings Own { get; init; } = OwnBookings.None;

    /// <summary>What is wanted of the citizen's own subscriptions, with these; null when nothing is.</summary>
    internal (NoticeTalk Talk, IReadOnlyList<OwnNotice> Own)? Notices { get; init; }

    /// <summary>What the citizen has submitted or has open, when they ask for it; else null.</summary>
    internal IReadOnlyList<ServiceRun>? Matters { get; init; }

    /// <summary>A code that was typed or scanned; null when none was.</summary>
    internal PartyCall? Call { get; init; }

    /// <summary>Somebody wants to come in by a code, whatever they were doing.</summary>
    public bool IsCalled => Call is not null;

    /// <returns>Null when no service has anything to say.</returns>
    public ServiceReply? Answer(ServiceSaid said, DateTimeOffset now)
    {
        if (Call is { } call && PartyTalk.Called(call, _agency, _conversation, Joined, now) is { } called) return called;
        if (Talk is { } talk) return Of(BookingAnswers.To(talk, Own, _context.Boards, now));
        if (Notices is var (wish, own)) return OfOwn(wish.Answer(_conversation, own));
        if (Matters is { } matters) return OfOwn((OwnMatters.Say(matters, DefinitionOf), []));
        if (_current is null) return _wanted is { } wanted ? Begin(wanted, now) : _open is [var last, ..] ? Resume(last, now) : null;
        // A button of something else says what it says; the question stays open.
        if (said.MenuKey is not null && _wanted is null) return null;
        if (DefinitionOf(_current) is not { } service) return null;
        if (_current.State == RunState.Waiting) return PartyTalk.WhileWaiting(_current, service, said.Text ?? "", _box, now);
        if (_current.IsGone) return Of(ServiceDialogue.Leave(_current, service, now) with { Say = PartySteps.Gone(service) }, service, now);
        if (_current.IsOnPage && !Spoken.IsLeave(said.Text ?? "") && _wanted is null) return Of(new RunMove(_current with { ChangedAt = now }, RunWords.MovedOnPage + "\n\n" + RunWords.Ask(_current with { ChangedAt = now }, service)), service, now);
        var move = ServiceDialogue.Move(
            _current, service, new Offered(said.Text ?? "", said.Place) { File = File }, ContextAt(now), _wanted, key => _book.FindCurrent(_agency, key)?.Definition.Title);
        if (move.Begins is not { } other) return Of(move, service, now);
        return Begin(other, now) is { } begun ? begun with { Writes = [RunStorage.Save(move.After, _box), .. begun.Writes] } : Of(move with { Say = RunWords.Ask(move.After, service) }, service, now);
    }

    /// <summary>A person goes on with it; what was entered stays and stands in the chat. A report that waits for its second party goes on waiting, whoever the first talks to.</summary>
    public IReadOnlyList<Statement> HandOver(DateTimeOffset now)
    {
        if (_current is not { State: RunState.Open } run) return [];
        var handed = new RunMove(run with { State = RunState.HandedOver, ChangedAt = now, EndedAt = now }, null);
        return [RunStorage.Save(handed.After, _box), .. PartyTalk.Writes(handed, DefinitionOf(run), now)];
    }

    /// <summary>Key of the department whose service the conversation is in.</summary>
    public string? Department => _current?.Department;

    private ServiceReply? Begin(string key, DateTimeOffset now)
    {
        if (_open.FirstOrDefault(run => run.Service == key && run.Id != _current?.Id && !run.IsGone) is { } before) return Resume(before, now);
        if (_book.FindCurrent(_agency, key) is not { } version) return null;
        var run = _memory.Begin(version, _conversation, _context.Boards, now);
        return Of(ServiceDialogue.Begin(run, version.Definition, ContextAt(now)), version.Definition, now);
    }

    private ServiceReply? Joined(ServiceParty party, ServiceRun first, DateTimeOffset now)
    {
        if (_open.FirstOrDefault(run => run.PartyOf == first.Id) is { } before) return Resume(before, now);
        return DefinitionOf(first) is { } service ? Of(PartySteps.Join(party, first, service, _conversation, ContextAt(now)), service, now) : null;
    }

    private ServiceReply? Resume(ServiceRun run, DateTimeOffset now)
    {
        if (DefinitionOf(run) is not { } service) return null;
        if (run.State == RunState.Waiting) return PartyTalk.WhileWaiting(run, service, Spoken.Resume, _box, now);
        var resumed = run with { Instead = null, ChangedAt = now };
        return Of(new RunMove(resumed, $"接着办“{service.Title}”，前面填写的内容都在。\n\n" + RunWords.Ask(resumed, service)), service, now);
    }

    private ServiceDefinition? DefinitionOf(ServiceRun run) => _book.Find(_agency, run.Service, run.Version);

    private IEnumerable<ServiceDefinition> Concerned() => new[] { _wanted, _current?.Instead }.OfType<string>().Select(key => _book.FindCurrent(_agency, key)?.Definition)
        .Append(_current is null ? null : DefinitionOf(_current)).OfType<ServiceDefinition>();

    private EntryContext ContextAt(DateTimeOffset now) => _context with { Now = now, Replies = _memory.Replies, MayAsk = _mayAsk };

    private ServiceReply? Of(RunMove move, ServiceDefinition service, DateTimeOffset now)
    {
        _asks = move.Asks ?? _asks;
        if (move.Say is not { } say) return null;
        if (move.LeavesNothing) return new ServiceReply(say, _current?.Id, service.Department, []);
        if (move.Subscribes is not null) say += NoticeTalk.HowToSee;
        return new ServiceReply(ServerLinks.Fill(say, Root, move.After.Id, AppId), move.After.State == RunState.Open ? move.After.Id : null, service.Department, [.. FilesOf(move, now), RunStorage.Save(move.After with { IsOnPage = false }, _box), .. SlotSteps.Writes(move, service, _box, now), .. NoticeSteps.Writes(move, _box, now), .. PartyTalk.Writes(move, service, now)])
        {
            MakesRecord = move.After.Number is not null || move.MakesRecord,
            TouchesBookings = move.Books is not null,
            WillRemind = move.Books is { Waits: false, Offer.Reminders.Count: > 0 } || move.Subscribes is not null,
        };
    }

    private ServiceReply OfOwn((string Say, IReadOnlyList<Statement> Writes) answer) => new(answer.Say, _current?.Id, _current?.Department, answer.Writes);

    private ServiceReply Of(BookingAnswer answer) => new(answer.Say, _current?.Id, answer.Department ?? _current?.Department, answer.Writes) { TouchesBookings = answer.Writes.Count > 0 };

    private IEnumerable<Statement> FilesOf(RunMove move, DateTimeOffset now) => (move.Keeps is { } file ? [FileStorage.Save(file)] : Array.Empty<Statement>())
        .Concat(_current?.Id == move.After.Id ? FileStorage.LetGo(_current, move.After, _context.Files, now) : []);
}
