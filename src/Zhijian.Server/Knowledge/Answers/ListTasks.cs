using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>An answer that runs out and wants a new version, a later date or its end (到期任务).</summary>
/// <param name="Department">Key of the department that owns the answer.</param>
/// <param name="ExpiresAt">First day on which citizens no longer get it.</param>
/// <param name="Since">When its present stage was noticed.</param>
/// <param name="AnswerStatus">Where its newest wording stands: a successor may be under way already.</param>
public sealed record AnswerTaskView(
    Guid AnswerId, string Key, string Question, string? Department, ExpiryStage Stage, DateOnly ExpiresAt, DateTimeOffset Since, AnswerStatus AnswerStatus);

/// <summary>One page of tasks.</summary>
public sealed record AnswerTaskPage(IReadOnlyList<AnswerTaskView> Items, int Total);

/// <summary>Lists what runs out, the most urgent first; an answer stands there once, with its latest stage. Who works for departments sees theirs and those of none.</summary>
internal static class ListTasks
{
    public static async Task<Ok<AnswerTaskPage>> HandleAsync(
        string? department, ZhijianDb db, HttpContext http, CancellationToken cancellation, [Range(1, 100_000)] int page = 1, [Range(1, 200)] int size = 50)
    {
        var scope = DepartmentScope.Of(http.User);
        var (all, keys) = (scope.CoversAll, scope.Keys.ToList());
        var open =
            from task in db.Set<AnswerTask>().AsNoTracking()
            join answer in db.Set<CanonicalAnswer>().AsNoTracking() on new { Id = task.AnswerId, Version = (int?)task.Version } equals new { answer.Id, Version = answer.ApprovedVersion }
            where department == null || answer.Department == department
            where all || answer.Department == null || keys.Contains(answer.Department)
            where !db.Set<AnswerTask>().Any(later => later.AnswerId == task.AnswerId && later.Version == task.Version && later.Stage > task.Stage)
            select new { task, answer };
        var total = await open.CountAsync(cancellation);
        var rows = await open.OrderBy(row => row.task.ExpiresAt).ThenBy(row => row.task.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancellation);
        return TypedResults.Ok(new AnswerTaskPage(
            rows.ConvertAll(row => new AnswerTaskView(
                row.answer.Id.Value, row.answer.Key, row.answer.Question, row.answer.Department, row.task.Stage, row.task.ExpiresAt, row.task.At, row.answer.Status)),
            total));
    }
}
