using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Says which department is to deal with a topic (指派).</summary>
internal static class AssignTopic
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, ClusterAssignment assignment, AgencyDirectory agencies, ZhijianDb db, DeskReach reach, HttpContext http)
    {
        var department = string.IsNullOrWhiteSpace(assignment.Department) ? null : assignment.Department.Trim();
        if (department is not null && agencies.FindDepartment(http.User.AgencyId(), department) is null)
            return Problem.Invalid("department_unknown", $"There is no department “{department}” in your agency. Choose another one.");
        var topic = new TopicId(id);
        var changed = await db.Set<Topic>().SeenBy(reach).Where(row => row.Id == topic).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Department, department).SetProperty(row => row.Version, row => row.Version + 1), http.RequestAborted);
        return changed > 0 ? TypedResults.NoContent() : ReadTopics.NotFound();
    }
}
