using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Groups;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Parties;

namespace Zhijian.Server.Services.Runs;

/// <summary>What the dialogue says, and how the run stands then.</summary>
/// <param name="Say">Null when the message is none of its business.</param>
public sealed record RunMove(ServiceRun After, string? Say)
{
    /// <summary>A person is wanted.</summary>
    public bool HandsOver { get; init; }

    /// <summary>The seat that is to be taken with it.</summary>
    public SeatWish? Books { get; init; }

    /// <summary>The subscription that is to be made with it.</summary>
    public NoticeWish? Subscribes { get; init; }

    /// <summary>The other service is to begin.</summary>
    public string? Begins { get; init; }

    /// <summary>Why what was entered is no entry; <see cref="Say"/> has it with the question around it.</summary>
    public string? Fault { get; init; }

    /// <summary>A file that is to be written down with the run.</summary>
    public ServiceFile? Keeps { get; init; }

    /// <summary>What two parties write besides the run.</summary>
    public IReadOnlyList<Statement> Writes { get; init; } = [];

    /// <summary>A record came about under the other party's run.</summary>
    public bool MakesRecord { get; init; }

    /// <summary>What was refused changes the run all the same: a wrong code counts.</summary>
    public bool IsKept { get; init; }

    /// <summary>It was not begun after all: no run is written down.</summary>
    public bool LeavesNothing { get; init; }

    /// <summary>What a department has to be asked before there is a move.</summary>
    public DepartmentCall? Asks { get; init; }
}

/// <summary>
/// A service as a chat (对话办理): one question at a time, back, help, leaving, a summary to confirm. Pure: the same run, message and day always give the same
/// move, so a turn that lost a race simply moves again.
/// </summary>
internal static class ServiceDialogue
{
    /// <param name="titleOf">Title of another service of the agency by its key.</param>
    /// <param name="wanted">Key of a service the message would begin; null when it would begin none.</param>
    public static RunMove Move(ServiceRun run, ServiceDefinition service, Offered said, EntryContext context, string? wanted, Func<string, string?> titleOf)
    {
        var now = context.Now;
        run = FileStep.Settle(run, service, context.Files);
        if (run.Instead is { } instead) return Choose(run, service, instead, said.Text, now);
        if (wanted is not null && wanted != run.Service && titleOf(wanted) is { } title)
            return new RunMove(run with { Instead = wanted, ChangedAt = now }, $"您正在办理“{service.Title}”{Progress(run, service)}。请问：\n1. 继续办理“{service.Title}”\n2. 先办“{title}”（已填写的内容会保留，之后回复“继续”可以接着办）");
        if (Spoken.IsLeave(said.Text)) return Leave(run, service, now);
        if (RunProgress.IsWaiting(run) && (Spoken.IsRetry(said.Text) || Spoken.IsResume(said.Text) || wanted == run.Service)) return RunProgress.Onward(run with { ChangedAt = now }, service, context);
        if (Spoken.IsResume(said.Text) || wanted == run.Service) return new RunMove(run with { ChangedAt = now }, RunWords.Ask(run, service));
        if (Spoken.IsHelp(said.Text)) return new RunMove(run, RunWords.Help(run, service));
        if (Spoken.IsBack(said.Text)) return Back(run, service, now);
        if (RunProgress.IsWaiting(run)) return new RunMove(run, RunWords.Ask(run, service));
        return service.Find(run.Step)?.For(run.Entries) is { } step ? Enter(run, service, step, said, context) : Confirm(run, service, said.Text, context);
    }

    public static RunMove Begin(ServiceRun run, ServiceDefinition service, EntryContext context) => service.Hours?.Refusal(service.Title, context.Now, context.Calendar) is { } closed
        ? End(run, RunState.Ended, closed) with { LeavesNothing = true }
        : RunProgress.Onward(run, service, context, service.Steps.Count == 0 ? "" : RunWords.Intro(service) + "\n\n");

