using System.Security.Cryptography;
using System.Text.Json;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>
/// Looks into the folders of connectors whose departments drop files (投递巡查). A file is read when two looks in a row saw it with the same size and time, so one that is still being
/// copied is left alone; where the connector wants a checksum, when that fits. Files are never moved or changed: the folder is the department's.
/// </summary>
internal sealed partial class DropWatch(ConnectorBook book, DropLoader loader, TimeProvider time, ILogger<DropWatch> log) : BackgroundService
{
    private const string ChecksumEnd = ".sha256";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Dictionary<(AgencyId Agency, string Connector, string Operation), Sight> _seen = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(Every, time, LookAsync, problem => LogFailed(log, problem), stoppingToken);

    /// <summary>One look at all folders, after whichever is under way.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            foreach (var connector in book.All.Where(one => one.Folder is not null))
                foreach (var operation in connector.Definition.Operations.Where(one => one.Drop is not null))
                    await TryLookAtAsync(connector, operation, cancellation);
        }
        finally
        {
            _looking.Release();
        }
    }

    public override void Dispose()
    {
        _looking.Dispose();
        base.Dispose();
    }

    /// <summary>Each for itself: what nobody foresaw of one file must not keep those of other departments from being read.</summary>
    private async Task TryLookAtAsync(Connector connector, ConnectorOperation operation, CancellationToken cancellation)
    {
        try
        {
            await LookAtAsync(connector, operation, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            // It went away or cannot be read now; the next look tries again.
            LogUnread(log, connector.Definition.Key, operation.Key, problem);
        }
    }

    private async Task LookAtAsync(Connector connector, ConnectorOperation operation, CancellationToken cancellation)
    {
        var (key, path) = ((connector.Agency, connector.Definition.Key, operation.Key), Path.Combine(connector.Folder!, operation.Drop!.File));
        if (SightOf(path, operation) is not { } sight)
        {
            _seen.Remove(key);
            return;
        }

        var before = _seen.GetValueOrDefault(key);
        if (before is not null && before.Is(sight) && before.IsRead) return;
        var isStill = before is not null && before.Is(sight);
        _seen[key] = sight;
        if (isStill) await ReadAsync(connector, operation, path, sight, cancellation);
    }

    private async Task ReadAsync(Connector connector, ConnectorOperation operation, string path, Sight sight, CancellationToken cancellation)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 128 * 1024);
        if (operation.Drop!.HasChecksum && !await FitsAsync(path, content, cancellation)) return;
        bool IsWhole() => SightOf(path, operation) is { } now && now.Is(sight) && content.Length == sight.Length;
        if (!IsWhole()) return;
        var at = sight.WrittenAt > time.GetUtcNow() ? time.GetUtcNow() : sight.WrittenAt;
        sight.IsRead = (await loader.LoadAsync(connector, operation, new DroppedFile(content, at, IsWhole), cancellation)).IsOver;
    }

    private static async Task<bool> FitsAsync(string path, FileStream content, CancellationToken cancellation)
    {
        if (!File.Exists(path + ChecksumEnd)) return false;
        var said = (await File.ReadAllTextAsync(path + ChecksumEnd, cancellation)).Trim().Split(' ')[0];
        return said.Equals(Convert.ToHexString(await SHA256.HashDataAsync(content, cancellation)), StringComparison.OrdinalIgnoreCase);
    }

    private static Sight? SightOf(string path, ConnectorOperation operation)
    {
        var file = new FileInfo(path);
        return file.Exists ? new Sight(file.Length, new DateTimeOffset(file.LastWriteTimeUtc), JsonSerializer.Serialize(operation, JsonColumn.Options)) : null;
    }

    /// <param name="Description">Of the operation: described otherwise, the file is read anew. Its words, not the object: settings are read again every few seconds.</param>
    private sealed record Sight(long Length, DateTimeOffset WrittenAt, string Description)
    {
        /// <summary>Nothing is left to do with it.</summary>
        public bool IsRead { get; set; }

        public bool Is(Sight other) => (Length, WrittenAt, Description) == (other.Length, other.WrittenAt, other.Description);
    }

    [LoggerMessage(LogLevel.Warning, "Folders of dropped files could not be looked at; the next look comes soon")]
    private static partial void LogFailed(ILogger logger, Exception problem);

    [LoggerMessage(LogLevel.Warning, "The dropped file of {Connector}/{Operation} could not be read; it is looked at again soon")]
    private static partial void LogUnread(ILogger logger, string connector, string operation, Exception problem);
}
