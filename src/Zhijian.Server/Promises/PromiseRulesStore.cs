using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

/// <summary>Brings the stored rules into the book in memory; again and again, as another server may have changed them.</summary>
public sealed class PromiseRulesStore(IServiceScopeFactory scopes, PromiseBook book)
{
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        foreach (var row in await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<PromiseRules>().AsNoTracking().ToListAsync(cancellation))
            book.Put(row.AgencyId, row.Rules);
    }
}
