using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Services.Runs;

/// <summary>
/// Where a run goes from what is entered (办理进程): to the next step, to a question to a department, or to the end. Pure: a department's answer is one of its inputs, and
/// where that is missing the move says what is to be asked instead of moving.
/// </summary>
internal static class RunProgress
{
    /// <summary>In front of the key of a lookup, where a run stands while the department cannot be reached.</summary>
    public const char Waiting = '?';

    private const string Unreachable = "现在连不上业务系统，这次没有查到结果。";
    private const string Unwanted = "业务系统没有接受这次请求。";
    private const string TryAgain = "您填写的内容都在。稍后回复“重试”再查一次，或者回复“上一步”修改、“退出”结束。";

    private const string SubmitAgain = "您填写的内容都在，还没有提交。稍后回复“提交”再试一次，不会重复提交；要修改回复“上一步”。";
    private const string KeptOnPage = "您填写的内容都在，请稍后再点一次。";

    public static bool IsWaiting(ServiceRun run) => run.Step is [Waiting, ..];

    /// <summary>The step a page shows: where a department is waited for, the last that was entered, so that entering it again asks again.</summary>
    public static string? StepOf(ServiceRun run, ServiceDefinition service) =>
        IsWaiting(run) ? service.StepsFor(run.Entries).LastOrDefault(step => run.Entries.ContainsKey(step.Key))?.Key : run.Step;

    /// <param name="before">Words that go before the next question.</param>
    public static RunMove Onward(ServiceRun run, ServiceDefinition service, EntryContext context, string before = "")
    {
        // Each turn of the loop answers one lookup, and none is due twice.
        for (var turns = 0; turns <= service.Lookups.Count; turns++)
        {
            run = run with { Entries = service.WithComputed(run.Entries) };
            var (step, lookup) = service.Next(run.Id, run.Entries);
            if (lookup is null) return Arrive(run with { Step = step?.Key }, service, before);
            var call = lookup.CallFor(run.Id, run.Entries);
            if (Reply(call, context) is not { } reply) return new RunMove(run, null) { Asks = call };
            if (reply.Outcome is DepartmentOutcome.Unreachable or DepartmentOutcome.Refused) return new RunMove(run with { Step = Waiting + lookup.Key }, before + Failed(lookup, reply.Outcome) + TryAgain) { Fault = Failed(lookup, reply.Outcome) + KeptOnPage };
            run = run with { Entries = Kept(service, lookup, lookup.Store(call, reply, run.Entries, context.Now)) };
            if (reply.Outcome == DepartmentOutcome.Empty && lookup.OnEmpty != WhenEmpty.GoesOn) return Nothing(run, service, lookup, before);
            if (reply.Outcome == DepartmentOutcome.Found && lookup.EndsWhenFound) return ServiceDialogue.End(run, RunState.Ended, before + ServiceDefinition.Fill(lookup.Result ?? "", run.Entries));
            var said = reply.Outcome == DepartmentOutcome.Empty ? lookup.Empty : lookup.Result;
            if (said is not null) before += ServiceDefinition.Fill(said, run.Entries) + "\n\n";
        }

        return Arrive(run with { Step = null }, service, before);
    }

    /// <summary>What is asked when the summary was confirmed.</summary>
    /// <returns>The run with the department's answer; or the move that is made instead of submitting.</returns>
    public static (ServiceRun Run, RunMove? Instead) Submit(ServiceRun run, ServiceDefinition service, EntryContext context)
    {
        foreach (var lookup in service.LookupsAt(ServiceLookup.Submit, run.Entries))
        {
            var call = lookup.CallFor(run.Id, run.Entries);
            if (!lookup.IsDue(call, run.Entries)) continue;
            if (Reply(call, context) is not { } reply) return (run, new RunMove(run, null) { Asks = call });
            if (reply.Outcome != DepartmentOutcome.Found && !(reply.Outcome == DepartmentOutcome.Empty && lookup.OnEmpty == WhenEmpty.GoesOn))
            {
                var why = reply.Outcome == DepartmentOutcome.Empty && lookup.Empty is { } empty ? ServiceDefinition.Fill(empty, run.Entries) + "\n" : Failed(lookup, reply.Outcome);
                return (run, new RunMove(run, why + SubmitAgain) { Fault = why + KeptOnPage });
            }

            run = run with { Entries = service.WithComputed(lookup.Store(call, reply, run.Entries, context.Now)) };
            if (reply.Outcome == DepartmentOutcome.Found && lookup.EndsWhenFound)
                return (run, ServiceDialogue.End(run with { ChangedAt = context.Now }, RunState.Ended, ServiceDefinition.Fill(lookup.Result ?? "", run.Entries)));
        }

        return (run, null);
    }

    private static RunMove Arrive(ServiceRun run, ServiceDefinition service, string before) => run.Step is null && service.Outcome.Kind == OutcomeKind.Answer
        ? ServiceDialogue.End(run, RunState.Done, before + OutcomeWords.Of(service, run.Entries, null, run.ChangedAt))
        : new RunMove(run, before + RunWords.Ask(run, service));

    /// <summary>The department has nothing: that is the end, or the entry is asked for again.</summary>
    private static RunMove Nothing(ServiceRun run, ServiceDefinition service, ServiceLookup lookup, string before)
    {
        var words = before + (lookup.Empty is { } empty ? ServiceDefinition.Fill(empty, run.Entries) : "没有查到。");
        if (lookup.OnEmpty == WhenEmpty.Ends || lookup.After is not { } step || service.Find(step) is null) return ServiceDialogue.End(run, RunState.Ended, words);
        var entries = run.Entries.Where(entry => entry.Key != step && !entry.Key.StartsWith(lookup.Key + ".", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var again = run with { Entries = entries, Step = step };
        return new RunMove(again, words + "\n\n" + RunWords.Ask(again, service)) { Fault = words };
    }

    /// <summary>Choices made from an older list are asked again.</summary>
    private static Dictionary<string, Entry> Kept(ServiceDefinition service, ServiceLookup lookup, Dictionary<string, Entry> entries)
    {
        foreach (var step in service.Steps.Where(step => step.OptionsFrom?.Lookup == lookup.Key)) entries.Remove(step.Key);
        return entries;
    }

    private static string Failed(ServiceLookup lookup, DepartmentOutcome outcome) => (outcome == DepartmentOutcome.Refused ? Unwanted : lookup.Error ?? Unreachable) + "\n";

    /// <returns>Null while it can still be asked.</returns>
    internal static DepartmentReply? Reply(DepartmentCall call, EntryContext context) =>
        context.Replies.GetValueOrDefault(call.IdempotencyKey) ?? (context.MayAsk ? null : new DepartmentReply(DepartmentOutcome.Unreachable, context.Now));
}
