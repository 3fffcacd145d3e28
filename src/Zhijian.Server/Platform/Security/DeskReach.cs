using System.Security.Claims;

namespace Zhijian.Server.Platform.Security;

/// <summary>
/// Which of the agency's conversations the current unit of work sees (可见会话). A signed-in person with departments sees theirs, the general queue and
/// what they hold themselves; everybody else, and the server's own work, sees all.
/// </summary>
public sealed class DeskReach
{
    private DepartmentScope _scope = DepartmentScope.All;

    public bool CoversAll => _scope.CoversAll;

    /// <summary>Keys of the departments, unless all are covered.</summary>
    public IReadOnlyCollection<string> Departments => _scope.Keys;

    public Guid? Person { get; private set; }

    public void Enter(ClaimsPrincipal person) => (_scope, Person) = (DepartmentScope.Of(person), person.StaffId());

    /// <param name="department">Key of the queue; null is the general one.</param>
    /// <param name="holder">Who has the conversation.</param>
    public bool Covers(string? department, Guid? holder) => department is null || _scope.Covers(department) || (holder is not null && holder == Person);
}
