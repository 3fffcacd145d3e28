using System.Security.Cryptography;
using System.Text.Json;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Pictures;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Groups;
using Zhijian.Server.Services.Parties;

namespace Zhijian.Server.Services.Runs;

/// <summary>A run as its citizen sees it on a page (办理进度). Pure.</summary>
internal static class VisitSight
{
    private const int RevisionBytes = 9;

    public static ServicePage Facts(ServiceDefinition service) => new(
        service.Key, service.Title, service.EnglishTitle, service.Intro, service.Item, service.Hours?.InWords(), [.. service.Steps.Select(step => step.Title)], service.Outcome.Kind);

    /// <param name="files">What was sent for the run.</param>
    public static VisitRun Of(ServiceRun run, ServiceDefinition service, DateTimeOffset now, IReadOnlyList<ServiceFile> files, string? said = null)
    {
        var steps = service.StepsFor(run.Entries).ToList();
        var isOpen = run.State == RunState.Open;
        var entered = steps.Where(step => run.Entries.ContainsKey(step.Key)).Select(step => Entered(step, run)!).ToList();
        var asked = isOpen ? service.Find(RunProgress.StepOf(run, service))?.For(run.Entries) : null;
        return new VisitRun(
            run.Id, run.Service, service.Title, service.EnglishTitle, run.State, Revision(run), isOpen ? RunWords.Place(run, service)?.At : null, steps.Count,
            asked is null ? null : Form(asked, run, now, files), entered, run.Number, (said ?? run.Entries.GetValueOrDefault(ServiceDefinition.SaidMark)?.Value ?? SaidWhenBothConfirmed(run, service)) is { } words ? ServerLinks.Fill(words, root: null, run.Id) : null, run.StartedAt, run.ChangedAt, run.EndedAt, run.HandledAt, run.HandledNote)
        {
            Outcome = service.Outcome.Kind,
            Party = PartyOf(run, service),
        };
    }

    /// <summary>The first party does not end the report themselves: what the chat is told then stands on their page, too.</summary>
    private static string? SaidWhenBothConfirmed(ServiceRun run, ServiceDefinition service) =>
        run is { State: RunState.Done, PartyOf: null, Number: { } number, EndedAt: { } at } && service.Parties is not null ? PartySteps.BothConfirmed(OutcomeWords.Of(service, run.Entries, number, at)) : null;

    private static VisitParty? PartyOf(ServiceRun run, ServiceDefinition service) => run switch
    {
        { State: RunState.Waiting, Party: { } party } => new VisitParty(party.Code, party.State == PartyState.Joined, party.ExpiresAt, null)
        {
            Picture = party.ScanUrl is { } url ? $"data:{QrPicture.ContentType};base64,{Convert.ToBase64String(QrPicture.Png(url))}" : null,
        },
        { State: RunState.Open, Party: { State: PartyState.Joined } party, Other: { } first } => new VisitParty(null, HasJoined: true, party.ExpiresAt, PartySteps.WhatFirstSaid(first, service)),
        _ => null,
    };

    public static VisitCard Card(ServiceRun run, ServiceDefinition? service) => new(
        run.Id, run.Service, service?.Title ?? run.Service, service?.EnglishTitle, run.State, service is null || run.State != RunState.Open ? null : RunWords.Place(run, service)?.At,
        service?.StepsFor(run.Entries).Count() ?? 0, run.Number, run.StartedAt, run.ChangedAt, run.EndedAt, run.HandledAt, run.HandledNote);

    /// <summary>The step before the one that is asked, or before the summary; null at the beginning.</summary>
    public static ServiceStep? Before(ServiceRun run, ServiceDefinition service)
    {
        var steps = service.StepsFor(run.Entries).ToList();
        var shown = RunProgress.StepOf(run, service);
        var at = shown is null ? steps.Count : steps.FindIndex(step => step.Key == shown);
        return at <= 0 ? null : steps[at - 1];
    }

    /// <summary>Of what stands there, not of when: an entry that was refused makes no page out of date.</summary>
    public static string Revision(ServiceRun run)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new { run.Id, run.State, run.Step, Entries = run.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new[] { entry.Key, entry.Value.Value }) }, JsonColumn.Options);
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, RevisionBytes));
    }

    private static StepForm Form(ServiceStep step, ServiceRun run, DateTimeOffset now, IReadOnlyList<ServiceFile> files)
    {
        var today = now.DayInBeijing();
        var limits = new StepLimits(
            step.Least, step.Most, step.FirstDay is { } first ? today.AddDays(first) : null, step.LastDay is { } last ? today.AddDays(last) : null, step.WorkingDays, step.Area?.Name)
        {
            Pictures = [.. step.Pictures.Select(picture => new PictureHint(picture.Title, picture.Hint, picture.ExampleHash is { } hash ? $"/service-pictures/{hash}" : null))],
        };
        return new StepForm(step.Key, step.Kind, step.Title, ServiceDefinition.Fill(step.Ask, run.Entries), step.Help, step.IsOptional, step.Kind == StepKind.Slot ? SlotSteps.Options(run, step) : step.Options, limits, Entered(step, run))
        {
            IsVerified = step.VerifiedBy is not null,
            Group = step.Kind == StepKind.Group ? Group(step, run) : null,
            Code = step.VerifiedBy is not null && PhoneCode.Of(run.Entries, step.Key) is { } code ? Code(code, now) : null,
            Files = step.TakesFiles ? [.. FileStep.Have(run, step, files).Select(file => new StepFile(file.Id, file.Name, file.State == FileState.Kept))] : [],
        };
    }

    private static GroupForm Group(ServiceStep step, ServiceRun run) => new(
        [.. Enumerable.Range(1, RepeatGroup.Count(step, run.Entries)).Select(item => RepeatGroup.Shown(step, item, run.Entries))], RepeatGroup.Least(step), RepeatGroup.Most(step), step.Unit, GroupSteps.Another(step));

    private static CodeForm Code(PhoneCode code, DateTimeOffset now) =>
        new(PersonalData.Mask(code.Phone)!, Seconds(code.SentAt + PhoneCode.ResendAfter - now), code.Wrong >= PhoneCode.MostWrong ? 0 : Seconds(code.ExpiresAt - now), code.IsSure);

    private static int Seconds(TimeSpan left) => Math.Max(0, (int)Math.Ceiling(left.TotalSeconds));

    private static EnteredView? Entered(ServiceStep step, ServiceRun run) =>
        (run.Entries.GetValueOrDefault(step.Key) ?? GroupSteps.Before(step, run.Entries)) is { } entry ? new EnteredView(step.Key, step.Title, entry.Value, entry.Shown) : null;
}
