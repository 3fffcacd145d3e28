using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>Opens and closes departments (停止受理、恢复受理); sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class DepartmentGate(ZhijianDb db, AuditLog audit, AgencyDirectory agencies)
{
    /// <returns>Null when there is no such department.</returns>
    public async Task<DepartmentName?> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<Department>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == new DepartmentId(id), cancellation) is { } row ? NameOf(row) : null;

    /// <param name="details">For the audit log.</param>
    public async Task<DepartmentName> SetAsync(Guid id, bool isClosed, AuditActor actor, string? details, CancellationToken cancellation)
    {
        var department = await db.Set<Department>().SingleAsync(row => row.Id == new DepartmentId(id), cancellation);
        department.IsClosed = isClosed;
        audit.Note(actor, isClosed ? AuditAction.DepartmentClosed : AuditAction.DepartmentReopened, $"department:{department.Key}", details);
        await db.SaveChangesAsync(cancellation);
        agencies.Put(NameOf(department));
        return NameOf(department);
    }

    private static DepartmentName NameOf(Department row) => new(row.AgencyId, row.Key, row.Name, row.IsClosed);
}
