using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Audit;

/// <summary>Notes down that a pack changed something; the other parts have put their rows into the unit of work before.</summary>
internal sealed class AuditPackPart : IPackPart
{
    public int Order => 100;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack) => (load, _) =>
    {
        var rows = load.Db.ChangeTracker.HasChanges() ? load.Db.ChangeTracker.Entries().Count(entry => entry.State != Microsoft.EntityFrameworkCore.EntityState.Unchanged) : 0;
        if (rows > 0) new AuditLog(load.Db, load.Time).Note(new AuditActor(load.Agency, null, load.Author), AuditAction.PackLoaded, load.Author, $"rows {rows}");
        return Task.CompletedTask;
    };
}
