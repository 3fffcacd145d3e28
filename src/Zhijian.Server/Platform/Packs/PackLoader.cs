using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Packs;

/// <summary>Checks packs and loads them. All it knows about their contents is who reads them.</summary>
public sealed partial class PackLoader(IEnumerable<IPackPart> parts, TimeProvider time, ILogger<PackLoader> log)
{
    private readonly List<IPackPart> _parts = [.. parts.OrderBy(part => part.Order)];

    /// <summary>Every mistake of the pack in this folder; empty when it may be loaded.</summary>
    public IReadOnlyList<PackMistake> Check(string folder) => Read(folder, out _).Mistakes;

    /// <summary>Loads the pack in this folder; saves nothing when anything in it is wrong.</summary>
    /// <exception cref="PackMistakesException">The pack has mistakes.</exception>
    public async Task LoadAsync(ZhijianDb db, string folder, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var pack = Read(folder, out var loads);
        if (pack.Mistakes.Count > 0) throw new PackMistakesException(pack.Mistakes);

        // One SaveChanges is one transaction, and a short one: SQLite has a single writer, which citizens' messages need too.
        var unit = new PackLoad(pack, db, time);
        foreach (var load in loads) await load(unit, cancellation);
        var rows = await db.SaveChangesAsync(cancellation);
        LogLoaded(folder, rows, time.GetElapsedTime(started).TotalMilliseconds);
    }

    private Pack Read(string folder, out List<Func<PackLoad, CancellationToken, Task>> loads)
    {
        var pack = Pack.Open(folder);
        loads = [];
        if (pack.Mistakes.Count > 0) return pack;
        loads = [.. _parts.Select(part => part.Read(pack))];
        pack.RefuseWhatNobodyRead();
        return pack;
    }

    [LoggerMessage(LogLevel.Information, "Pack {Folder} loaded: {Rows} rows written in {Milliseconds:F0} ms")]
    private partial void LogLoaded(string folder, int rows, double milliseconds);
}
