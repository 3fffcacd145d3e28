using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Citizens.Bindings;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Contracts;

/// <summary>Hashes under a key of the agency that is sealed itself: from a stolen database nobody could try out telephone numbers. Pure.</summary>
public sealed class KeyedHash(byte[] key)
{
    public byte[] BytesOf(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    /// <summary>In small hexadecimal letters.</summary>
    public string Of(string text) => Convert.ToHexStringLower(BytesOf(text));
}

/// <summary>Where modules get an agency's <see cref="KeyedHash"/> (带密钥的散列). The key is made when it is first needed and never changes, so it is read once.</summary>
public sealed class AgencyHashes(IServiceScopeFactory scopes, SecretBox box, StatementWriter writer)
{
    private const int KeyLength = 32;

    private readonly ConcurrentDictionary<AgencyId, KeyedHash> _hashes = new();

    public async ValueTask<KeyedHash> OfAsync(AgencyId agency, CancellationToken cancellation = default)
    {
        if (_hashes.TryGetValue(agency, out var known)) return known;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var keys = scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<BindingKey>().AsNoTracking().Where(key => key.AgencyId == agency);
        if (await keys.FirstOrDefaultAsync(cancellation) is not { } row)
        {
            await writer.TryWriteAsync([BindingKey.Begin(agency, box.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength))))], cancellation);
            row = await keys.FirstAsync(cancellation);
        }

        return _hashes[agency] = new KeyedHash(Convert.FromBase64String(box.Open(row.SealedKey)));
    }
}
