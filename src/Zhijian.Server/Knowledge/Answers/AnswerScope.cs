using System.Security.Claims;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>Which answers somebody reads: those of their departments, and from all departments those that citizens get anyway.</summary>
internal static class AnswerScope
{
    public static IQueryable<CanonicalAnswer> ReadableBy(this IQueryable<CanonicalAnswer> answers, ClaimsPrincipal person)
    {
        var scope = DepartmentScope.Of(person);
        if (scope.CoversAll) return answers;
        var keys = scope.Keys.ToList();
        return answers.Where(answer => answer.ApprovedVersion != null || keys.Contains(answer.Department!));
    }
}
