using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Previews;

/// <summary>One bubble of the chat.</summary>
public sealed record PreviewBubble(bool ByCitizen, string Text);

/// <param name="Bubbles">How many have been said in the chat when this screen stands on the page.</param>
/// <param name="Run">Null where it could not be begun: the first screen stays.</param>
/// <param name="Refusal">What the page says to what was entered: the department has nothing or is away.</param>
public sealed record PreviewScreen(int Bubbles, VisitRun? Run, string? Refusal);

/// <summary>One way through a service in every channel: as it is wanted, otherwise along the first options that do not end it.</summary>
/// <param name="Facts">The first screen of the page and of the mini program.</param>
/// <param name="Screens">Those that follow, in the order of the chat.</param>
/// <param name="Forks">Where it could have gone on otherwise, in the order in which it comes by them.</param>
public sealed record PreviewWay(IReadOnlyList<PreviewBubble> Bubbles, ServicePage Facts, IReadOnlyList<PreviewScreen> Screens, IReadOnlyList<PreviewFork> Forks)
{
    /// <summary>What the other party sees from the code on (对方); null where there is none, or where it does not come to that.</summary>
    public PreviewWay? Other { get; init; }
}

/// <summary>
/// A way through a service as a citizen would see it (事项预览): the dialogue itself is led, and nobody outside is asked. It goes on until the service ends, or until a department
/// that is made out to have nothing or to be away stops it.
/// </summary>
internal sealed class SampleWay
{
    private readonly ServiceDefinition _service;
    private readonly WantedWay _wanted;
    private readonly Func<string, string?> _departmentOf;
    private readonly List<PreviewBubble> _bubbles = [];
    private readonly List<PreviewScreen> _screens = [];
    private readonly List<PreviewFork> _forks = [];
    private EntryContext _context;

    private SampleWay(ServiceDefinition service, EntryContext context, WantedWay wanted, Func<string, string?> departmentOf) =>
        (_service, _context, _wanted, _departmentOf) = (service, context with { MayAsk = true, Codes = CodeLook.Sample }, wanted, departmentOf);

    /// <param name="departmentOf">As people call who answers an operation; null is this platform.</param>
    public static PreviewWay Through(ServiceDefinition service, EntryContext context, WantedWay wanted, Func<string, string?> departmentOf)
    {
        var way = new SampleWay(service, context, wanted, departmentOf);
        var run = way.Walk(service.Words is [var word, ..] ? word : service.Title, sample => ServiceDialogue.Begin(way.Blank(), service with { Hours = null }, sample));
        var other = run is { State: RunState.Waiting, Party: { } party } ? way.Confirmed(run, party) : null;
        return way.Made with { Other = other };
    }

    private PreviewWay Made => new(_bubbles, VisitSight.Facts(_service), _screens, _forks);

    /// <summary>The other party opens what the first has entered; when they confirm, the first is told.</summary>
    /// <returns>What the other sees.</returns>
    private PreviewWay Confirmed(ServiceRun first, ServiceParty party)
    {
        var other = new SampleWay(_service, _context, _wanted, _departmentOf);
        if (other.Walk(party.Code, context => PartySteps.Join(party, first, _service, Guid.Empty, context)).State == RunState.Done)
        {
            _bubbles.Add(new PreviewBubble(ByCitizen: false, PartySteps.BothConfirmed(other._bubbles[^1].Text)));
            var done = first with { State = RunState.Done, Number = RecordNumber.Of(first.Id, _context.Now), EndedAt = _context.Now };
            _screens.Add(new PreviewScreen(_bubbles.Count, VisitSight.Of(done, _service, _context.Now, [], _bubbles[^1].Text), null));
        }

        return other.Made;
    }

    /// <returns>Where it ends.</returns>
    private ServiceRun Walk(string first, Func<EntryContext, RunMove> begin)
    {
        Say(first);
        var run = Take(Try(default, begin), null);
        for (var goesOn = true; goesOn && run.State == RunState.Open && !RunProgress.IsWaiting(run);)
        {
            var step = _service.Find(run.Step)?.For(run.Entries);
            if (step is { TakesFiles: true }) _context = _context with { Files = [.. _context.Files, .. SampleEntries.FilesFor(step, run, _context.Now)] };
            var next = Next(run, step);
            goesOn = MovesOn(run, next.Move);
            Say(Shown(step, next.Said));
            run = Take(next, step is null ? next.Move.After : run);
        }

        return run;
    }

