using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Records;

/// <summary>What citizens entered, as people of the agency see it (办件); of their departments, and with numbers masked until somebody says why.</summary>
internal sealed class ServiceRecords(ZhijianDb db, ServiceBook book, SecretBox box, DeskReach reach, TimeProvider time)
{
    private const int MostOfConversation = 20;

    /// <param name="handled">Null lists all; else those handled or those that wait.</param>
    /// <param name="page">From 1; newest first.</param>
    public async Task<RunPage> ListAsync(bool? handled, int page, int size, CancellationToken cancellation)
    {
        var records = Seen().Where(run => run.Number != null && (handled == null || (run.HandledAt != null) == handled));
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
            row.StartedAt, row.ChangedAt, row.EndedAt, row.HandledAt, row.HandledBy, mask(row.HandledNote));
    }

    private static EntryView View(ServiceStep step, Entry entry, List<ServiceFile> files, Func<string?, string?> mask)
    {
        var view = new EntryView(step.Title, mask(entry.Shown)!);
        return step.TakesFiles ? view with { Files = [.. FileEntry.IdsIn(entry.Value).Select(id => files.Find(file => file.Id == id)).OfType<ServiceFile>().Select(FileView.Of)] } : view;
    }
}
