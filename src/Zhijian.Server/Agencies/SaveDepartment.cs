using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Agencies;

/// <param name="Key">Small letters, digits and hyphens; stands in tables of answers and cannot be changed later.</param>
public sealed record DepartmentRequest(
    [property: Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,63}$")] string Key, [property: Required, MaxLength(128)] string Name, [property: MaxLength(128)] string? EnglishName = null);

/// <summary>Adds a department or renames one (部门).</summary>
internal static class SaveDepartment
{
    public static async Task<Results<Created<DepartmentView>, ProblemHttpResult>> AddAsync(
        DepartmentRequest request, ZhijianDb db, AuditLog audit, AgencyDirectory agencies, TimeProvider time, HttpContext http)
    {
        if (await db.Set<Department>().AnyAsync(row => row.Key == request.Key, http.RequestAborted))
            return Problem.Conflict("department_key_taken", $"There is a department with the key {request.Key} already.");
        var department = new Department { Id = DepartmentId.New(time), AgencyId = http.User.AgencyId(), Key = request.Key, Name = request.Name, EnglishName = request.EnglishName };
        db.Add(department);
        audit.Note(AuditActor.Of(http.User), AuditAction.DepartmentAdded, $"department:{department.Key}", department.Name);
        await db.SaveChangesAsync(http.RequestAborted);
        agencies.Put(new DepartmentName(department.AgencyId, department.Key, department.Name, department.IsClosed));
        return TypedResults.Created($"/api/departments/{department.Id}", DepartmentView.Of(department));
    }

    public static async Task<Results<Ok<DepartmentView>, ProblemHttpResult>> ChangeAsync(
        Guid id, DepartmentRequest request, ZhijianDb db, AuditLog audit, AgencyDirectory agencies, HttpContext http)
    {
        var department = await db.Set<Department>().SingleOrDefaultAsync(row => row.Id == new DepartmentId(id) && row.Key == request.Key, http.RequestAborted);
        if (department is null) return Problem.NotFound("department_not_found", "There is no such department in your agency, or its key is another one; keys cannot be changed.");
        (department.Name, department.EnglishName) = (request.Name, request.EnglishName);
        audit.Note(AuditActor.Of(http.User), AuditAction.DepartmentChanged, $"department:{department.Key}", department.Name);
        await db.SaveChangesAsync(http.RequestAborted);
        agencies.Put(new DepartmentName(department.AgencyId, department.Key, department.Name, department.IsClosed));
        return TypedResults.Ok(DepartmentView.Of(department));
    }
}