    /// <returns>What is wanted, otherwise the first that leads on.</returns>
    private Attempt Next(ServiceRun run, ServiceStep? step)
    {
        if (step is null) return Sent(new Offered("提交"));
        var (offers, options) = (SampleEntries.For(step, run, _context.Now).ToList(), SampleEntries.OptionsOf(step));
        var attempts = _wanted.At(step, options) is { } wanted ? [Chosen(wanted)] : offers.Select((_, place) => Chosen(place)).ToList();
        var moving = attempts.Where(attempt => MovesOn(run, attempt.Move)).ToList();
        return moving.Find(attempt => attempt.Move.After.State != RunState.Ended) ?? moving.FirstOrDefault() ?? attempts[0];

        Attempt Sent(Offered offered) => Try(offered, context => ServiceDialogue.Move(run, _service, offered, context, wanted: null, _ => null));

        Attempt Chosen(int place)
        {
            var attempt = Sent(offers[place]);
            return place < options.Count ? attempt with { Forks = [new PreviewFork(step.Key, step.Title, IsLookup: false, options, options[place].Key), .. attempt.Forks] } : attempt;
        }
    }

    /// <summary>Leads on with invented answers of departments: nobody is asked for a preview.</summary>
    private Attempt Try(Offered said, Func<EntryContext, RunMove> lead)
    {
        var (replies, forks) = (new Dictionary<string, DepartmentReply>(_context.Replies, StringComparer.Ordinal), new List<PreviewFork>());
        var context = _context with { Replies = replies };
        var move = lead(context);
        for (var turns = 0; turns < _service.Lookups.Count + _service.Steps.Count && move.Asks is { } call; turns++)
        {
            var lookup = _service.Lookups.FirstOrDefault(one => one.CallFor(move.After.Id, move.After.Entries).IdempotencyKey == call.IdempotencyKey);
            var fate = lookup is null ? LookupFate.Found : _wanted.At(lookup);
            // Under what a subscription is found has one answer only.
            if (lookup is not null && !NoticeOperations.Has(lookup.Ask)) forks.Add(ForkAt(lookup, fate));
            replies[call.IdempotencyKey] = SampleReplies.Of(_service, call, fate, _context.Now);
            move = lead(context);
        }

        return new Attempt(said, move, replies, forks);
    }

    private PreviewFork ForkAt(ServiceLookup lookup, LookupFate fate)
    {
        var department = _departmentOf(lookup.Ask);
        // This platform is not away while it answers.
        var fates = Enum.GetValues<LookupFate>().Where(one => one != LookupFate.Failed || department is not null).Select(KeyOf);
        return new PreviewFork(lookup.Key, department ?? "", IsLookup: true, [.. fates.Select(one => new StepOption(one, ""))], KeyOf(fate)) { After = _service.StepBefore(lookup) };
    }

    private static string KeyOf(LookupFate fate) => fate.ToString().ToLowerInvariant();

    /// <param name="before">What the page goes on showing with a refusal; null when there is nothing yet.</param>
    private ServiceRun Take(Attempt attempt, ServiceRun? before)
    {
        var (move, isOpen) = (attempt.Move, attempt.Move.After.State == RunState.Open);
        var refusal = isOpen ? move.Fault : null;
        _context = _context with { Replies = attempt.Replies };
        _forks.AddRange(attempt.Forks.Where(fork => _forks.TrueForAll(other => other.Key != fork.Key)));
        _bubbles.Add(new PreviewBubble(ByCitizen: false, ServerLinks.Fill(move.Say ?? "", root: null, move.After.Id)));
        _screens.Add(new PreviewScreen(_bubbles.Count, Seen(refusal is null ? move.After : before), refusal));
        return move.After;

        VisitRun? Seen(ServiceRun? run) => run is null ? null : VisitSight.Of(run, _service, _context.Now, [], isOpen ? null : _bubbles[^1].Text);
    }

    private void Say(string text) => _bubbles.Add(new PreviewBubble(ByCitizen: true, text));

    /// <summary>Not where the same is asked again: what was sent is refused, or the department has nothing.</summary>
    private static bool MovesOn(ServiceRun run, RunMove move) => move.After.State != RunState.Open || move.After.Step != run.Step || (move.Fault is null && move.After.Entries.Count > run.Entries.Count);

    private static string Shown(ServiceStep? step, Offered offered) => (offered.Place, step) switch
    {
        ({ } place, _) => $"［位置］{place.Label}",
        (_, { Kind: StepKind.Photos }) => $"［{FileEntry.Least(step)}张照片］",
        (_, { Kind: StepKind.Voice }) => "［语音］",
        (_, { Kind: StepKind.File }) => "［在网页上传文件］",
        _ => offered.Text,
    };

    /// <summary>Of nobody: its number consists of zeros after the day, so that nobody takes it for a real one.</summary>
    private ServiceRun Blank() => new()
    {
        Id = Guid.Empty,
        AgencyId = new AgencyId(Guid.Empty),
        ConversationId = Guid.Empty,
        Service = _service.Key,
        Version = 0,
        StartedAt = _context.Now,
        ChangedAt = _context.Now,
        Boards = _context.Boards,
    };

    /// <param name="Said">Nothing at the beginning.</param>
    /// <param name="Replies">Of departments so far.</param>
    /// <param name="Forks">That it comes by.</param>
    private sealed record Attempt(Offered Said, RunMove Move, IReadOnlyDictionary<string, DepartmentReply> Replies, IReadOnlyList<PreviewFork> Forks);
}
