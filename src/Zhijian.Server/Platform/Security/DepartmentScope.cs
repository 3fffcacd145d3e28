using System.Collections.Frozen;
using System.Security.Claims;

namespace Zhijian.Server.Platform.Security;

/// <summary>
/// The departments whose rows a person works with (部门范围). Who has none set works with those of all departments and with what belongs to none;
/// who has some set works with theirs only.
/// </summary>
public sealed class DepartmentScope
{
    private readonly FrozenSet<string> _keys;

    private DepartmentScope(IEnumerable<string> keys) => _keys = keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Without limits: the server's own work.</summary>
    public static DepartmentScope All { get; } = new([]);

    public bool CoversAll => _keys.Count == 0;

    /// <summary>For queries: <c>scope.CoversAll ? rows : rows.Where(row => scope.Keys.Contains(row.Department))</c>.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    public static DepartmentScope Of(IEnumerable<string> keys) => new(keys);

    public static DepartmentScope Of(ClaimsPrincipal person) => new(person.FindAll(StaffClaims.Department).Select(claim => claim.Value));

    /// <param name="department">Key of the row's department; null belongs to none.</param>
    public bool Covers(string? department) => CoversAll || (department is not null && _keys.Contains(department));
}
