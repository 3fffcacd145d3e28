using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Bindings;

/// <summary>The agency's <see cref="BindingKey"/>, made when it is first needed.</summary>
internal static class BindingKeys
{
    private const int Length = 32;

    public static async Task<byte[]> OfAsync(ZhijianDb db, SecretBox box, AgencyId agency, CancellationToken cancellation)
    {
        var row = await FindAsync(db, agency, cancellation);
        if (row is null)
        {
            row = new BindingKey { AgencyId = agency, SealedKey = box.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))) };
            db.Add(row);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Somebody else needed it at the same moment; theirs is the key.
                db.Entry(row).State = EntityState.Detached;
                row = (await FindAsync(db, agency, cancellation))!;
            }
        }

        return Convert.FromBase64String(box.Open(row.SealedKey));
    }

    private static Task<BindingKey?> FindAsync(ZhijianDb db, AgencyId agency, CancellationToken cancellation) =>
        db.Set<BindingKey>().AsNoTracking().FirstOrDefaultAsync(key => key.AgencyId == agency, cancellation);
}
