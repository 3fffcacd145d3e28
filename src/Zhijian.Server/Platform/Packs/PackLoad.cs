using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Packs;

/// <summary>
/// The unit of work in which a pack is loaded. A ledger remembers each row of the pack as it was last loaded, so that what was edited
/// or deleted in the console since then stays so until the pack's own row changes.
/// </summary>
public sealed class PackLoad(Pack pack, ZhijianDb db, TimeProvider time)
{
    private Dictionary<string, PackRow> _ledger = [];

    public Pack Pack { get; } = pack;

    public ZhijianDb Db { get; } = db;

    public TimeProvider Time { get; } = time;

    /// <summary>Whom the pack belongs to; set by the first part.</summary>
    public AgencyId Agency { get; private set; }

    /// <summary>Ids of rows by their name in the pack, such as <c>accounts/main</c>, for the parts that come after the one that made them.</summary>
    public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Who changed the rows, for their history.</summary>
    public string Author => "pack:" + Path.GetFileName(Pack.Folder);

    public async Task EnterAsync(AgencyId agency, CancellationToken cancellation)
    {
        Agency = agency;
        _ledger = await Db.Set<PackRow>().Where(row => row.AgencyId == agency).ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, cancellation);
    }

    /// <summary>True when the row is new or differs from what was last loaded under this name; notes it down.</summary>
    /// <param name="name">Unique in the pack, such as <c>answers/hk-move</c>.</param>
    public bool IsNews<T>(string name, T row)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row, JsonColumn.Options)));
        if (!_ledger.TryGetValue(name, out var known))
        {
            _ledger[name] = known = new PackRow { AgencyId = Agency, Name = name, Fingerprint = fingerprint };
            Db.Add(known);
            return true;
        }

        if (known.Fingerprint == fingerprint) return false;
        known.Fingerprint = fingerprint;
        return true;
    }
}
