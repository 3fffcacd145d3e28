using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Board;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Records;

/// <summary>What citizens entered, as people of the agency see it (办件); of their departments, and with numbers masked until somebody says why.</summary>
internal sealed class ServiceRecords(ZhijianDb db, ServiceBook book, SecretBox box, DeskReach reach, AgencyScope scope, TimeProvider time)
{
    private const int MostOfConversation = 20;
    private const int MostOnBoard = 200;

    /// <param name="handled">Null lists all; else those handled or those that wait.</param>
    /// <param name="page">From 1; newest first.</param>
    public async Task<RunPage> ListAsync(bool? handled, int page, int size, CancellationToken cancellation)
    {
        // Each in words that an index knows.
        var records = Seen().Where(run => run.Number != null);
        if (handled is { } done) records = done ? records.Where(run => run.HandledAt != null) : records.Where(run => run.HandledAt == null);
        var total = await records.CountAsync(cancellation);
        var rows = await records.OrderByDescending(run => run.EndedAt).ThenBy(run => run.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancellation);
        return new RunPage(await ViewAsync(rows, PersonalData.Mask, cancellation), total);
    }

    /// <summary>What the citizen of a conversation began and finished, newest first.</summary>
    public async Task<List<RunView>> OfAsync(Guid conversation, CancellationToken cancellation)
    {
        var rows = await Seen().Where(run => run.ConversationId == conversation).OrderByDescending(run => run.StartedAt).Take(MostOfConversation).ToListAsync(cancellation);
        return await ViewAsync(rows, PersonalData.Mask, cancellation);
    }

    /// <summary>With all numbers in full; the caller has written down why.</summary>
    public async Task<RunView?> FindUnmaskedAsync(Guid id, CancellationToken cancellation) =>
        await Seen().FirstOrDefaultAsync(run => run.Id == id && run.Number != null, cancellation) is { } row ? (await ViewAsync([row], static text => text, cancellation))[0] : null;

    /// <returns>Whether it is handled by this now; false when there is no such record or somebody was first.</returns>
    public async Task<bool> FinishAsync(Guid id, string by, string note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await Seen().Where(run => run.Id == id && run.Number != null && run.HandledAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(run => run.HandledAt, now).SetProperty(run => run.HandledBy, by).SetProperty(run => run.HandledNote, note), cancellation) > 0;
    }

    /// <summary>Open reports of the services that stand on the board, newest first, with what the other party entered.</summary>
    public async Task<List<BoardItem>> BoardAsync(CancellationToken cancellation)
    {
        var rows = await OnBoard().OrderByDescending(run => run.ChangedAt).Take(MostOnBoard).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var seconds = await db.Set<ServiceRun>().AsNoTracking()
            .Where(run => run.PartyOf != null && ids.Contains(run.PartyOf.Value) && (run.State == RunState.Open || run.State == RunState.Done)).OrderByDescending(run => run.ChangedAt).ToListAsync(cancellation);
        var (views, sides) = (await ViewAsync(rows, PersonalData.Mask, cancellation), await ViewAsync(seconds, PersonalData.Mask, cancellation));
        return [.. rows.Select((row, at) =>
        {
            var second = seconds.FindIndex(run => run.PartyOf == row.Id);
            var point = PointOf(row);
            return new BoardItem(views[at], second < 0 ? null : sides[second], point?.Latitude, point?.Longitude, row.State == RunState.Waiting);
        })];
    }

    /// <returns>Null when it does not stand on the board of this person.</returns>
    public async Task<ServiceRun?> OnBoardAsync(Guid id, CancellationToken cancellation)
    {
        if (await OnBoard().FirstOrDefaultAsync(run => run.Id == id, cancellation) is not { } report) return null;
        return report with { Party = await db.Set<ServiceParty>().AsNoTracking().FirstOrDefaultAsync(party => party.RunId == id, cancellation) };
    }

