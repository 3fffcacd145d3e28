using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Parties;

/// <summary>What parties say in the chat besides their steps: a code, and what the first says while waiting (等待对方). Pure.</summary>
internal static class PartyTalk
{
    /// <param name="join">Begins the second party's side.</param>
    public static ServiceReply? Called(PartyCall call, AgencyId agency, Guid conversation, Func<ServiceParty, ServiceRun, DateTimeOffset, ServiceReply?> join, DateTimeOffset now)
    {
        if (PartySteps.Refusal(call, conversation, now) is not { } refusal) return join(call.Party!, call.First!, now);
        return new ServiceReply(refusal, null, null, call.Party is null ? [PartyWrites.CountWrongCode(agency, conversation, now)] : []);
    }

    /// <returns>Null when what was said is about something else: who waits may ask other things.</returns>
    public static ServiceReply? WhileWaiting(ServiceRun run, ServiceDefinition service, string text, SecretBox box, DateTimeOffset now)
    {
        if (run.Party is not { } party) return null;
        if (Spoken.IsLeave(text) || Spoken.IsWithout(text))
        {
            return new ServiceReply(Withdrawn(service), null, run.Department, [.. PartyWrites.Withdraw(party, service, now), RunStorage.Save(Ended(run, now), box)]);
        }

        return Spoken.IsResume(text) || Spoken.IsSubmit(text) ? new ServiceReply(PartySteps.Waiting(party, service, now), run.Id, run.Department, []) : null;
    }

    public const string NoCode = "确认码是六位字母和数字，请看清楚对方手机上的码再输一次。";

    public static string Withdrawn(ServiceDefinition service) => $"已撤回“{service.Title}”，没有提交任何内容。{PartySteps.Otherwise(service)}";

    public static ServiceRun Ended(ServiceRun run, DateTimeOffset now) => run with { State = RunState.Ended, Step = null, ChangedAt = now, EndedAt = now };

    /// <summary>What a move of one of two parties writes besides the run: the second who leaves, or goes on with a person, frees the code.</summary>
    public static IEnumerable<Statement> Writes(RunMove move, ServiceDefinition? service, DateTimeOffset now) =>
        move.After is { PartyOf: not null, State: RunState.Ended or RunState.HandedOver, Party: { State: PartyState.Joined } party } ? [.. move.Writes, .. PartyWrites.Refuse(party, move.After, service, now)] : move.Writes;
}
