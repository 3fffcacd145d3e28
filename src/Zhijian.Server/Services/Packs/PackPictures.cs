using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Services.Files;

namespace Zhijian.Server.Services.Packs;

/// <summary>The example pictures that the services of a pack show.</summary>
internal sealed class PackPictures(Pack pack)
{
    private const int MostBytes = 512 * 1024;

    private readonly Dictionary<string, byte[]> _used = new(StringComparer.Ordinal);

    /// <returns>Under which it will be served; null when it cannot be used, which is complained about.</returns>
    public string? Use(string name, Action<string> complain)
    {
        if (!name.StartsWith("media/", StringComparison.Ordinal) || pack.FindFile(name) is not { } path)
        {
            complain($"the file {name} is missing; examples lie in media/");
            return null;
        }

        var bytes = new FileInfo(path).Length <= MostBytes ? File.ReadAllBytes(path) : [];
        if (FileType.Of(bytes) is not { IsPhoto: true })
        {
            complain($"{name} must be a PNG or JPEG picture of at most {MostBytes / 1024} KiB");
            return null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _used[hash] = bytes;
        return hash;
    }

    public async Task LoadAsync(PackLoad load, CancellationToken cancellation)
    {
        var known = await load.Db.Set<ServicePicture>().Where(picture => picture.AgencyId == load.Agency).Select(picture => picture.Hash).ToListAsync(cancellation);
        foreach (var (hash, bytes) in _used.Where(one => !known.Contains(one.Key))) load.Db.Add(new ServicePicture { AgencyId = load.Agency, Hash = hash, Bytes = bytes });
    }
}
