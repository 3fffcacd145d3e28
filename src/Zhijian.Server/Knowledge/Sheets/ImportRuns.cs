using System.Collections.Concurrent;
using System.Threading.Channels;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Sheets;

/// <summary>A table that was uploaded and waits for its import.</summary>
internal sealed record PendingImport(Guid Id, AgencyId Agency, AnswerAuthor Author, string File, bool DryRun);

/// <summary>
/// The imports of this process: what waits, how far each is, and the news of it on the live feed. An import that a restart interrupts has
/// changed nothing or whole rows; importing the same table again goes on where it was.
/// </summary>
internal sealed class ImportRuns(LiveFeed feed)
{
    private const int Remembered = 100;

    private readonly Channel<PendingImport> _queue = Channel.CreateBounded<PendingImport>(Remembered);
    private readonly ConcurrentDictionary<Guid, (AgencyId Agency, ImportProgress Progress)> _runs = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    public IAsyncEnumerable<PendingImport> ReadAllAsync(CancellationToken cancellation) => _queue.Reader.ReadAllAsync(cancellation);

    /// <returns>False when too many wait already.</returns>
    public bool TryAdd(PendingImport import)
    {
        _runs[import.Id] = (import.Agency, new ImportProgress(import.Id, ImportState.Running, import.DryRun, 0, 0, 0, 0, 0, 0, []));
        if (!_queue.Writer.TryWrite(import))
        {
            _runs.TryRemove(import.Id, out _);
            return false;
        }

        _order.Enqueue(import.Id);
        while (_order.Count > Remembered && _order.TryDequeue(out var oldest)) _runs.TryRemove(oldest, out _);
        return true;
    }

    public ImportProgress? Find(Guid id, AgencyId agency) => _runs.TryGetValue(id, out var run) && run.Agency == agency ? run.Progress : null;

    public void Report(AgencyId agency, ImportProgress progress)
    {
        if (!_runs.ContainsKey(progress.Id)) return;
        _runs[progress.Id] = (agency, progress);
        // The live feed carries a taste of the errors; the whole report is asked for once.
        feed.Publish(agency, "import", progress with { Errors = [.. progress.Errors.Take(20)] });
    }
}