    /// <summary>An answer to the step that is asked, and nothing else: also what a page sends, where “退出” in a field is a word like any other.</summary>
    public static RunMove Enter(ServiceRun run, ServiceDefinition service, ServiceStep step, Offered said, EntryContext context)
    {
        if (step.Kind == StepKind.Group) return Repeat(run, service, step, said.Text, context);
        if (GroupSteps.Before(step, run.Entries) is { } before && Spoken.IsUnchanged(said.Text)) return Entered(run, service, step, before, context);
        if (SlotSteps.TurnPage(run, step, said.Text, context.Now) is { } turned) return new RunMove(turned, RunWords.Ask(turned, service));
        if (step.VerifiedBy is not null && !(step.IsOptional && Spoken.IsSkip(said.Text))) return Verify(run, service, step, said.Text, context);
        if (step.TakesFiles && !(step.IsOptional && Spoken.IsSkip(said.Text))) return Collect(run, service, step, said, context);
        if (BoundEntries.Picked(service, step, said.Text, run.Entries) is { } picked)
            return RunProgress.Onward(run with { Entries = run.Entries.Concat(picked).GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal), ChangedAt = context.Now }, service, context);
        var reading = Read(run, step, said, context);
        return reading.Entry is { } entry ? Entered(run, service, step, entry, context) : new RunMove(run with { ChangedAt = context.Now }, RunWords.AskAgain(reading.Fault + reading.How, step)) { Fault = reading.Fault };
    }

    /// <summary>At a step that takes several things: one more, one less, or enough of them.</summary>
    private static RunMove Collect(ServiceRun run, ServiceDefinition service, ServiceStep step, Offered said, EntryContext context)
    {
        var take = FileStep.Take(run, step, said, context);
        return take.Entry is { } entry ? Entered(run, service, step, entry, context) with { Keeps = take.Keeps } : Collected(run, step, take, context);
    }

    /// <summary>What was uploaded on a page is one more.</summary>
    public static RunMove Attach(ServiceRun run, ServiceStep step, ServiceFile file, EntryContext context) => Collected(run, step, FileStep.Attach(run, step, file, context.Files), context);

    /// <summary>What is still being collected is no entry yet, also when there was one before.</summary>
    private static RunMove Collected(ServiceRun run, ServiceStep step, FileTake take, EntryContext context)
    {
        var entries = new Dictionary<string, Entry>(run.Entries);
        if (take.Draft is { } draft)
        {
            entries.Remove(step.Key);
            entries[Entry.Draft(step.Key)] = draft;
        }

        return new RunMove(run with { Entries = entries, ChangedAt = context.Now }, RunWords.Collecting(take, step)) { Fault = take.Draft is null ? take.Say : null, Keeps = take.Keeps };
    }

    /// <summary>At a group: one more, one less, one anew, or these are all.</summary>
    private static RunMove Repeat(ServiceRun run, ServiceDefinition service, ServiceStep step, string said, EntryContext context)
    {
        var take = GroupSteps.Take(step, said, run.Entries);
        if (take.Closes is { } entry) return Entered(run, service, step, entry, context);
        return take.Entries is { } entries
            ? RunProgress.Onward(run with { Entries = entries, ChangedAt = context.Now }, service, context)
            : new RunMove(run with { ChangedAt = context.Now }, RunWords.AskAgain(take.Fault + take.How, step)) { Fault = take.Fault };
    }

    /// <summary>At a telephone number: sends the code, or compares what was typed with it.</summary>
    private static RunMove Verify(ServiceRun run, ServiceDefinition service, ServiceStep step, string said, EntryContext context)
    {
        var take = CodeSteps.Take(run, step, said, context);
        if (take.Asks is { } call) return new RunMove(run, null) { Asks = call };
        if (take.Entry is { } entry) return Entered(run, service, step, entry, context);
        var entries = new Dictionary<string, Entry>(run.Entries);
        entries.Remove(Entry.Draft(step.Key));
        if (take.Awaits is { } awaited) entries[Entry.Draft(step.Key)] = awaited.ToEntry();
        return new RunMove(run with { Entries = entries, ChangedAt = context.Now }, take.IsFault ? RunWords.AskAgain(take.Say + take.How, step) : take.Say + take.How) { Fault = take.IsFault ? take.Say : null, IsKept = true, Writes = take.Writes };
    }

    private static RunMove Entered(ServiceRun run, ServiceDefinition service, ServiceStep step, Entry entry, EntryContext context)
    {
        var entries = new Dictionary<string, Entry>(run.Entries) { [step.Key] = entry };
        entries.Remove(Entry.Draft(step.Key));
        var entered = run with { Entries = entries, ChangedAt = context.Now };
        if (step.Kind == StepKind.Consent && entry.Value != "yes") return End(entered, RunState.Ended, RunWords.NotAgreed(service));
        if (step.Stops.FirstOrDefault(stop => stop.When.Holds(entries)) is { } stop) return End(entered, RunState.Ended, ServiceDefinition.Fill(stop.Say, entries));
        return RunProgress.Onward(entered, service, context);
    }

    private static EntryReading Read(ServiceRun run, ServiceStep step, Offered said, EntryContext context) => step switch
    {
        { IsOptional: true } when Spoken.IsSkip(said.Text) => Entry.LeftOut,
        { Kind: StepKind.Slot } => SlotSteps.Read(run, step, said.Text),
        _ => EntryReader.Read(step, said, context with { Entries = run.Entries }),
    };

    /// <summary>The summary stands there: submit, or the number of what is to be entered anew.</summary>
    private static RunMove Confirm(ServiceRun run, ServiceDefinition service, string text, EntryContext context)
    {
        if (Spoken.IsSubmit(text) || (Spoken.IsRetry(text) && service.Lookups.Any(lookup => lookup.After == ServiceLookup.Submit))) return Submit(run, service, context);
        var steps = service.StepsFor(run.Entries).ToList();
        if (!int.TryParse(ChineseNumber.ToDigits(Spoken.Core(text)), out var place) || place < 1 || place > steps.Count) return new RunMove(run, RunWords.Ask(run, service));
        return Correct(run, service, steps[place - 1], context.Now);
    }

    /// <summary>What the summary shows is put on record, or the seat is taken, once the departments that are told of it have agreed.</summary>
    public static RunMove Submit(ServiceRun run, ServiceDefinition service, EntryContext context)
    {
        var now = context.Now;
        if (service.Next(run.Id, run.Entries).Step is { } missing)
        {
            // A picture that was counted could not be fetched, or was none.
            var back = run with { Step = missing.Key, ChangedAt = now };
            return new RunMove(back, $"“{missing.Title}”还不完整，请补上。\n\n" + RunWords.Ask(back, service));
        }

        (run, var instead) = RunProgress.Submit(run, service, context);
        if (instead is not null) return instead;
        var asked = Asked(service, run.Entries);
        if (service.Outcome.Kind == OutcomeKind.Booking) return SlotSteps.Submit(run, service, asked, now);
        if (service.Outcome.Notice is { } rule) return NoticeSteps.Submit(run, service, rule, asked, now);
        if (service.Parties is not null) return run.PartyOf is null ? PartySteps.Invite(run, service, asked, now) : PartySteps.Agree(run, service, asked, now);
        var number = RecordNumber.Of(run.Id, now);
        var end = End(run with { Entries = asked, Number = number, ChangedAt = now }, RunState.Done, OutcomeWords.Of(service, asked, number, now));
        return service.Outcome.About is not null && asked.TryGetValue($"{CaseOperations.LookupAtSubmit}.{CaseOperations.Subject}", out var subject)
            ? end with { Writes = [ServiceCase.Open(run.AgencyId, service.Key, subject.Value, run.Id)] }
            : end;
    }

    /// <summary>The step is asked again.</summary>
    public static RunMove Correct(ServiceRun run, ServiceDefinition service, ServiceStep step, DateTimeOffset now)
    {
        var changed = run with { Step = step.Key, ChangedAt = now };
        return new RunMove(changed, RunWords.Ask(changed, service));
    }

    public static RunMove Back(ServiceRun run, ServiceDefinition service, DateTimeOffset now)
    {
        if (GroupSteps.Abandon(run, service) is { } left) return new RunMove(left with { ChangedAt = now }, RunWords.Ask(left, service));
        var steps = service.StepsFor(run.Entries).ToList();
        // Where a department is waited for, the last entry is before.
        var at = run.Step is null ? steps.Count : RunProgress.IsWaiting(run) ? steps.FindLastIndex(step => run.Entries.ContainsKey(step.Key)) + 1 : steps.FindIndex(step => step.Key == run.Step);
        if (at <= 0) return new RunMove(run, RunWords.AtTheBeginning + "\n\n" + RunWords.Ask(run, service));
        var before = run with { Step = steps[at - 1].Key, ChangedAt = now };
        return new RunMove(before, RunWords.Ask(before, service));
    }

    private static RunMove Choose(ServiceRun run, ServiceDefinition service, string instead, string text, DateTimeOffset now)
    {
        var back = run with { Instead = null, ChangedAt = now };
        return ChineseNumber.ToDigits(Spoken.Core(text)) switch
        {
            "2" => new RunMove(back, null) { Begins = instead },
            "1" => new RunMove(back, RunWords.Ask(back, service)),
            _ when Spoken.IsResume(text) => new RunMove(back, RunWords.Ask(back, service)),
            _ when Spoken.IsLeave(text) => Leave(back, service, now),
            _ => new RunMove(run, $"请回复数字：1 继续办理“{service.Title}”，2 先办另一件。"),
        };
    }

    public static RunMove Leave(ServiceRun run, ServiceDefinition service, DateTimeOffset now) => End(run with { ChangedAt = now }, RunState.Ended, RunWords.Left(service));

    internal static RunMove End(ServiceRun run, RunState state, string say) => new(run with { State = state, Step = null, EndedAt = run.ChangedAt }, say);

    /// <summary>Without what was entered on a way that was left again.</summary>
    private static Dictionary<string, Entry> Asked(ServiceDefinition service, IReadOnlyDictionary<string, Entry> entries)
    {
        var asked = service.StepsFor(entries).Select(step => step.Key).Where(entries.ContainsKey).Concat(entries.Keys.Where(key => service.IsDerived(key) && key != BoundEntries.Carried))
            .ToDictionary(key => key, key => entries[key], StringComparer.Ordinal);
        if (entries.TryGetValue(ServiceDefinition.SecondMark, out var second)) asked[ServiceDefinition.SecondMark] = second;
        return asked;
    }

    private static string Progress(ServiceRun run, ServiceDefinition service) => RunWords.Place(run, service) is var (at, of) ? $"（第{at}步，共{of}步）" : "（等待提交）";
}
