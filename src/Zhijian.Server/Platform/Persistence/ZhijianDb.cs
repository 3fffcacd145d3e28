using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>
/// The one unit of work over the one schema. Modules bring their tables as <c>IEntityTypeConfiguration</c> in their own folders;
/// here live the rules that hold for all of them: agency border, typed ids, instants.
/// </summary>
public sealed class ZhijianDb(DbContextOptions<ZhijianDb> options, AgencyScope scope) : DbContext(options)
{
    private bool SeesAll => scope.IsSystem;

    private IReadOnlyCollection<AgencyId> Visible => scope.Agencies;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ColumnConventions.Apply(configurationBuilder, Database.IsSqlite());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ZhijianDb).Assembly);
        var border = typeof(ZhijianDb).GetMethod(nameof(DrawBorder), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IAgencyOwned).IsAssignableFrom(e.ClrType)).ToList())
            border.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync; nothing here blocks on the database.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IAgencyOwned>()) GuardBorder(entry);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void GuardBorder(EntityEntry<IAgencyOwned> entry)
    {
        if (entry.State is EntityState.Unchanged or EntityState.Detached) return;
        var original = entry.State == EntityState.Added ? entry.Entity.AgencyId : (AgencyId)entry.Property(nameof(IAgencyOwned.AgencyId)).OriginalValue!;
        if (!scope.Allows(entry.Entity.AgencyId) || !scope.Allows(original))
            throw new AgencyBorderException($"{entry.Metadata.ClrType.Name} belongs to agency {original}, which this work may not change.");
    }

    private void DrawBorder<T>(ModelBuilder model) where T : class, IAgencyOwned
    {
        Expression<Func<T, bool>> visible = row => SeesAll || Visible.Contains(row.AgencyId);
        EntityTypeBuilder<T> entity = model.Entity<T>();
        entity.HasQueryFilter(visible);
        // A table that is busy brings an index of its own that begins with the agency.
        if (!entity.Metadata.GetIndexes().Any(index => index.Properties[0].Name == nameof(IAgencyOwned.AgencyId))) entity.HasIndex(row => row.AgencyId);
    }
}
