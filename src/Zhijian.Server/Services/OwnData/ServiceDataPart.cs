using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.OwnData;

/// <summary>
/// What a citizen entered in services and sent for them. Deleting empties records, which keep their number and what was done, and takes away everything else; of a report of two
/// parties only the citizen's own side is given or taken.
/// </summary>
internal sealed class ServiceDataPart(ZhijianDb db, ServiceBook book, SecretBox box, FileVault vault, StatementWriter writer, TellingBell bell, LivePeers live, TimeProvider time) : ICitizenDataPart
{
    public int Order => 10;

    public async Task<IReadOnlyList<DataSection>> ExportAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var runs = await RunsAsync(subject, cancellation);
        var ids = runs.ConvertAll(run => run.Id);
        var files = await db.Set<ServiceFile>().AsNoTracking().Where(file => ids.Contains(file.RunId) && file.State != FileState.Loose).OrderBy(file => file.SentAt).ToListAsync(cancellation);
        var conversations = subject.Conversations.ToList();
        var subscriptions = await db.Set<NoticeSubscription>().AsNoTracking().Where(row => conversations.Contains(row.ConversationId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        return
        [
            new("办理过的事项", [.. runs.Select(run => OwnDataViews.Of(run, DefinitionOf(run), files.Where(file => file.RunId == run.Id)))]),
            new("订阅的通知", [.. subscriptions.Select(row => new { Title = book.Newest(row.AgencyId, row.Service)?.Title ?? row.Service, About = box.Open(row.SealedAbout), row.Since, row.Until })]),
        ];
    }

    public async Task<IReadOnlyList<DeletionItem>> LookAheadAsync(CitizenSubject subject, CancellationToken cancellation) =>
        [.. (await RunsAsync(subject, cancellation)).Select(run => Fate(run) is { } fate ? new DeletionItem(fate, DefinitionOf(run)?.Title ?? run.Service, run.Number ?? run.Other?.Number) : null).OfType<DeletionItem>()];

    public async Task<int> ForgetAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var runs = await TakeBackAsync(subject, cancellation);
        var touched = 0;
        foreach (var run in runs.Where(run => Fate(run) != DeletionFate.InHand))
        {
            foreach (var file in await db.Set<ServiceFile>().Where(file => file.RunId == run.Id).Select(file => file.Id).ToListAsync(cancellation)) vault.Delete(file);
            touched += await db.Set<ServiceFile>().Where(file => file.RunId == run.Id).ExecuteDeleteAsync(cancellation);
            // What nobody decides any more may be brought up again; what was decided stays decided, under a keyed hash.
            if (run.HandledAt is null) touched += await db.Set<ServiceCase>().Where(one => one.RunId == run.Id).ExecuteDeleteAsync(cancellation);
            touched += run.Number is null ? await db.Set<ServiceRun>().Where(row => row.Id == run.Id).ExecuteDeleteAsync(cancellation) : await EmptyAsync(run, cancellation);
        }

        var ids = subject.Conversations.ToList();
        touched += await db.Set<ServiceParty>().Where(party => ids.Contains(party.ConversationId) && (party.State == PartyState.Withdrawn || party.State == PartyState.Expired)).ExecuteDeleteAsync(cancellation);
        touched += await db.Set<Telling>().Where(telling => ids.Contains(telling.ConversationId)).ExecuteDeleteAsync(cancellation);
        touched += await db.Set<NoticeSubscription>().Where(subscription => ids.Contains(subscription.ConversationId)).ExecuteDeleteAsync(cancellation);
        touched += await db.Set<CodeTry>().Where(tries => ids.Contains(tries.ConversationId)).ExecuteDeleteAsync(cancellation);
        if (runs.Exists(run => run.Number is not null)) live.Publish(subject.Agency, RecordNews.Kind, new RecordNews());
        return touched;
    }

    /// <summary>Null of what is simply deleted.</summary>
    private static DeletionFate? Fate(ServiceRun run) => run switch
    {
        // The other party and the agency rely on both sides until it is decided.
        { Party.State: PartyState.Submitted, PartyOf: null, HandledAt: null } or { PartyOf: not null, State: RunState.Done, Other: { Number: not null, HandledAt: null } } => DeletionFate.InHand,
        { State: RunState.Waiting } or { PartyOf: not null, State: RunState.Open, Party.State: PartyState.Joined } => DeletionFate.TakenBack,
        { Number: null } => null,
        { HandledAt: null } => DeletionFate.Withdrawn,
        _ => DeletionFate.Kept,
    };

    /// <summary>Ends what waits for another party, who is told; decided anew when they were faster.</summary>
    private async Task<List<ServiceRun>> TakeBackAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var runs = new List<ServiceRun>();
        var isSettled = await writer.SettleAsync(
            async () =>
            {
                (runs, var now) = (await RunsAsync(subject, cancellation), time.GetUtcNow());
                return [.. runs.Where(run => Fate(run) == DeletionFate.TakenBack).SelectMany(run => EndOf(run, now))];
            },
            cancellation);
        if (!isSettled) throw new InvalidOperationException("The reports of a citizen changed again and again while they were taken back.");
        if (!runs.Exists(run => Fate(run) == DeletionFate.TakenBack)) return runs;
        bell.Ring();
        return await RunsAsync(subject, cancellation);
    }

    private IEnumerable<Statement> EndOf(ServiceRun run, DateTimeOffset now)
    {
        var ended = run with { State = RunState.Ended, Step = null, ChangedAt = now, EndedAt = now };
        return (run.PartyOf is null ? run.Party is { } party ? PartyWrites.Withdraw(party, DefinitionOf(run), now) : [] : PartyWrites.Refuse(run.Party!, run, DefinitionOf(run), now)).Append(RunStorage.Save(ended, box));
    }

    /// <summary>A record stays under its number: that there was one, what came of it and when.</summary>
    private Task<int> EmptyAsync(ServiceRun run, CancellationToken cancellation)
    {
        var (now, nothing) = (time.GetUtcNow(), box.Seal("{}"));
        var (by, note) = run.HandledAt is null ? (OwnDataViews.Citizen, OwnDataViews.WithdrawnNote) : (run.HandledBy, OwnDataViews.Without(run.HandledNote, run.Entries.Values));
        return db.Set<ServiceRun>().Where(row => row.Id == run.Id).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.SealedEntries, nothing).SetProperty(row => row.HandledAt, row => row.HandledAt ?? now).SetProperty(row => row.HandledBy, by).SetProperty(row => row.HandledNote, note),
            cancellation);
    }

    /// <summary>With how far their parties are, oldest first.</summary>
    private async Task<List<ServiceRun>> RunsAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var ids = subject.Conversations.ToList();
        var rows = await db.Set<ServiceRun>().AsNoTracking().Where(run => ids.Contains(run.ConversationId)).OrderBy(run => run.StartedAt).ToListAsync(cancellation);
        return await new PartyReader(db, box).WithPartiesAsync(rows.ConvertAll(row => row.Unsealed(box)));
    }

    private ServiceDefinition? DefinitionOf(ServiceRun run) => book.Find(run.AgencyId, run.Service, run.Version);
}
