using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Groups;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>
/// What a citizen has open, read for one act on a page; the same dialogue as in the chat moves it. Deciding is pure but for the id of a new run.
/// </summary>
public sealed class ServiceVisit
{
    private readonly ServiceBook _book;
    private readonly SecretBox _box;
    private readonly EntryContext _context;
    private readonly AgencyId _agency;
    private readonly Guid _conversation;
    private readonly IReadOnlyList<ServiceRun> _runs;
    private readonly LookupMemory _memory;
    private bool _mayAsk;
    private DepartmentCall? _asks;

    internal ServiceVisit(ServiceBook book, SecretBox box, EntryContext context, AgencyId agency, Guid conversation, IReadOnlyList<ServiceRun> runs, LookupMemory memory) =>
        (_book, _box, _context, _agency, _conversation, _runs, _memory) = (book, box, context, agency, conversation, [.. runs.Select(run => run with { Boards = context.Boards })], memory);

    /// <summary>The code that was typed; null when none was, or what was typed looks like none.</summary>
    internal PartyCall? Call { get; init; }

    /// <summary>Looks up whatever the act needs, until nothing is missing or no time is left.</summary>
    internal async Task AskAsync(LookupDesk desk, VisitAct act, DateTimeOffset now)
    {
        var concerned = act is BeginVisit begin ? _book.FindCurrent(_agency, begin.Service)?.Definition : _runs.FirstOrDefault(run => run.Id == act.Run) is { } run ? _book.Find(_agency, run.Service, run.Version) : null;
        _mayAsk = true;
        await _memory.AskAsync(desk, concerned is null ? [] : [concerned], () =>
        {
            _asks = null;
            Take(act, now);
            return _asks;
        });
        _mayAsk = false;
    }

    public VisitMove Take(VisitAct act, DateTimeOffset now)
    {
        if (act is BeginVisit begin) return Begin(begin.Service, now);
        if (act is JoinParty) return Join(now);
        if (_runs.FirstOrDefault(run => run.Id == act.Run) is not { } run || _book.Find(_agency, run.Service, run.Version) is not { } service) return new VisitMove(VisitFate.NotFound, null);
        if (act is LeaveVisit && run is { State: RunState.Waiting, Party: not null }) return Withdraw(run, service, now);
        if (run.IsGone) return Moved(ServiceDialogue.Leave(run, service, now) with { Say = PartySteps.Gone(service) }, service, now);
        if (run.State != RunState.Open || (act.Revision is { } seen && seen != VisitSight.Revision(run))) return OutOfDate(run, service, now);
        return act switch
        {
            AttachFile attach when RunProgress.StepOf(run, service) == attach.Step && service.Find(attach.Step)?.For(run.Entries) is { TakesFiles: true } step && FindLoose(run, attach) is { } file =>
                TakenOrRefused(ServiceDialogue.Attach(run, step, file, ContextAt(now)), run, service, now),
            EnterStep enter when RunProgress.StepOf(run, service) == enter.Step && service.Find(enter.Step)?.For(run.Entries) is { } step => Enter(run, service, step, enter, now),
            GoBack when GroupSteps.Abandon(run, service) is { } left => Moved(new RunMove(left with { ChangedAt = now }, null), service, now),
            GoBack when VisitSight.Before(run, service) is { } before => Moved(ServiceDialogue.Correct(run, service, before, now), service, now),
            CorrectStep correct when run.Step is null && service.StepsFor(run.Entries).FirstOrDefault(step => step.Key == correct.Step) is { } step =>
                Moved(ServiceDialogue.Correct(run, service, step, now), service, now),
            SubmitVisit when run.Step is null => Submit(FileStep.Settle(run, service, _context.Files), service, now),
            LeaveVisit => Moved(ServiceDialogue.Leave(run, service, now), service, now),
            _ => OutOfDate(run, service, now),
        };
    }

    private VisitMove Begin(string key, DateTimeOffset now)
    {
        if (_runs.FirstOrDefault(run => run.Service == key && run is { State: RunState.Open, IsGone: false }) is { } before && _book.Find(_agency, key, before.Version) is { } known)
            return Moved(new RunMove(before with { ChangedAt = now }, null), known, now);
        if (_book.FindCurrent(_agency, key) is not { } version) return new VisitMove(VisitFate.NotFound, null);
        var run = _memory.Begin(version, _conversation, _context.Boards, now);
        return TakenOrRefused(ServiceDialogue.Begin(run, version.Definition, ContextAt(now)), run, version.Definition, now);
    }

    /// <summary>The second party begins, or goes on where they were.</summary>
    private VisitMove Join(DateTimeOffset now)
    {
        if (Call is not { } call) return new VisitMove(VisitFate.Refused, null) { Refusal = PartyTalk.NoCode };
        if (PartySteps.Refusal(call, _conversation, now) is { } refusal)
            return new VisitMove(VisitFate.Refused, null) { Refusal = refusal, Writes = call.Party is null ? [PartyWrites.CountWrongCode(_agency, _conversation, now)] : [] };
        var (party, first) = (call.Party!, call.First!);
        if (_book.Find(_agency, first.Service, first.Version) is not { } service) return new VisitMove(VisitFate.NotFound, null);
        if (_runs.FirstOrDefault(run => run.PartyOf == first.Id && run.State == RunState.Open) is { } before) return Moved(new RunMove(before with { ChangedAt = now }, null), service, now);
        return Moved(PartySteps.Join(party, first, service, _conversation, ContextAt(now)), service, now);
    }

