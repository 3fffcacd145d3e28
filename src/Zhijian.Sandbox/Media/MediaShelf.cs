using System.Collections.Concurrent;
using System.Security.Cryptography;
using Zhijian.Sandbox.Tokens;

namespace Zhijian.Sandbox.Media;

/// <summary>
/// Every file accounts and persons uploaded. Memory is bounded: when the limit is passed the oldest temporary files are forgotten. An expired
/// file is still shown on phones (a phone keeps what it received) but no API knows it any more.
/// </summary>
public sealed class MediaShelf(long keepBytes)
{
    private readonly ConcurrentDictionary<string, MediaItem> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> temporary = new();
    private long bytes;

    public static string NewId() => RandomNumberGenerator.GetString(TokenFormat.Alphabet, 64);

    public MediaItem Add(MediaItem item)
    {
        byId[item.Id] = item;
        Interlocked.Add(ref bytes, Size(item));
        if (!item.IsPermanent) temporary.Enqueue(item.Id);
        while (Volatile.Read(ref bytes) > keepBytes && temporary.TryDequeue(out var oldest)) Remove(oldest);
        return item;
    }

    /// <summary>Changes what is said about a file; its bytes stay.</summary>
    public void Replace(MediaItem item) => byId[item.Id] = item;

    /// <summary>Any file still held, also an expired one: what phones load.</summary>
    public MediaItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A file the account may use now.</summary>
    public MediaItem? Alive(string? id, string appId, DateTimeOffset now) =>
        id is not null && byId.TryGetValue(id, out var item) && item.AppId == appId && item.IsAlive(now) ? item : null;

    /// <summary>Permanent files of an account, newest first.</summary>
    public IReadOnlyList<MediaItem> Permanent(string appId, MediaKind? kind = null) =>
        [.. byId.Values.Where(item => item.IsPermanent && item.AppId == appId && (kind is null || item.Kind == kind)).OrderByDescending(item => item.At).ThenBy(item => item.Id)];

    public bool Remove(string id)
    {
        if (!byId.TryRemove(id, out var item)) return false;
        Interlocked.Add(ref bytes, -Size(item));
        return true;
    }

    public void Clear()
    {
        foreach (var id in byId.Keys) Remove(id);
        temporary.Clear();
    }

    private static long Size(MediaItem item) => item.Content.Length + (item.Playable?.Content.Length ?? 0);
}