    /// <summary>The decision, once, and what both parties are told, in one transaction.</summary>
    public List<Statement> Decide(ServiceRun report, BoardDecision decision, string words, string by)
    {
        var now = time.GetUtcNow();
        var (name, title) = (JsonNamingPolicy.CamelCase.ConvertName(decision.ToString()), book.Find(report.AgencyId, report.Service, report.Version)?.Title ?? report.Service);
        var head = decision switch
        {
            BoardDecision.Accepted => $"您的“{title}”（{report.Number}）已受理。",
            BoardDecision.Rejected => $"您的“{title}”（{report.Number}）不能这样办理。",
            _ => $"关于您的“{title}”（{report.Number}）：",
        };
        var tells = new[] { report.ConversationId, report.Party?.SecondConversationId ?? Guid.Empty }.Where(conversation => conversation != Guid.Empty).Distinct();
        return
        [
            new Statement(
                """
                UPDATE "ServiceRuns" SET "Decision" = @p1, "HandledBy" = @p2, "HandledNote" = @p3, "HandledAt" = @p4
                WHERE "Id" = @p0 AND "Number" IS NOT NULL AND "HandledAt" IS NULL
                """,
                [report.Id, name, by, words, decision == BoardDecision.Guided ? (object?)null : now], MustChange: true),
            .. tells.Select(conversation => Telling.To(report.AgencyId, conversation, $"{head}\n{words}", now).Save()),
        ];
    }

    private IQueryable<ServiceRun> OnBoard()
    {
        var keys = scope.Agencies.SelectMany(book.Current).Where(version => version.Definition.Board).Select(version => version.Key).ToList();
        return Seen().Where(run => keys.Contains(run.Service) && run.PartyOf == null && (run.State == RunState.Waiting || (run.Number != null && run.HandledAt == null)));
    }

    private (double Latitude, double Longitude)? PointOf(ServiceRun row) =>
        book.Find(row.AgencyId, row.Service, row.Version)?.Steps.FirstOrDefault(step => step.Kind == StepKind.Location) is { } step ? OutcomeWords.PointOf(row.Unsealed(box).Entries, step.Key) : null;

    private IQueryable<ServiceRun> Seen()
    {
        var all = db.Set<ServiceRun>().AsNoTracking();
        if (reach.CoversAll) return all;
        var keys = reach.Departments.ToList();
        return all.Where(run => run.Department == null || keys.Contains(run.Department));
    }

    private async Task<List<RunView>> ViewAsync(List<ServiceRun> rows, Func<string?, string?> mask, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var files = await db.Set<ServiceFile>().AsNoTracking().Where(file => ids.Contains(file.RunId)).OrderBy(file => file.SentAt).ToListAsync(cancellation);
        return rows.ConvertAll(row => View(row, [.. files.Where(file => file.RunId == row.Id)], mask));
    }

    private RunView View(ServiceRun row, List<ServiceFile> files, Func<string?, string?> mask)
    {
        var run = row.Unsealed(box);
        var service = book.Find(row.AgencyId, row.Service, row.Version);
        var steps = service?.StepsFor(run.Entries).ToList() ?? [];
        var at = service is null ? null : RunWords.Place(run, service)?.At;
        var entries = steps.Where(step => run.Entries.ContainsKey(step.Key)).Select(step => View(step, run.Entries[step.Key], files, mask));
        return new RunView(
            row.Id, row.ConversationId, row.Service, service?.Title ?? row.Service, row.Department, row.State, row.Number, [.. entries], at, steps.Count,
            row.StartedAt, row.ChangedAt, row.EndedAt, row.HandledAt, row.HandledBy, mask(row.HandledNote))
        {
            Decision = row.Decision,
            Place = steps.Find(step => step.Kind == StepKind.Location) is { } place ? run.Entries.GetValueOrDefault(place.Key)?.Shown : null,
        };
    }

    private static EntryView View(ServiceStep step, Entry entry, List<ServiceFile> files, Func<string?, string?> mask)
    {
        var view = new EntryView(step.Title, mask(entry.Shown)!);
        return step.TakesFiles ? view with { Files = [.. FileEntry.IdsIn(entry.Value).Select(id => files.Find(file => file.Id == id)).OfType<ServiceFile>().Select(FileView.Of)] } : view;
    }
}
