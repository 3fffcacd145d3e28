using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>
/// Moves everything from one database to an empty one, of the same or the other kind, through the one model both share.
/// All in one transaction: the target is whole or empty.
/// </summary>
internal static class DatabaseCopy
{
    private const int BatchSize = 1000;

    private static readonly MethodInfo CopyTableMethod = typeof(DatabaseCopy).GetMethod(nameof(CopyTableAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <returns>How many rows were copied.</returns>
    /// <exception cref="InvalidOperationException">The target already holds rows, or the counts differ afterwards.</exception>
    public static async Task<long> RunAsync(Database from, Database to, Action<string> report, CancellationToken cancellation)
    {
        await using var source = Open(from);
        await using var target = Open(to);
        await source.Database.MigrateAsync(cancellation);
        await target.Database.MigrateAsync(cancellation);
        await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
        long total = 0;
        foreach (var table in InOrderOfForeignKeys(source.Model))
        {
            var rows = await (Task<long>)CopyTableMethod.MakeGenericMethod(table.ClrType).Invoke(null, [source, target, cancellation])!;
            report($"{table.GetTableName()}: {rows:N0}");
            total += rows;
        }

        await transaction.CommitAsync(cancellation);
        return total;
    }

    private static async Task<long> CopyTableAsync<T>(ZhijianDb source, ZhijianDb target, CancellationToken cancellation) where T : class
    {
        if (await target.Set<T>().AnyAsync(cancellation)) throw new InvalidOperationException($"The target already holds rows ({typeof(T).Name}). Copy into an empty database.");
        long rows = 0;
        await foreach (var batch in source.Set<T>().AsNoTracking().AsAsyncEnumerable().Chunk(BatchSize).WithCancellation(cancellation))
        {
            target.AddRange(batch);
            await target.SaveChangesAsync(cancellation);
            target.ChangeTracker.Clear();
            rows += batch.Length;
        }

        var arrived = await target.Set<T>().LongCountAsync(cancellation);
        return arrived == rows ? rows : throw new InvalidOperationException($"{typeof(T).Name}: {rows} rows read, {arrived} arrived. Nothing was kept.");
    }

    private static IEnumerable<IEntityType> InOrderOfForeignKeys(IModel model)
    {
        var waiting = model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();
        var done = new HashSet<IEntityType>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(entity => entity.GetForeignKeys().All(key => key.PrincipalEntityType == entity || done.Contains(key.PrincipalEntityType)));
            done.Add(next);
            waiting.Remove(next);
            yield return next;
        }
    }

    private static ZhijianDb Open(Database database)
    {
        var options = new DbContextOptionsBuilder<ZhijianDb>();
        database.Configure(options);
        var everything = new AgencyScope();
        everything.EnterSystem();
        return new ZhijianDb(options.Options, everything);
    }
}
