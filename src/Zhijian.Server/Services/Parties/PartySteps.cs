using System.Text;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Parties;

/// <summary>A code that was typed or scanned, with the report it opens.</summary>
/// <param name="Party">Null when it opens none.</param>
/// <param name="First">The first party's run.</param>
/// <param name="Tries">Wrong codes of this citizen; null when there were none.</param>
internal sealed record PartyCall(string Code, ServiceParty? Party, ServiceRun? First, CodeTry? Tries);

/// <summary>Two parties on one report (双方确认): the first waits with a code, the second reads what the first entered, adds their side and confirms. Pure.</summary>
internal static class PartySteps
{
    public const int MostTries = 5;

    /// <summary>What the first submits waits for the second.</summary>
    public static RunMove Invite(ServiceRun run, ServiceDefinition service, Dictionary<string, Entry> asked, DateTimeOffset now)
    {
        var party = new ServiceParty
        {
            RunId = run.Id,
            AgencyId = run.AgencyId,
            ConversationId = run.ConversationId,
            Code = PartyCode.Of(run.Id, now),
            ExpiresAt = now.AddMinutes(service.Parties!.Minutes),
        };
        var waiting = run with { Entries = asked, State = RunState.Waiting, Step = null, ChangedAt = now, Party = party };
        var otherwise = $"二维码现在生成不了，请对方在聊天里输入确认码 {party.Code}。";
        return new RunMove(waiting, Waiting(party, service, now))
        {
            Writes = [PartyWrites.Invite(party), Telling.OfScene(party.AgencyId, party.ConversationId, PartyCode.Scene + party.Code, otherwise, party.ExpiresAt, now).Save()],
        };
    }

    /// <summary>The second party begins: what the first said, then their own steps.</summary>
    /// <param name="context">Of the second party.</param>
    public static RunMove Join(ServiceParty party, ServiceRun first, ServiceDefinition service, Guid conversation, EntryContext context)
    {
        var second = Second(party, first, conversation, context.Now);
        var move = ServiceDialogue.Begin(second, service, context);
        var asked = $"【{service.Title}】\n{WhatFirstSaid(first, service)}\n\n请您核对并填写自己的情况，双方都确认后才会提交。\n\n{RunWords.Ask(move.After, service)}";
        return move with { Say = move.After.State == RunState.Open ? asked : move.Say, Writes = [PartyWrites.Join(party, second, context.Now)] };
    }

    private static ServiceRun Second(ServiceParty party, ServiceRun first, Guid conversation, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new ServiceRun
        {
            Id = id,
            AgencyId = first.AgencyId,
            ConversationId = conversation,
            Service = first.Service,
            Version = first.Version,
            Department = first.Department,
            PartyOf = first.Id,
            Party = party with { State = PartyState.Joined, SecondRunId = id, SecondConversationId = conversation },
            Other = first,
            Entries = new Dictionary<string, Entry> { [ServiceDefinition.SecondMark] = new("yes", "") },
            StartedAt = now,
            ChangedAt = now,
        };
    }

    /// <summary>What the first reads as long as the second has not confirmed.</summary>
    public static string Waiting(ServiceParty party, ServiceDefinition service, DateTimeOffset now)
    {
        var rest = Math.Max(1, (int)Math.Ceiling((party.ExpiresAt - now).TotalMinutes));
        var code = $"确认码：{party.Code}";
        return party.State == PartyState.Joined
            ? $"对方已经打开报告，正在填写。还有{rest}分钟。\n要撤回请回复“撤回”。"
            : $"{service.Parties!.Invite}\n\n{code}\n\n请在{rest}分钟内（{SpokenTime.Of(party.ExpiresAt, now)}前）完成，双方都确认后才会提交。对方扫一扫随后发来的二维码也可以。\n回复“继续”看进度，回复“撤回”取消。";
    }

    /// <summary>The second confirms: the report is submitted under one number.</summary>
    public static RunMove Agree(ServiceRun run, ServiceDefinition service, Dictionary<string, Entry> asked, DateTimeOffset now)
    {
        if (run is not { Party: { State: PartyState.Joined } party, Other: { } first }) return new RunMove(run, Gone(service)) { Fault = Gone(service) };
        var number = RecordNumber.Of(first.Id, now);
        var all = first.Entries.Concat(asked.Where(entry => !first.Entries.ContainsKey(entry.Key))).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var say = OutcomeWords.Of(service, all, number, now);
        var ended = run with { Entries = asked, State = RunState.Done, Step = null, ChangedAt = now, EndedAt = now };
        return new RunMove(ended, say) { Writes = [.. PartyWrites.Submit(party, run, number, BothConfirmed(say), now)], MakesRecord = true };
    }

    /// <summary>What the first is told when the second has confirmed.</summary>
    public static string BothConfirmed(string say) => "对方已确认。\n" + say;

    public static string? Refusal(PartyCall call, Guid conversation, DateTimeOffset now) => call switch
    {
        { Tries: { Count: >= MostTries } tries } when tries.Since >= now - PartyWrites.TriesCountFor => "确认码输错次数太多，请10分钟后再试。",
        { Party: null } => "没有找到这个确认码，请看清楚再输一次（六位字母和数字）。",
        { Party.State: PartyState.Submitted } => "这份报告双方已经确认，不用再输入。",
        { Party.State: PartyState.Withdrawn } => "对方已经撤回这份报告，这个确认码不能用了。",
        { Party: { } party } when party.State == PartyState.Expired || party.ExpiresAt <= now => "这个确认码已经过期，请对方重新生成。",
        { Party: { } party } when party.ConversationId == conversation => "这是您自己的确认码，请让对方在对方的手机上输入。",
        { Party: { State: PartyState.Joined } party } when party.SecondConversationId != conversation => "这个确认码已经有人使用。如果不是对方本人，请马上告诉出码的一方撤回。",
        _ => null,
    };

    /// <summary>What the first entered, with numbers masked: enough to recognise the matter, not to collect telephone numbers with guessed codes.</summary>
    public static string WhatFirstSaid(ServiceRun first, ServiceDefinition service)
    {
        var words = new StringBuilder("对方填写的情况：");
        foreach (var step in service.StepsFor(first.Entries).Where(step => step.Kind is not (StepKind.Consent or StepKind.Signature) && first.Entries.GetValueOrDefault(step.Key) is { IsLeftOut: false }))
            words.Append($"\n{step.Title}：{PersonalData.Mask(first.Entries[step.Key].Shown)}");
        return words.ToString();
    }

    public static string Gone(ServiceDefinition service) => $"这份报告已经撤回或过期，没有提交。请对方重新生成确认码。{Otherwise(service)}";

    /// <summary>What the agency says besides where a report does not come about.</summary>
    public static string Otherwise(ServiceDefinition? service) => service?.Parties?.Otherwise ?? "";
}