    private VisitMove Withdraw(ServiceRun run, ServiceDefinition service, DateTimeOffset now)
    {
        var ended = PartyTalk.Ended(run, now) with { IsOnPage = true };
        return new VisitMove(VisitFate.Moved, Of(ended, service, now, PartyTalk.Withdrawn(service))) { Writes = [.. PartyWrites.Withdraw(run.Party!, service, now), RunStorage.Save(ended, _box)], IsOver = true };
    }

    private VisitMove Enter(ServiceRun run, ServiceDefinition service, ServiceStep step, EnterStep enter, DateTimeOffset now)
    {
        if (enter.Skips && !step.IsOptional) return new VisitMove(VisitFate.Refused, Of(run, service, now)) { Refusal = "这一项需要填写。" };
        return TakenOrRefused(ServiceDialogue.Enter(run, service, step, new Offered(enter.Skips ? Spoken.Skip : enter.Text, enter.Place), ContextAt(now)), run, service, now);
    }

    private ServiceFile? FindLoose(ServiceRun run, AttachFile attach) =>
        _context.Files.FirstOrDefault(file => file.Id == attach.File && file.RunId == run.Id && file.Step == attach.Step && file.State == FileState.Loose);

    private EntryContext ContextAt(DateTimeOffset now) => _context with { Now = now, Replies = _memory.Replies, MayAsk = _mayAsk };

    private VisitMove TakenOrRefused(RunMove move, ServiceRun before, ServiceDefinition service, DateTimeOffset now)
    {
        _asks = move.Asks ?? _asks;
        if (move.Fault is not { } fault) return Moved(move, service, now);
        return move.IsKept
            ? new VisitMove(VisitFate.Refused, Of(move.After, service, now)) { Refusal = fault, Writes = [RunStorage.Save(move.After with { IsOnPage = true }, _box), .. move.Writes] }
            : new VisitMove(VisitFate.Refused, Of(before, service, now)) { Refusal = fault };
    }

    /// <summary>A slot that is gone meanwhile is asked anew, and the page says why.</summary>
    private VisitMove Submit(ServiceRun run, ServiceDefinition service, DateTimeOffset now)
    {
        var move = ServiceDialogue.Submit(run, service, ContextAt(now));
        _asks = move.Asks ?? _asks;
        if (move.Fault is not { } fault) return Moved(move, service, now);
        var after = move.After with { IsOnPage = true };
        return new VisitMove(VisitFate.Refused, Of(after, service, now)) { Refusal = fault, Writes = [RunStorage.Save(after, _box)] };
    }

    private VisitMove Moved(RunMove move, ServiceDefinition service, DateTimeOffset now)
    {
        var after = WithSaid(move) with { IsOnPage = true, Instead = null };
        var isOver = after.State != RunState.Open;
        return new VisitMove(VisitFate.Moved, VisitSight.Of(after, service, now, FilesWith(move.Keeps), isOver ? move.Say : null))
        {
            Writes = move.LeavesNothing ? [] : [.. FilesOf(move, now), RunStorage.Save(after, _box), .. SlotSteps.Writes(move, service, _box, now), .. NoticeSteps.Writes(move, _box, now), .. PartyTalk.Writes(move, service, now)],
            TouchesBookings = move.Books is not null,
            MakesRecord = after.Number is not null || move.MakesRecord,
            IsOver = isOver,
            TellsChat = after.Number is null && move.Books is null && move.Subscribes is null && after.State != RunState.Waiting ? null : $"您在网页上提交了“{service.Title}”。\n{ServerLinks.Fill(move.Say ?? "", root: null, after.Id)}",
        };
    }

    /// <summary>The answer may be lost on its way to the page, or the page opened again.</summary>
    private static ServiceRun WithSaid(RunMove move) => move is { Say: { } words, After: { State: RunState.Done or RunState.Ended } ended }
        ? ended with { Entries = new Dictionary<string, Entry>(ended.Entries) { [ServiceDefinition.SaidMark] = new(words, "") } }
        : move.After;

    private IEnumerable<Statement> FilesOf(RunMove move, DateTimeOffset now) => (move.Keeps is { } file ? [FileStorage.Keep(file.Id)] : Array.Empty<Statement>())
        .Concat(_runs.FirstOrDefault(run => run.Id == move.After.Id) is { } before ? FileStorage.LetGo(before, move.After, _context.Files, now) : []);

    private IReadOnlyList<ServiceFile> FilesWith(ServiceFile? kept) => kept is null ? _context.Files : [.. _context.Files.Where(file => file.Id != kept.Id), kept];

    private VisitMove OutOfDate(ServiceRun run, ServiceDefinition service, DateTimeOffset now) => new(VisitFate.OutOfDate, Of(run, service, now));

    private VisitRun Of(ServiceRun run, ServiceDefinition service, DateTimeOffset now, string? said = null) => VisitSight.Of(run, service, now, _context.Files, said);
}
